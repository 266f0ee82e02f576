import Storage
import Testing

@Suite struct MigrationTests {
    @Test(arguments: Engine.all, 0...Migration.all.count) func `a database at any step upgrades to the last`(
        engine: Engine, step: Int
    ) async throws {
        try await engine.withDatabase(migrations: Array(Migration.all.prefix(step))) { database in
            let applied = try await database.migrate(Migration.all, at: noon)
            #expect(applied.map(\.number) == Migration.all.dropFirst(step).map(\.number))
            let listed = try await database.read { transaction in
                try transaction.rows("SELECT number, name, applied_at FROM schema_migration ORDER BY number") {
                    (Int($0.integer(0)), $0.text(1), $0.integer(2))
                }
            }
            #expect(listed.map(\.0) == Migration.all.map(\.number))
            #expect(listed.map(\.1) == Migration.all.map(\.name))
            #expect(listed.allSatisfy { $0.2 == noon })
            #expect(try await database.migrate(Migration.all, at: noon) == [])
            #expect(try await database.integrityProblems() == [])
        }
    }

    @Test func `migrations are numbered from 1 without gaps`() {
        #expect(Migration.all.map(\.number) == Array(1...Migration.all.count))
    }

    @Test(arguments: Engine.all) func `a migration that fails leaves nothing of itself`(engine: Engine) async throws {
        let torn = Migration(
            number: 2, name: "torn", statements: ["CREATE TABLE half (id IDENTITY) STRICT", "CREATE TABLE nonsense"])
        try await engine.withDatabase(migrations: [kinds]) { database async throws in
            await #expect(throws: (any Error).self) { try await database.migrate([kinds, torn], at: noon) }
            #expect(try await database.number("SELECT max(number) FROM schema_migration") == 1)
            await #expect(throws: (any Error).self) { try await database.number("SELECT count(*) FROM half") }
        }
    }

    @Test(arguments: Engine.all) func `a newer database is refused`(engine: Engine) async throws {
        let later = Migration(number: 2, name: "later", statements: ["CREATE TABLE later (id IDENTITY) STRICT"])
        try await engine.withDatabase(migrations: [kinds, later]) { database async throws in
            await #expect(throws: DatabaseRefusal.newer(found: 2, known: 1)) {
                try await database.migrate([kinds], at: noon)
            }
        }
    }

    @Test(arguments: Engine.all) func `another program's tables are refused and left alone`(
        engine: Engine
    ) async throws {
        try await engine.withPlace { place in
            let database = try await place.open()
            try await database.run("CREATE TABLE theirs (id BIGINT)")
            let refusal = await #expect(throws: DatabaseRefusal.self) {
                try await database.migrate(Migration.all, at: noon)
            }
            #expect(refusal?.description.contains("theirs") == true)
            await #expect(throws: (any Error).self) { try await database.number("SELECT count(*) FROM unit") }
            try await database.close()
        }
    }

    @Test(arguments: Engine.all) func `a schema with our table's name but other steps is refused`(
        engine: Engine
    ) async throws {
        let theirs = Migration(number: 1, name: "theirs", statements: ["CREATE TABLE theirs (id IDENTITY) STRICT"])
        try await engine.withDatabase(migrations: [theirs]) { database async throws in
            let refusal = await #expect(throws: DatabaseRefusal.self) {
                try await database.migrate(Migration.all, at: noon)
            }
            #expect(refusal?.description.contains("theirs") == true)
        }
    }

    @Test(arguments: Engine.all) func `processes that migrate at once wait for one another`(
        engine: Engine
    ) async throws {
        try await engine.withPlace { place in
            let applied = try await withThrowingTaskGroup { group in
                for _ in 1...4 {
                    group.addTask {
                        let database = try await place.open()
                        let applied = try await database.migrate(Migration.all, at: noon)
                        try await database.close()
                        return applied.map(\.number)
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(applied.sorted() == Migration.all.map(\.number))
        }
    }

    @Test(arguments: Engine.all) func `the source of what lies below is number 1`(engine: Engine) async throws {
        try await engine.withDatabase { database async throws in
            #expect(try await database.number("SELECT id FROM source WHERE kind = 'below'") == 1)
        }
    }
}
