import Foundation
import SQLite
import Storage
import Synchronization
import Testing

@Suite struct SQLiteFaultTests {
    private func withPath(_ test: (String) async throws -> Void) async throws {
        try await withFolder { try await test("\($0)/insideout.sqlite") }
    }

    /// A database with a table of texts, to be filled.
    private func filled(_ path: String, patience: Double = 10) async throws -> SQLiteDatabase {
        let database = try SQLiteDatabase(path: path, patience: patience)
        try await database.migrate([kinds], at: noon)
        try await database.run("INSERT INTO thing (whole) VALUES (1)")
        return database
    }

    private func fill(_ database: SQLiteDatabase) async throws {
        for _ in 1...200 {
            try await database.write { transaction in
                for _ in 1...40 {
                    try transaction.execute("INSERT INTO thing (words) VALUES (\(String(repeating: "x", count: 1000)))")
                }
            }
        }
    }

    @Test func `commits are on disk and references are checked`() async throws {
        try await withPath { path in
            let database = try await filled(path)
            let settings = try await database.write { transaction in
                try ["PRAGMA synchronous", "PRAGMA foreign_keys", "PRAGMA journal_mode", "PRAGMA busy_timeout"].map {
                    try transaction.first(SQL(stringLiteral: $0)) { $0.text(0) }
                }
            }
            #expect(settings == ["2", "1", "wal", "10000"])
            try await database.close()
        }
    }

    @Test(arguments: ["notes, not a database", "SQLite format 3\0 but not really, only its first words"])
    func `a file of something else is refused and left alone`(content: String) async throws {
        try await withPath { path in
            try Data(content.utf8).write(to: URL(filePath: path))
            let refusal = #expect(throws: DatabaseRefusal.self) { try SQLiteDatabase(path: path) }
            guard case .notOurs = refusal else { return #expect(refusal == .notOurs("")) }
            #expect(try Data(contentsOf: URL(filePath: path)) == Data(content.utf8))
        }
    }

    @Test func `another program's SQLite file is refused and left alone`() async throws {
        try await withPath { path in
            let theirs = try SQLiteDatabase(path: path)
            try await theirs.run("CREATE TABLE theirs (id)")
            try await theirs.close()
            let before = try Data(contentsOf: URL(filePath: path))
            #expect(throws: DatabaseRefusal.notOurs("\(path) is another application's SQLite database.")) {
                try SQLiteDatabase(path: path)
            }
            #expect(try Data(contentsOf: URL(filePath: path)) == before)
        }
    }

    @Test func `where there is no database none is made unless wished`() async throws {
        try await withPath { path in
            #expect(throws: DatabaseRefusal.notFound(path)) { try SQLiteDatabase(path: path, creating: false) }
            #expect(!FileManager.default.fileExists(atPath: path))
        }
    }

    @Test func `a database that another connection holds locked is refused, and can still be read`() async throws {
        try await withPath { path in
            let holder = try await filled(path)
            let other = try SQLiteDatabase(path: path, patience: 0.1)
            try await holding(holder) { () async throws in
                await #expect(throws: DatabaseRefusal.locked) { try await other.run("DELETE FROM thing") }
                #expect(try await other.number("SELECT count(*) FROM thing") == 1)
            }
            try await other.run("DELETE FROM thing")
            try await other.close()
            try await holder.close()
        }
    }

    /// Runs `work` while a transaction of `database` holds the write lock.
    private func holding(_ database: SQLiteDatabase, _ work: () async throws -> Void) async throws {
        let (held, hold) = AsyncStream<Void>.makeStream()
        let isDone = Mutex(false)
        async let holding: Void = database.write { _ in
            hold.finish()
            while !isDone.withLock({ $0 }) { usleep(1_000) }
        }
        for await _ in held {}
        defer { isDone.withLock { $0 = true } }
        try await work()
        isDone.withLock { $0 = true }
        try await holding
    }

