import Foundation
import GRDB
import GRDBSQLite
import Storage

extension SQLiteDatabase {
    public func backUp(to path: String) async throws {
        guard !FileManager.default.fileExists(atPath: path) else { throw DatabaseRefusal.exists(path) }
        let partial = path + ".partial"
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { [pool] in
                continuation.resume(
                    with: Result {
                        do { try Self.copy(pool, to: partial, then: path) } catch {
                            try? FileManager.default.removeItem(atPath: partial)
                            throw SQLiteFault.translated(error, path: path)
                        }
                    })
            }
        }
    }

    public func integrityProblems() async throws -> [String] {
        try await read { transaction in
            let pages = try transaction.rows("PRAGMA integrity_check") { $0.text(0) }.filter { $0 != "ok" }
            let orphans = try transaction.rows("PRAGMA foreign_key_check") {
                "\($0.text(0)): a row refers to a missing row of \($0.text(2))"
            }
            return pages + orphans
        }
    }

    private static func copy(_ pool: DatabasePool, to partial: String, then path: String) throws {
        try? FileManager.default.removeItem(atPath: partial)
        let target = try DatabaseQueue(path: partial)
        try pool.backup(to: target)
        // A copy of a WAL file asks for WAL; a backup is one file that any program may open read-only.
        try target.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
        try target.close()
        // A hard link, unlike a rename, refuses a name that was taken meanwhile.
        guard link(partial, path) == 0 else {
            throw errno == EEXIST ? DatabaseRefusal.exists(path) : DatabaseRefusal.readOnly(path)
        }
        unlink(partial)
    }
}
