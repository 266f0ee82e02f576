import Domain
import Storage
import Testing

@Suite struct AccountStoreTests {
    static let ada = Account(name: "Ada Öberg", email: "Ada@Example.org", role: .administrator)
    static let ben = Account(name: "Ben", email: "ben@example.org", role: .analyst)

    @Test(arguments: Engine.all) func `an account comes back as it was kept, by any spelling of its address`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase { database in
            let id = try await database.write { try $0.accounts.insert(Self.ada, at: noon) }
            var expected = Self.ada
            expected.id = id
            try await database.read { [expected] transaction throws in
                #expect(try transaction.accounts.find(id) == expected)
                #expect(try transaction.accounts.find(email: " ADA@example.ORG ") == expected)
                #expect(try transaction.accounts.find(email: "eve@example.org") == nil)
            }
        }
    }

    @Test(arguments: Engine.all) func `an address belongs to one account`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let ben = try await database.write { transaction in
                _ = try transaction.accounts.insert(Self.ada, at: noon)
                return try transaction.accounts.insert(Self.ben, at: noon)
            }
            var copy = Self.ben
            (copy.id, copy.email) = (ben, "ada@EXAMPLE.org")
            for change in [
                { @Sendable [copy] in _ = try $0.insert(copy, at: noon) }, { @Sendable [copy] in try $0.update(copy) },
            ] as [@Sendable (AccountStore) throws -> Void] {
                let problems = await #expect(throws: FieldProblems.self) {
                    try await database.write { try change($0.accounts) }
                }
                #expect(problems?.message(for: "email")?.contains("Ada Öberg") == true)
            }
        }
    }

    @Test(arguments: Engine.all) func `people are listed by name and found by words of name and address`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase { database in
            try await database.write { transaction in
                for account in [Self.ben, Self.ada] { _ = try transaction.accounts.insert(account, at: noon) }
            }
            try await database.read { transaction throws in
                #expect(try transaction.accounts.list().map(\.name) == ["Ada Öberg", "Ben"])
                #expect(try transaction.accounts.list(matching: "oberg ADA").map(\.name) == ["Ada Öberg"])
                #expect(try transaction.accounts.list(matching: "ben@").map(\.name) == ["Ben"])
                #expect(try transaction.accounts.list(matching: "e%p").isEmpty)
                #expect(try transaction.accounts.list(limit: 1).count == 1)
            }
        }
    }

    @Test(arguments: Engine.all) func `the last open administrator stays`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let id = try await database.write { transaction in
                var second = Self.ada
                (second.email, second.isClosed) = ("second@example.org", true)
                _ = try transaction.accounts.insert(second, at: noon)
                return try transaction.accounts.insert(Self.ada, at: noon)
            }
            var (closed, demoted, renamed) = (Self.ada, Self.ada, Self.ada)
            (closed.id, closed.isClosed) = (id, true)
            (demoted.id, demoted.role) = (id, .analyst)
            (renamed.id, renamed.name) = (id, "Ada")
            for account in [closed, demoted] {
                await #expect(throws: FieldProblems.self) {
                    try await database.write { try $0.accounts.update(account) }
                }
            }
            try await database.write { [renamed] in try $0.accounts.update(renamed) }
            #expect(try await database.read { try $0.accounts.find(id) } == renamed)
        }
    }

    @Test(arguments: Engine.all) func `two administrators who close each other at once leave one`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase { database in
            let accounts = try await database.write { transaction in
                try ["one", "two"].map { name in
                    var account = Account(name: name, email: "\(name)@example.org", role: .administrator)
                    account.id = try transaction.accounts.insert(account, at: noon)
                    return account
                }
            }
            await withTaskGroup { group in
                for account in accounts {
                    group.addTask {
                        var closed = account
                        closed.isClosed = true
                        _ = try? await database.write { [closed] in try $0.accounts.update(closed) }
                    }
                }
            }
            #expect(try await database.number("SELECT count(*) FROM account WHERE is_closed = 0") == 1)
        }
    }

    @Test(arguments: Engine.all) func `a password is kept and marks the account`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let id = try await database.write { try $0.accounts.insert(Self.ben, at: noon) }
            #expect(try await database.read { try $0.accounts.passwordHash(of: id) } == nil)
            try await database.write { try $0.accounts.setPasswordHash("a hash", of: id) }
            try await database.read { transaction throws in
                #expect(try transaction.accounts.passwordHash(of: id) == "a hash")
                #expect(try transaction.accounts.find(id)?.hasPassword == true)
            }
        }
    }
}
