import Storage
import Synchronization
import Testing

@Suite struct SharedReadTests {
    private struct Broken: Error {}

    private final class Counter: Sendable {
        private let count = Mutex(0)
        var value: Int { count.withLock { $0 } }

        func next() -> Int {
            count.withLock { count in
                count += 1
                return count
            }
        }
    }

    @Test func `those who ask while a read is on its way share the next one`() async throws {
        let reads = Counter()
        let gate = AsyncStream<Void>.makeStream()
        let shared = SharedRead<String, Int> { _ in
            let number = reads.next()
            if number == 1 { for await _ in gate.stream { break } }
            return number
        }
        async let first = shared.value("a")
        while reads.value == 0 { await Task.yield() }
        let later = (0..<50).map { _ in Task { try await shared.value("a") } }
        for _ in 0..<1_000 { await Task.yield() }
        gate.continuation.yield()
        #expect(try await first == 1)
        for task in later {
            let number = try await task.value
            #expect(number > 1)
        }
        #expect(reads.value < 50)
    }

    @Test func `nobody is told anything older than her question`() async throws {
        let state = Counter()
        let shared = SharedRead<String, Int> { _ in
            let seen = state.value
            await Task.yield()
            return seen
        }
        try await withThrowingTaskGroup { group in
            for _ in 0..<200 {
                group.addTask {
                    let before = state.next()
                    let told = try await shared.value("a")
                    #expect(told >= before)
                }
            }
            try await group.waitForAll()
        }
    }

    @Test func `what goes wrong is told to all who shared it, and the next one asks anew`() async throws {
        let asked = Counter()
        let shared = SharedRead<Int, Int> { key in
            if asked.next() == 1 { throw Broken() }
            return key
        }
        await #expect(throws: Broken.self) { try await shared.value(1) }
        #expect(try await shared.value(1) == 1)
        #expect(try await shared.value(2) == 2)
    }
}
