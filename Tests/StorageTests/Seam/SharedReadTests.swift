import Storage
import Synchronization
import Testing

@Suite struct SharedReadTests {
    private struct Broken: Error {}

    @Test func `those who ask while a read is on its way share the next one`() async throws {
        let (reads, gate) = (Mutex(0), AsyncStream<Void>.makeStream())
        let shared = SharedRead<String, Int> { _ in
            let number = reads.withLock { reads in
                reads += 1
                return reads
            }
            if number == 1 { for await _ in gate.stream { break } }
            return number
        }
        async let first = shared.value("a")
        while reads.withLock({ $0 }) == 0 { await Task.yield() }
        let later = (0..<50).map { _ in Task { try await shared.value("a") } }
        for _ in 0..<1_000 { await Task.yield() }
        gate.continuation.yield()
        #expect(try await first == 1)
        for task in later { #expect(try await task.value > 1) }
        #expect(reads.withLock { $0 } < 50)
    }

    @Test func `nobody is told anything older than her question`() async throws {
        let state = Mutex(0)
        let shared = SharedRead<String, Int> { _ in
            let seen = state.withLock { $0 }
            await Task.yield()
            return seen
        }
        try await withThrowingTaskGroup { group in
            for _ in 0..<200 {
                group.addTask {
                    let before = state.withLock { state in
                        state += 1
                        return state
                    }
                    #expect(try await shared.value("a") >= before)
                }
            }
            try await group.waitForAll()
        }
    }

    @Test func `what goes wrong is told to all who shared it, and the next one asks anew`() async throws {
        let isBroken = Mutex(true)
        let shared = SharedRead<Int, Int> { key in
            if isBroken.withLock({ $0 }) { throw Broken() }
            return key
        }
        await #expect(throws: Broken.self) { try await shared.value(1) }
        isBroken.withLock { $0 = false }
        #expect(try await shared.value(1) == 1)
        #expect(try await shared.value(2) == 2)
    }
}
