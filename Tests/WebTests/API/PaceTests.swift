import Domain
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import Web

@Suite struct PaceTests {
    @Test func `a bucket empties, fills again and never overflows`() {
        let (pace, one, other) = (Pace(most: 3, perSecond: 2), APIToken.ID(1), APIToken.ID(2))
        #expect((0..<4).map { _ in pace.wait(for: one, at: 100) } == [nil, nil, nil, 1])
        #expect(pace.wait(for: other, at: 100) == nil)
        #expect((0..<3).map { _ in pace.wait(for: one, at: 101) } == [nil, nil, 1])
        #expect((0..<4).map { _ in pace.wait(for: one, at: 500) } == [nil, nil, nil, 1])
        #expect(pace.wait(for: one, at: 400) == 1, "a clock that is set back fills nothing")
    }

    @Test func `who asks too fast is told how long to wait`() async throws {
        try await TestSite.run(on: [.file]) { test, client in
            let program = try await test.program(client, .executive)
            var last = try await program.get("/surveys")
            for _ in 0..<600 { last = try await program.get("/surveys") }
            #expect(last.status == .tooManyRequests && last.headers[.retryAfter] == "1")
            #expect(last.headers[.contentType] == "application/problem+json")
            #expect(try await test.program(client).get("/surveys").status == .ok)
            test.clock.pass(1)
            #expect(try await program.get("/surveys").status == .ok)
        }
    }
}
