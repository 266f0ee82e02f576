import Domain
import Exchange
import Foundation
import Logging
import Testing

@testable import Web

@Suite struct ExportDeskTests {
    private func order(_ round: Int64) -> ExportDesk.Order {
        ExportDesk.Order(account: Account.ID(1), round: Round.ID(round), format: .xlsx, query: Form())
    }

    private func file(_ path: String = "") -> ExportDesk.File {
        ExportDesk.File(path: path, name: "f", type: "t", responses: 0, bytes: 0)
    }

    private func wait(_ desk: ExportDesk, _ id: String, for state: ExportDesk.State) async throws {
        while desk.work(id)?.state != state { try await Task.sleep(for: .milliseconds(2)) }
    }

    @Test(.timeLimit(.minutes(1))) func `more than may be written at once wait in line`() async throws {
        let desk = ExportDesk(mostAtOnce: 1)
        let gate = AsyncStream<Void>.makeStream()
        let first = desk.begin(order(1), at: 0, logger: .silent) { _ in
            for await _ in gate.stream { break }
            return file()
        }
        let second = desk.begin(order(2), at: 0, logger: .silent) { _ in file() }
        try await wait(desk, first, for: .working(fraction: 0))
        #expect(desk.work(second)?.state == .waiting)
        gate.continuation.yield()
        try await wait(desk, second, for: .ready(file()))
        #expect(desk.work(first)?.state == .ready(file()))
    }

    @Test(.timeLimit(.minutes(1))) func `who asks twice meanwhile gets the same, and afterwards a new one`()
        async throws
    {
        let desk = ExportDesk()
        let gate = AsyncStream<Void>.makeStream()
        let first = desk.begin(order(1), at: 0, logger: .silent) { _ in
            for await _ in gate.stream { break }
            return file()
        }
        #expect(desk.begin(order(1), at: 0, logger: .silent) { _ in file("never") } == first)
        gate.continuation.yield()
        try await wait(desk, first, for: .ready(file()))
        #expect(desk.begin(order(1), at: 0, logger: .silent) { _ in file() } != first)
    }

    @Test(.timeLimit(.minutes(1))) func `a refusal keeps its words, a fault of ours does not`() async throws {
        let desk = ExportDesk()
        let refused = desk.begin(order(1), at: 0, logger: .silent) { _ in throw ResponseFault.diskFull }
        try await wait(desk, refused, for: .refused("The disk is full. Free some space and try again."))
        let failed = desk.begin(order(2), at: 0, logger: .silent) { _ in throw CancellationError() }
        try await wait(desk, failed, for: .failed)
    }

    @Test(.timeLimit(.minutes(1))) func `what nobody fetched is thrown away after an hour`() async throws {
        let desk = ExportDesk()
        let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        let old = desk.begin(order(1), at: 0, logger: .silent) { _ in
            try "x".write(toFile: path, atomically: false, encoding: .utf8)
            return file(path)
        }
        try await wait(desk, old, for: .ready(file(path)))
        _ = desk.begin(order(2), at: ExportDesk.patience, logger: .silent) { _ in file() }
        #expect(desk.work(old) != nil)
        _ = desk.begin(order(3), at: ExportDesk.patience + 1, logger: .silent) { _ in file() }
        #expect(desk.work(old) == nil && !FileManager.default.fileExists(atPath: path))
    }

    @Test func `files that were left lying are cleared away, others are not`() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "insideout-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let folder = UploadFolder(path)
        let (old, new, upload) = (try folder.outgoing(), try folder.outgoing(), "\(path)/1.csv")
        for file in [old, new, upload] { try "x".write(toFile: file, atomically: false, encoding: .utf8) }
        for file in [old, upload] {
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: 99)], ofItemAtPath: file)
        }
        folder.clearOutgoing(before: 100)
        #expect([old, new, upload].map { FileManager.default.fileExists(atPath: $0) } == [false, true, true])
    }
}
