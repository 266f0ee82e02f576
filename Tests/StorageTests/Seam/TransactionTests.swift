import Storage
import Synchronization
import Testing

@Suite struct TransactionTests {
    @Test(arguments: Engine.all) func `work that throws leaves nothing behind`(engine: Engine) async throws {
        struct Second: Error {}
        try await engine.withDatabase(migrations: [kinds]) { database async throws in
            await #expect(throws: Second.self) {
                try await database.write { transaction in
                    try transaction.execute("INSERT INTO thing (whole) VALUES (1)")
                    throw Second()
                }
            }
            #expect(try await database.number("SELECT count(*) FROM thing") == 0)
        }
    }

    @Test(arguments: Engine.all) func `a failed statement loses the transaction, also when it is caught`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase(migrations: [kinds]) { database async throws in
            let fault = await #expect(throws: StatementFault.self) {
                try await database.write { transaction in
                    try transaction.execute("INSERT INTO thing (whole) VALUES (1)")
                    _ = try? transaction.execute("INSERT INTO thing (kind) VALUES ('BLOB')")
                }
            }
            #expect(fault?.kind == .check)
            #expect(try await database.number("SELECT count(*) FROM thing") == 0)
        }
    }

    @Test(arguments: Engine.all) func `a read cannot write`(engine: Engine) async throws {
        try await engine.withDatabase(migrations: [kinds]) { database async throws in
            await #expect(throws: StatementFault.self) {
                try await database.read { try $0.execute("INSERT INTO thing (whole) VALUES (1)") }
            }
            await #expect(throws: StatementFault.self) {
                try await database.readBeside { try $0.execute("INSERT INTO thing (whole) VALUES (1)") }
            }
            #expect(try await database.readBeside { try $0.first("SELECT count(*) FROM thing") { $0.integer(0) } } == 0)
        }
    }

    @Test(arguments: Engine.all) func `a read sees one state of the database to its end`(engine: Engine) async throws {
        try await engine.withDatabase(migrations: [kinds]) { database in
            let (began, begin) = AsyncStream<Void>.makeStream()
            let written = Mutex(false)
            async let counts = database.read { transaction in
                let before = try transaction.first("SELECT count(*) FROM thing") { $0.integer(0) }
                begin.finish()
                while !written.withLock({ $0 }) {}
                return [before, try transaction.first("SELECT count(*) FROM thing") { $0.integer(0) }]
            }
            for await _ in began {}
            try await database.run("INSERT INTO thing (whole) VALUES (1)")
            written.withLock { $0 = true }
            #expect(try await counts == [0, 0])
        }
    }

    @Test(arguments: Engine.all) func `writes beside each other all count, but for one that throws`(
        engine: Engine
    ) async throws {
        struct Second: Error {}
        try await engine.withDatabase(migrations: [kinds]) { database async throws in
            try await database.run("INSERT INTO thing (whole) VALUES (0)")
            await withTaskGroup { group in
                for number in 0..<40 {
                    group.addTask {
                        try? await database.writeBeside { transaction in
                            try transaction.hold("thing", .beside)
                            try transaction.execute("UPDATE thing SET whole = whole + 1")
                            if number == 7 { throw Second() }
                        }
                    }
                }
            }
            #expect(try await database.number("SELECT whole FROM thing") == 39)
        }
    }

    @Test(arguments: Engine.all) func `a write whose client has hung up is kept`(engine: Engine) async throws {
        try await engine.withDatabase(migrations: [kinds]) { database async throws in
            let (began, begin) = AsyncStream<Void>.makeStream()
            let cancelled = Mutex(false)
            let task = Task {
                try await database.write { transaction in
                    begin.finish()
                    while !cancelled.withLock({ $0 }) {}
                    try transaction.execute("INSERT INTO thing (whole) VALUES (1)")
                }
            }
            for await _ in began {}
            task.cancel()
            cancelled.withLock { $0 = true }
            _ = await task.result
            #expect(try await database.number("SELECT count(*) FROM thing") == 1)
        }
    }

    @Test(arguments: Engine.all) func `writers that read before they write never overtake one another`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase(migrations: [kinds]) { database in
            try await database.run("INSERT INTO thing (whole) VALUES (0)")
            try await withThrowingTaskGroup { group in
                for _ in 1...30 {
                    group.addTask {
                        try await database.write { transaction in
                            let whole = try transaction.first("SELECT whole FROM thing") { $0.integer(0) } ?? 0
                            try transaction.execute("UPDATE thing SET whole = \(whole + 1)")
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await database.number("SELECT whole FROM thing") == 30)
        }
    }
}
