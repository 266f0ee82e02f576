import Domain
import Storage
import Testing

/// A table with a column of each kind.
let kinds = Migration(
    number: 1, name: "kinds",
    statements: [
        """
        CREATE TABLE thing (
            id IDENTITY, whole INTEGER, part REAL, words TEXT, bytes BLOB,
            kind TEXT NOT NULL DEFAULT 'INTEGER' CHECK (kind IN ('INTEGER', 'REAL'))
        ) STRICT
        """,
        "CREATE TABLE tally (key INTEGER NOT NULL, day INTEGER NOT NULL, n INTEGER NOT NULL, sum REAL, "
            + "PRIMARY KEY (key, day)) STRICT, WITHOUT ROWID",
    ])

@Suite struct SeamTests {
    @Test(arguments: Engine.all) func `values come back as they were bound`(engine: Engine) async throws {
        try await engine.withDatabase(migrations: [kinds]) { database in
            let words = "naïve “Ω” \\ \t 'quoted' 👩‍👩‍👧"
            try await database.write { transaction in
                try transaction.execute(
                    """
                    INSERT INTO thing (whole, part, words, bytes)
                    VALUES (\(Int64.min), \(-0.1), \(words), \(SQLValue.blob([0, 255, 7])))
                    """)
                try transaction.execute(
                    """
                    INSERT INTO thing (whole, part, words, bytes)
                    VALUES (\(Int.max), \(Double.greatestFiniteMagnitude), \(""), \(SQLValue.blob([])))
                    """)
                try transaction.execute("INSERT INTO thing (whole) VALUES (\(nil as Int?))")
            }
            let rows = try await database.read { transaction in
                try transaction.rows("SELECT whole, part, words, bytes, kind FROM thing ORDER BY id") { row in
                    (row.integer(0), row.real(1), row.text(2), row.blob(3), row.text(4), (0..<4).map(row.isNull))
                }
            }
            try #require(rows.count == 3)
            #expect(rows[0] == (Int64.min, -0.1, words, [0, 255, 7], "INTEGER", [false, false, false, false]))
            #expect(rows[1].0 == Int64.max && rows[1].1 == .greatestFiniteMagnitude)
            #expect(rows[1].2 == "" && rows[1].3 == [] && rows[1].5 == [false, false, false, false])
            #expect(rows[2].5 == [true, true, true, true])
            #expect((rows[2].0, rows[2].1, rows[2].2, rows[2].3) == (0, 0, "", []))
        }
    }

    @Test(arguments: Engine.all) func `sums, counts and comparisons read as numbers`(engine: Engine) async throws {
        try await engine.withDatabase(migrations: [kinds]) { database in
            try await database.write { transaction in
                for whole in [123_456_789_012, 1, -5] {
                    try transaction.execute("INSERT INTO thing (whole, part) VALUES (\(whole), \(0.5))")
                }
            }
            let row = try await database.read { transaction in
                try transaction.first(
                    "SELECT sum(whole), count(*), count(*) > \(2), sum(part), avg(part), -sum(whole) FROM thing"
                ) { ($0.integer(0), $0.integer(1), $0.integer(2), $0.real(3), $0.real(4), $0.real(5)) }
            }
            #expect(try #require(row) == (123_456_789_008, 3, 1, 1.5, 0.5, -123_456_789_008))
        }
    }

    @Test(arguments: Engine.all) func `texts sort by their bytes and LIKE minds case`(engine: Engine) async throws {
        try await engine.withDatabase(migrations: [kinds]) { database in
            try await database.write { transaction in
                for words in ["b", "ä", "B", "a", "_a"] {
                    try transaction.execute("INSERT INTO thing (words) VALUES (\(words))")
                }
            }
            let sorted = try await database.read {
                try $0.rows("SELECT words FROM thing ORDER BY words") { $0.text(0) }
            }
            #expect(sorted == ["B", "_a", "a", "b", "ä"])
            #expect(try await database.number("SELECT count(*) FROM thing WHERE words LIKE \("B%")") == 1)
        }
    }

    @Test(arguments: Engine.all) func `a list binds each of its values and an empty one matches nothing`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase(migrations: [kinds]) { database in
            try await database.write { transaction in
                for whole in 1...5 { try transaction.execute("INSERT INTO thing (whole) VALUES (\(whole))") }
            }
            #expect(try await database.number("SELECT count(*) FROM thing WHERE whole IN \([2, 4, 9])") == 2)
            #expect(try await database.number("SELECT count(*) FROM thing WHERE whole IN \([Int]())") == 0)
        }
    }

    @Test(arguments: Engine.all) func `execute says how many rows it changed`(engine: Engine) async throws {
        try await engine.withDatabase(migrations: [kinds]) { database in
            let changes = try await database.write { transaction in
                [
                    try transaction.execute("INSERT INTO thing (whole) VALUES (1), (2), (3)"),
                    try transaction.execute("UPDATE thing SET part = 1 WHERE whole > \(1)"),
                    try transaction.execute("CREATE TABLE other (id BIGINT)"),
                    try transaction.execute("DELETE FROM thing WHERE whole = \(9)"),
                ]
            }
            #expect(changes == [3, 2, 0, 0])
        }
    }

    @Test(arguments: Engine.all) func `what only one engine would keep is refused`(engine: Engine) async throws {
        try await engine.withDatabase(migrations: [kinds]) { database async throws in
            for value in [SQLValue.text("a\0b"), .real(.nan)] {
                await #expect(throws: StatementFault.self) {
                    try await database.write { try $0.execute("INSERT INTO thing (words) VALUES (\(value))") }
                }
            }
        }
    }

    @Test(arguments: Engine.all) func `a statement inside the rows of another one is refused`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase(migrations: [kinds]) { database in
            try await database.run("INSERT INTO thing (whole) VALUES (1)")
            await #expect(throws: StatementFault.self) {
                try await database.read { transaction in
                    try transaction.forEach("SELECT whole FROM thing") { _ in
                        try transaction.forEach("SELECT 1") { _ in }
                    }
                }
            }
        }
    }

    @Test(arguments: Engine.all) func `a loop over rows can be left early`(engine: Engine) async throws {
        struct Enough: Error {}
        try await engine.withDatabase(migrations: [kinds]) { database in
            try await database.run("INSERT INTO thing (whole) VALUES (1), (2), (3)")
            await #expect(throws: Enough.self) {
                try await database.read { try $0.forEach("SELECT whole FROM thing") { _ in throw Enough() } }
            }
            #expect(try await database.number("SELECT count(*) FROM thing") == 3)
        }
    }
}
