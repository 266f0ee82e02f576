import Foundation
import GRDB
import GRDBSQLite
import Storage

extension SQLiteDatabase {
    public func backUp(to path: String) async throws {
        let file = try BackupFile(path)
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { [pool] in
                continuation.resume(
                    with: Result {
                        defer { file.discard() }
                        do { try Self.copy(pool, to: file) } catch {
                            throw SQLiteFault.translated(error, path: path)
                        }
                    })
            }
        }
    }

    public func integrityProblems() async throws -> [String] {
        do {
            return try await read { transaction in
                let pages = try transaction.rows("PRAGMA integrity_check") { $0.text(0) }.filter { $0 != "ok" }
                // References into damaged pages cannot be followed.
                guard pages.isEmpty else { return pages }
                return try transaction.rows("PRAGMA foreign_key_check") {
                    "\($0.text(0)): a row refers to a missing row of \($0.text(2))"
                }
            }
        } catch DatabaseRefusal.damaged(let what) {
            return [what]
        }
    }

    private static func copy(_ pool: DatabasePool, to file: BackupFile) throws {
        let target = try DatabaseQueue(path: file.partial)
        try pool.backup(to: target)
        // A copy of a WAL file asks for WAL; a backup is one file that any program may open read-only.
        try target.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
        try target.close()
        try file.publish()
    }
}