    @Test func `a database that cannot grow says so and keeps what it had`() async throws {
        try await withPath { path in
            let database = try await filled(path)
            try await database.run("PRAGMA max_page_count = 100")
            await #expect(throws: DatabaseRefusal.full) { try await fill(database) }
            try await database.run("PRAGMA max_page_count = 100000")
            try await database.run("INSERT INTO thing (whole) VALUES (2)")
            #expect(try await database.number("SELECT count(*) FROM thing WHERE whole > 0") == 2)
            #expect(try await database.integrityProblems() == [])
            try await database.close()
        }
    }

    @Test(.enabled(if: SmallDisk.canBeMade, "only root may mount a small disk"))
    func `a full disk says so, loses nothing, and space lets it go on`() async throws {
        try await SmallDisk.with(megabytes: 3) { disk in
            let database = try await filled("\(disk.path)/insideout.sqlite")
            await #expect(throws: DatabaseRefusal.full) { try await fill(database) }
            let kept = try await database.number("SELECT count(*) FROM thing")
            #expect(try #require(kept) % 40 == 1)
            try disk.grow(megabytes: 20)
            try await database.run("INSERT INTO thing (whole) VALUES (2)")
            #expect(try await database.integrityProblems() == [])
            await #expect(throws: DatabaseRefusal.exists("/dev/null")) { try await database.backUp(to: "/dev/null") }
            try await database.close()
        }
    }

    @Test(.enabled(if: SmallDisk.canBeMade, "only root may mount a small disk"))
    func `a backup that does not fit leaves no half of itself`() async throws {
        try await withPath { path in
            let database = try await filled(path)
            try await fill(database)
            try await SmallDisk.with(megabytes: 1) { disk async throws in
                await #expect(throws: DatabaseRefusal.full) { try await database.backUp(to: "\(disk.path)/copy") }
                #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path) == [])
            }
            try await database.close()
        }
    }

    @Test(.enabled(if: SmallDisk.canBeMade, "only root may mount a small disk"))
    func `a database that cannot be written to is refused with its path`() async throws {
        try await SmallDisk.with(megabytes: 3) { disk in
            let path = "\(disk.path)/insideout.sqlite"
            try await filled(path).close()
            try disk.becomeReadOnly()
            #expect(throws: DatabaseRefusal.readOnly(path)) { try SQLiteDatabase(path: path) }
            let other = "\(disk.path)/new/insideout.sqlite"
            #expect(throws: DatabaseRefusal.readOnly("\(disk.path)/new")) { try SQLiteDatabase(path: other) }
        }
    }

    @Test func `a copy taken in the middle of a write opens with what was committed`() async throws {
        try await withFolder { folder in
            let database = try await filled("\(folder)/insideout.sqlite")
            try await database.write { transaction in
                try transaction.execute("INSERT INTO thing (whole) VALUES (2)")
                try FileManager.default.createDirectory(atPath: "\(folder)/copy", withIntermediateDirectories: true)
                for suffix in ["", "-wal"] {
                    try FileManager.default.copyItem(
                        atPath: "\(folder)/insideout.sqlite\(suffix)",
                        toPath: "\(folder)/copy/insideout.sqlite\(suffix)")
                }
            }
            let copy = try SQLiteDatabase(path: "\(folder)/copy/insideout.sqlite")
            #expect(try await copy.number("SELECT count(*) FROM thing") == 1)
            #expect(try await database.number("SELECT count(*) FROM thing") == 2)
            try await copy.close()
            try await database.close()
        }
    }

    @Test func `damage is found`() async throws {
        try await withPath { path in
            let database = try await filled(path)
            try await fill(database)
            try await database.close()
            let file = try FileHandle(forUpdating: URL(filePath: path))
            try file.seek(toOffset: 100 * 4096)
            try file.write(contentsOf: Data(repeating: 0xA5, count: 8192))
            try file.close()
            let damaged = try SQLiteDatabase(path: path)
            #expect(try await !damaged.integrityProblems().isEmpty)
            try await damaged.close()
        }
    }
}
