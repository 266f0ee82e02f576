import Foundation
import SQLite
import Storage
import Testing

@Suite struct BackupTests {
    @Test(arguments: Engine.all) func `a backup is made while the database is written to and never overwrites`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase(migrations: [kinds]) { database in
            try await withFolder { folder in
                let path = "\(folder)/copy"
                try await withThrowingTaskGroup { group in
                    for _ in 1...20 { group.addTask { try await database.run("INSERT INTO thing (whole) VALUES (1)") } }
                    group.addTask { try await database.backUp(to: path) }
                    try await group.waitForAll()
                }
                let size = try Data(contentsOf: URL(filePath: path)).count
                #expect(size > 1_000)
                await #expect(throws: DatabaseRefusal.exists(path)) { try await database.backUp(to: path) }
                #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["copy"])
                await #expect(throws: (any Error).self) { try await database.backUp(to: "\(folder)/none/copy") }
            }
        }
    }

    @Test func `an SQLite backup is one file that opens as a database`() async throws {
        try await Engine.sqlite.withDatabase(migrations: [kinds]) { database in
            try await withFolder { folder in
                try await database.run("INSERT INTO thing (whole) VALUES (1), (2)")
                try await database.backUp(to: "\(folder)/copy.sqlite")
                let copy = try SQLiteDatabase(path: "\(folder)/copy.sqlite")
                #expect(try await copy.schemaVersion(knowing: [kinds]) == 1)
                #expect(try await copy.number("SELECT count(*) FROM thing") == 2)
                #expect(try await copy.integrityProblems() == [])
                try await copy.close()
            }
        }
    }

    @Test func `once it is closed, the file alone is the whole database`() async throws {
        try await withFolder { folder in
            let database = try SQLiteDatabase(path: "\(folder)/insideout.sqlite")
            try await database.migrate([kinds], at: noon)
            try await database.run("INSERT INTO thing (whole) VALUES (1), (2)")
            #expect(try await database.number("SELECT count(*) FROM thing") == 2)
            try await database.close()
            try FileManager.default.copyItem(atPath: "\(folder)/insideout.sqlite", toPath: "\(folder)/copy.sqlite")
            let copy = try SQLiteDatabase(path: "\(folder)/copy.sqlite", creating: false)
            #expect(try await copy.number("SELECT count(*) FROM thing") == 2)
            try await copy.close()
        }
    }

    @Test(.enabled(if: testServer != nil)) func `a PostgreSQL backup is one that pg_restore reads`() async throws {
        try await Engine.postgres.withDatabase(migrations: [kinds]) { database in
            try await withFolder { folder in
                try await database.run("INSERT INTO thing (words) VALUES ('the words to be found')")
                try await database.backUp(to: "\(folder)/copy")
                try call("pg_restore", "--file=\(folder)/text", "\(folder)/copy")
                let text = try String(contentsOfFile: "\(folder)/text", encoding: .utf8)
                #expect(text.contains("the words to be found"))
                #expect(text.contains("schema_migration"))
            }
        }
    }
}
