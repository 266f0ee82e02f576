import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

@Suite struct IdempotencyTests {
    private static let answers = "{\"answers\": {\"nps\": 9, \"again\": true, \"why\": \"So.\"}}"

    @Test func `a request under one name is carried out once, and answered alike`() async throws {
        try await TestSite.run { test, client in
            let (program, round) = (try await test.program(client), try await test.openRound(responses: 0))
            let path = "/rounds/\(round)/responses"
            func send(_ body: String, _ key: String, _ path: String = path) async throws -> TestResponse {
                try await program.send(.post, path, body, headers: [.idempotencyKey: key])
            }
            let first = try await send(Self.answers, "call-1")
            #expect(first.status == .created && first.headers[.idempotencyReplayed] == nil)
            let second = try await send(Self.answers, "call-1")
            #expect(second.status == .created && second.text == first.text)
            #expect(second.headers[.idempotencyReplayed] == "true")
            #expect(try await send("{\"answers\": {}}", "call-1").status == .unprocessableContent)
            #expect(try await send(Self.answers, "call-1", "/rounds/\(round)/closure").status == .unprocessableContent)
            #expect(try await send(Self.answers, "call-2").text != first.text)
            let other = try await test.program(client)
            #expect(
                try await other.send(.post, path, Self.answers, headers: [.idempotencyKey: "call-1"]).text != first.text
            )
            #expect(try await test.site.database.read { try $0.rounds.responses(of: round) } == 3)
            for key in ["", "two words", "ü", String(repeating: "x", count: 256)] {
                #expect(try await send(Self.answers, key).status == .badRequest, "\(key)")
            }
        }
    }

    @Test func `what was refused may come again under its name, and a name is forgotten after a day`() async throws {
        try await TestSite.run { test, client in
            let (program, round) = (try await test.program(client), try await test.openRound(responses: 0))
            func send(_ body: String) async throws -> TestResponse {
                try await program.send(
                    .post, "/rounds/\(round)/responses", body, headers: [.idempotencyKey: "one"])
            }
            #expect(try await send("{\"answers\": {\"nps\": 11}}").status == .unprocessableContent)
            #expect(try await send(Self.answers).status == .created)
            test.clock.pass(IdempotencyStore.life)
            let later = try await send("{\"answers\": {\"nps\": 1}}")
            #expect(later.status == .created && later.headers[.idempotencyReplayed] == nil)
        }
    }

    @Test func `a request that broke off counts once, and its name is free after a minute`() async throws {
        try await TestSite.run { test, client in
            let (program, round) = (try await test.program(client), try await test.openRound(responses: 0))
            func send() async throws -> TestResponse {
                try await program.send(
                    .post, "/rounds/\(round)/responses", Self.answers, headers: [.idempotencyKey: "one"])
            }
            let first = try await send()
            // As if the server had died before it noted the answer.
            _ = try await test.site.database.write { try $0.execute("UPDATE idempotency_key SET answer = NULL") }
            let busy = try await send()
            #expect(busy.status == .conflict && busy.headers[.retryAfter] == "1")
            test.clock.pass(IdempotencyStore.lease)
            #expect(try await send().text == first.text)
            #expect(try await test.site.database.read { try $0.rounds.responses(of: round) } == 1)
        }
    }

    @Test func `many at once under one name are one`() async throws {
        try await TestSite.run { test, client in
            let (program, round) = (try await test.program(client), try await test.openRound(responses: 0))
            let statuses = try await withThrowingTaskGroup { group in
                for _ in 0..<12 {
                    group.addTask {
                        try await program.send(
                            .post, "/rounds/\(round)/responses", Self.answers, headers: [.idempotencyKey: "one"]
                        ).status.code
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.contains(201) && statuses.allSatisfy { [201, 409].contains($0) }, "\(statuses)")
            #expect(try await test.site.database.read { try $0.rounds.responses(of: round) } == 1)
        }
    }

    @Test func `a kept answer cannot be read without the token`() async throws {
        try await TestSite.run(on: [.file]) { test, client in
            let (program, round) = (try await test.program(client), try await test.openRound(responses: 0))
            try await program.send(
                .post, "/rounds/\(round)/responses", Self.answers, headers: [.idempotencyKey: "one"])
            let kept = try await test.site.database.read { transaction in
                try transaction.first("SELECT answer, key FROM idempotency_key") { $0.blob(0) }
            }
            let bytes = try #require(kept)
            #expect(!String(decoding: bytes, as: UTF8.self).contains("nps"))
            #expect(throws: (any Error).self) { try ReplySeal(secret: Token().text, name: "one").open(bytes) }
            #expect(try ReplySeal(secret: "Bearer \(program.token)", name: "one").open(bytes).text.contains("nps"))
        }
    }
}
