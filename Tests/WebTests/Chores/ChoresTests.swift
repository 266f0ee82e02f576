import Synchronization
import Testing

@testable import Web

struct ChoresTests {
    private struct Fault: Error {}

    @Test func `chores are done over and over, also after they have failed, and end with the site`() async throws {
        let (times, signal) = AsyncStream.makeStream(of: Void.self)
        let ended = Mutex(false)
        let chores = Chores(
            list: [
                Chore("fails", every: .milliseconds(1)) {
                    signal.yield()
                    throw Fault()
                },
                Chore("waits", every: .milliseconds(1)) {
                    try? await Task.sleep(for: .seconds(600))
                    ended.withLock { $0 = true }
                },
            ], logger: .silent)
        try await chores.run {
            var count = 0
            for await _ in times {
                count += 1
                if count == 3 { break }
            }
        }
        #expect(ended.withLock { $0 }, "what was begun is through when the site ends")
    }

    @Test func `what ends the site comes through`() async throws {
        let chores = Chores(list: [Chore("idle", every: .seconds(600)) {}], logger: .silent)
        await #expect(throws: Fault.self) { try await chores.run { throw Fault() } }
    }
}
