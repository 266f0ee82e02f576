import ArgumentParser
import Domain
import Foundation
import SQLite
import Storage
import Testing

@testable import CLI

@Suite struct FirstStartTests {
    @Test func `the first start makes an administrator and a way in, later ones only when asked`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "insideout-start-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let database = try await DatabaseOptions.parse(["--data", folder.path]).open(creating: true)
        let first = try await FirstStart.prepare(database, sample: nil, wantsLink: false)
        #expect(first.signInPath?.wholeMatch(of: /\/sign-in\/[0-9a-f]{64}/) != nil)
        let accounts = try await database.read { try $0.accounts.list() }
        #expect(accounts.map(\.role) == [.administrator] && accounts.map(\.hasPassword) == [false])
        #expect(try await FirstStart.prepare(database, sample: nil, wantsLink: false).signInPath == nil)
        let again = try await FirstStart.prepare(database, sample: nil, wantsLink: true)
        #expect(again.signInPath != nil && again.signInPath != first.signInPath)
        #expect(try await database.read { try $0.accounts.list() }.count == 1)
        try await database.close()
    }

    @Test func `the sample is loaded beside nothing of one's own`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "insideout-start-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let database = try await DatabaseOptions.parse(["--data", folder.path]).open(creating: true)
        _ = try await database.write { try $0.units.insert(UnitDraft(key: "own", name: "Own", kind: ""), below: nil) }
        let sample = URL(filePath: #filePath).appending(path: "../../../sample").standardized.path
        _ = try await FirstStart.prepare(database, sample: sample, wantsLink: false)
        #expect(try await database.read { try $0.units.tree() }.units.count == 1)
        try await database.close()
    }
}
