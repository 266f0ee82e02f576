import Domain
import Storage
import Testing

@Suite struct APITokenStoreTests {
    private static let draft = APITokenDraft(kept: "Till", role: .executive, lastDay: Day(rawValue: 20_200))

    @Test(arguments: Engine.all) func `a token is found by its hash until it is revoked`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            try await database.write { transaction in
                let id = try transaction.apiTokens.insert(Self.draft, tokenHash: "h", by: nil, at: noon)
                let token = try #require(try transaction.apiTokens.find(tokenHash: "h"))
                #expect(token == APIToken(id: id, draft: Self.draft, madeAt: noon))
                #expect(try transaction.apiTokens.find(tokenHash: "x") == nil)
                for day in [20_100, 20_150, 20_120] {
                    try transaction.apiTokens.touch(id, on: Day(rawValue: day))
                }
                #expect(try transaction.apiTokens.find(tokenHash: "h")?.usedOn == Day(rawValue: 20_150))
                #expect(try transaction.apiTokens.revoke(id))
                #expect(try transaction.apiTokens.find(tokenHash: "h")?.isRevoked == true)
                #expect(try transaction.apiTokens.revoke(APIToken.ID(99)) == false)
            }
        }
    }

    @Test func `a token is good through its last day and not after it is revoked`() {
        var token = APIToken(draft: Self.draft, madeAt: 0)
        #expect(token.isGood(on: Day(rawValue: 20_200)) && !token.isGood(on: Day(rawValue: 20_201)))
        token.isRevoked = true
        #expect(!token.isGood(on: Day(rawValue: 20_000)))
    }

    @Test(arguments: Engine.all) func `of many who claim a request at once, one gets it`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let id = try await database.write {
                try $0.apiTokens.insert(Self.draft, tokenHash: "h", by: nil, at: noon)
            }
            let key = IdempotencyStore.Key(token: id, name: "one")
            let claims = try await withThrowingTaskGroup { group in
                for _ in 0..<16 {
                    group.addTask {
                        try await database.writeBeside { try $0.idempotency.claim(key, request: "r", at: noon) }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(claims.count { $0 == .free } == 1 && claims.count { $0 == .running } == 15, "\(claims)")
        }
    }

    @Test(arguments: Engine.all) func `an answer is kept for a day, and a refusal frees the name`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase { database in
            try await database.write { transaction in
                let token = try transaction.apiTokens.insert(Self.draft, tokenHash: "h", by: nil, at: noon)
                let key = IdempotencyStore.Key(token: token, name: "one")
                let store = transaction.idempotency
                #expect(try store.claim(key, request: "r", at: noon) == .free)
                try store.release(key)
                #expect(try store.claim(key, request: "r", at: noon) == .free)
                try store.keep([1, 0, 255], of: key)
                try store.release(key)
                #expect(try store.claim(key, request: "r", at: noon + 86_399) == .answered([1, 0, 255]))
                #expect(try store.claim(key, request: "other", at: noon + 86_399) == .taken)
                #expect(try store.claim(key, request: "other", at: noon + 86_400) == .free)
                #expect(try transaction.apiTokens.revoke(token), "with what was kept")
            }
        }
    }
}
