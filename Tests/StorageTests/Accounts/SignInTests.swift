import Domain
import Storage
import Testing

@Suite struct SignInTests {
    private func withAccount(
        on engine: Engine, _ test: (any Database, Account.ID) async throws -> Void
    ) async throws {
        try await engine.withDatabase { database in
            let id = try await database.write { transaction in
                _ = try transaction.accounts.insert(AccountStoreTests.ada, at: noon)
                return try transaction.accounts.insert(AccountStoreTests.ben, at: noon)
            }
            try await test(database, id)
        }
    }

    @Test(arguments: Engine.all) func `five attempts get through, then the account is locked for a quarter hour`(
        engine: Engine
    ) async throws {
        try await withAccount(on: engine) { database, id async throws in
            func attempts(at instants: [Int64]) async throws -> [Bool] {
                try await database.write { transaction in
                    try instants.map { try transaction.accounts.countSignIn(of: id, at: $0) }
                }
            }
            #expect(try await attempts(at: [0, 1, 2, 3, 4, 5, 903]) == [true, true, true, true, true, false, false])
            // Over after 900 seconds from the fifth attempt, and then it counts from the beginning.
            #expect(try await attempts(at: [904, 905, 906, 907, 908, 909]) == [true, true, true, true, true, false])
        }
    }

    @Test(arguments: Engine.all) func `of many attempts at once five get through`(engine: Engine) async throws {
        try await withAccount(on: engine) { database, id async throws in
            let passed = try await withThrowingTaskGroup { group in
                for _ in 1...20 {
                    group.addTask { try await database.write { try $0.accounts.countSignIn(of: id, at: noon) } }
                }
                return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(passed == 5)
        }
    }

    @Test(arguments: Engine.all) func `a right password clears the count`(engine: Engine) async throws {
        try await withAccount(on: engine) { database, id async throws in
            let allowed = try await database.write { transaction in
                try (0..<12).map { attempt in
                    if attempt == 4 || attempt == 9 { try transaction.accounts.resetSignIns(of: id) }
                    return try transaction.accounts.countSignIn(of: id, at: noon)
                }
            }
            #expect(!allowed.contains(false))
        }
    }

    @Test(arguments: Engine.all) func `a session is found with its account and touched once a minute`(
        engine: Engine
    ) async throws {
        try await withAccount(on: engine) { database, id async throws in
            let seen = try await database.write { transaction in
                try transaction.sessions.insert(tokenHash: "t1", account: id, formToken: "f1", at: noon)
                return try [noon + 59, noon + 60, noon + 90].map { instant in
                    try transaction.sessions.touch(tokenHash: "t1", at: instant)
                    return try transaction.sessions.find(tokenHash: "t1")?.seenAt
                }
            }
            #expect(seen == [noon, noon + 60, noon + 60])
            let session = try await database.read { try $0.sessions.find(tokenHash: "t1") }
            #expect(session?.account.id == id)
            #expect(session?.account.email == "ben@example.org")
            #expect(session?.formToken == "f1")
            #expect(session?.createdAt == noon)
            #expect(try await database.read { try $0.sessions.find(tokenHash: "t2") } == nil)
        }
    }

    @Test(arguments: Engine.all) func `sessions end one by one, all but this, all, and when unused`(
        engine: Engine
    ) async throws {
        try await withAccount(on: engine) { database, id async throws in
            func left(after change: @escaping @Sendable (SessionStore) throws -> Void) async throws -> Int {
                try await database.write { transaction in
                    try transaction.sessions.endAll(of: id)
                    for (index, token) in ["a", "b", "c"].enumerated() {
                        try transaction.sessions.insert(
                            tokenHash: token, account: id, formToken: "f", at: noon + Int64(index))
                    }
                    try change(transaction.sessions)
                    return try transaction.sessions.count(of: id, seenSince: 0)
                }
            }
            #expect(try await left { try $0.end(tokenHash: "a") } == 2)
            #expect(try await left { try $0.endAll(of: id, except: "b") } == 1)
            #expect(try await left { try $0.endAll(of: id) } == 0)
            #expect(try await left { try $0.endAll(unusedSince: noon + 1) } == 2)
            #expect(try await left { _ in } == 3)
        }
    }

    @Test(arguments: Engine.all) func `many sign in at once, while old sessions are forgotten`(
        engine: Engine
    ) async throws {
        try await withAccount(on: engine) { database, id in
            try await withThrowingTaskGroup { group in
                for number in 1...100 {
                    group.addTask {
                        try await database.write { transaction in
                            guard try transaction.accounts.find(email: "ada@example.org") != nil else { return }
                            try transaction.sessions.endAll(unusedSince: noon)
                            try transaction.sessions.insert(
                                tokenHash: "t\(number)", account: id, formToken: "f", at: noon + Int64(number))
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await database.read { try $0.sessions.count(of: id, seenSince: 0) } == 100)
        }
    }

    @Test(arguments: Engine.all) func `closing an account ends its sessions, links and attempts`(
        engine: Engine
    ) async throws {
        try await withAccount(on: engine) { database, id async throws in
            try await database.write { transaction in
                try transaction.sessions.insert(tokenHash: "t", account: id, formToken: "f", at: noon)
                try transaction.signInLinks.insert(tokenHash: "l", account: id, expiresAt: noon + 10)
                var ben = AccountStoreTests.ben
                (ben.id, ben.isClosed) = (id, true)
                try transaction.accounts.update(ben)
                #expect(try transaction.sessions.find(tokenHash: "t") == nil)
                #expect(try transaction.signInLinks.use(tokenHash: "l", at: noon) == nil)
                #expect(try !transaction.accounts.countSignIn(of: id, at: noon))
            }
        }
    }

    @Test(arguments: Engine.all) func `a link lets one in, once, until it expires`(engine: Engine) async throws {
        try await withAccount(on: engine) { database, id async throws in
            try await database.write { transaction in
                for token in ["a", "b", "c"] {
                    try transaction.signInLinks.insert(tokenHash: token, account: id, expiresAt: noon + 10)
                }
                let links = transaction.signInLinks
                #expect(try links.account(tokenHash: "a", at: noon)?.id == id)
                #expect(try links.use(tokenHash: "a", at: noon + 9)?.id == id)
                #expect(try links.use(tokenHash: "a", at: noon + 9) == nil)
                #expect(try links.account(tokenHash: "a", at: noon) == nil)
                #expect(try links.use(tokenHash: "b", at: noon + 10) == nil)
                #expect(try links.use(tokenHash: "nobody's", at: noon) == nil)
                try links.void(of: id)
                #expect(try links.use(tokenHash: "c", at: noon) == nil)
            }
        }
    }

    @Test(arguments: Engine.all) func `of many who use a link at once one gets in`(engine: Engine) async throws {
        try await withAccount(on: engine) { database, id async throws in
            try await database.write { transaction in
                try transaction.signInLinks.insert(tokenHash: "a", account: id, expiresAt: noon + 10)
            }
            let winners = try await withThrowingTaskGroup { group in
                for _ in 1...12 {
                    group.addTask { try await database.write { try $0.signInLinks.use(tokenHash: "a", at: noon) } }
                }
                return try await group.reduce(into: [Account.ID]()) { if let account = $1 { $0.append(account.id) } }
            }
            #expect(winners == [id])
        }
    }
}
