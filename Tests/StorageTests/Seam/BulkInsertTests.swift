import Storage
import Testing

@Suite struct BulkInsertTests {
    private static let merged = MergedColumns(key: ["key", "day"], sums: ["n", "sum"])

    /// Adds rows to `tally`.
    private func add(_ rows: [(Int, Int, Int, Double?)], to database: any Database, merging: MergedColumns?)
        async throws
    {
        try await database.write { transaction in
            var rest = rows[...]
            try transaction.insert(into: "tally", columns: ["key", "day", "n", "sum"], merging: merging) { row in
                guard let next = rest.popFirst() else { return false }
                row.append(next.0)
                row.append(next.1)
                row.append(next.2)
                row.append(next.3)
                return true
            }
        }
    }

    private func tally(_ database: any Database) async throws -> [String] {
        try await database.read { transaction in
            try transaction.rows("SELECT key, day, n, sum FROM tally ORDER BY key, day") { row in
                "\(row.integer(0))/\(row.integer(1)): \(row.integer(2)) \(row.isNull(3) ? "–" : "\(row.real(3))")"
            }
        }
    }

    @Test(arguments: Engine.all) func `rows that are there already are added up, also within one call`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase(migrations: [kinds]) { database in
            try await add([(1, 1, 2, 0.5), (1, 2, 1, nil), (2, 1, 1, 1)], to: database, merging: nil)
            try await add(
                [(1, 1, 3, 0.25), (3, 1, 1, 7), (3, 1, 2, 8), (1, 2, 1, 4), (2, 1, 1, nil)], to: database,
                merging: Self.merged)
            #expect(try await tally(database) == ["1/1: 5 0.75", "1/2: 2 –", "2/1: 2 –", "3/1: 3 15.0"])
        }
    }

    @Test(arguments: Engine.all) func `a row that is there already is an error where nothing is merged`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase(migrations: [kinds]) { database async throws in
            let fault = await #expect(throws: StatementFault.self) {
                try await add([(1, 1, 2, 0.5), (1, 1, 1, 1)], to: database, merging: nil)
            }
            #expect(fault?.kind == .unique)
            #expect(try await tally(database) == [])
        }
    }

    @Test(arguments: Engine.all) func `more rows than fit a batch arrive`(engine: Engine) async throws {
        try await engine.withDatabase(migrations: [kinds]) { database in
            try await database.write { transaction in
                var count = 0
                try transaction.insert(
                    into: "tally", columns: ["key", "day", "n", "sum"], merging: Self.merged
                ) { row in
                    count += 1
                    for value in [count % 105_000, 1, 1] { row.append(value) }
                    row.append(1.5)
                    return count <= 210_000
                }
            }
            #expect(try await database.number("SELECT count(*) FROM tally WHERE n = 2 AND sum = 3") == 105_000)
        }
    }

    @Test(arguments: Engine.all) func `a row of the wrong length is refused`(engine: Engine) async throws {
        try await engine.withDatabase(migrations: [kinds]) { database in
            for length in [2, 4] {
                await #expect(throws: StatementFault.self) {
                    try await database.write { transaction in
                        try transaction.insert(into: "tally", columns: ["key", "day", "n"], merging: nil) { row in
                            for value in 0..<length { row.append(value) }
                            return true
                        }
                    }
                }
            }
        }
    }

    @Test(arguments: Engine.all) func `texts survive the bulk way`(engine: Engine) async throws {
        let words = ["tab\tnew\nline\r\\N", "", "\\.", "Ω 👩‍👩‍👧", "a\u{b}\u{1}"]
        try await engine.withDatabase(migrations: [kinds]) { database in
            try await database.write { transaction in
                var rest = words[...]
                try transaction.insert(into: "thing", columns: ["words", "bytes", "part"], merging: nil) { row in
                    guard let next = rest.popFirst() else { return false }
                    row.append(next)
                    row.append(SQLValue.blob(Array(next.utf8)))
                    row.append(-1.5e-300)
                    return true
                }
            }
            let kept = try await database.read { transaction in
                try transaction.rows("SELECT words, bytes, part FROM thing ORDER BY id") {
                    ($0.text(0), $0.blob(1), $0.real(2))
                }
            }
            #expect(kept.map(\.0) == words)
            #expect(kept.map(\.1) == words.map { Array($0.utf8) })
            #expect(kept.allSatisfy { $0.2 == -1.5e-300 })
        }
    }

    @Test(arguments: Engine.all) func `a source of rows that fails leaves nothing and the database in order`(
        engine: Engine
    ) async throws {
        struct Torn: Error {}
        try await engine.withDatabase(migrations: [kinds]) { database async throws in
            await #expect(throws: Torn.self) {
                try await database.write { transaction in
                    var count = 0
                    try transaction.insert(into: "tally", columns: ["key", "day", "n"], merging: nil) { row in
                        count += 1
                        if count == 10_000 { throw Torn() }
                        for value in [count, 1, 1] { row.append(value) }
                        return true
                    }
                }
            }
            #expect(try await tally(database) == [])
            try await add([(1, 1, 1, 1)], to: database, merging: Self.merged)
        }
    }
}
