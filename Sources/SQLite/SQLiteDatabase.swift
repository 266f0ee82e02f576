import Foundation
import GRDB
import GRDBSQLite
public import Storage

/// One SQLite file in WAL mode: one writer at a time, readers beside it.
public final class SQLiteDatabase: Storage.Database {
    let path: String
    let pool: DatabasePool

    /// Opens the file, making it and its folder when `creating`. Throws a ``DatabaseRefusal``.
    /// - Parameter patience: seconds to wait for another process's lock.
    public init(path: String, creating: Bool = true, patience: Double = 10) throws {
        self.path = path
        do {
            try Self.checkFile(path, creating: creating, patience: patience)
            pool = try DatabasePool(path: path, configuration: Self.configuration(patience))
            // Set here, because the pool turns it down to NORMAL, which may lose the last commits with the power.
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        } catch {
            throw SQLiteFault.translated(error, path: path)
        }
    }

    public func read<T: Sendable>(
        _ work: @escaping @Sendable (any Storage.Transaction) throws -> T
    ) async throws -> T {
        // The callback, not GRDB's own async read: that one stops half-way when its task is cancelled.
        try await withCheckedThrowingContinuation { continuation in
            pool.asyncRead { [path] connection in
                continuation.resume(
                    with: Result {
                        do { return try Self.read(try connection.get(), path: path, work) } catch {
                            throw SQLiteFault.translated(error, path: path, isReading: true)
                        }
                    })
            }
        }
    }

    public func write<T: Sendable>(
        _ work: @escaping @Sendable (any Storage.Transaction) throws -> T
    ) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            pool.asyncWriteWithoutTransaction { [path] database in
                continuation.resume(
                    with: Result {
                        do { return try Self.write(database, path: path, work) } catch {
                            throw SQLiteFault.translated(error, path: path)
                        }
                    })
            }
        }
    }

    public func close() async throws {
        // The pool's readers close last and may not do it: whoever then copies the file alone would have nothing. Where
        // another process has the file open, that one does it when it ends.
        try? await pool.writeWithoutTransaction { connection in
            try connection.execute(sql: "PRAGMA busy_timeout = 0")
            _ = try connection.checkpoint(.truncate)
        }
        try pool.close()
    }

    private static func read<T>(
        _ database: GRDB.Database, path: String, _ work: (any Storage.Transaction) throws -> T
    ) throws -> T {
        let transaction = SQLiteTransaction(database, path: path, isReading: true)
        let value = try work(transaction)
        try transaction.checkCommittable()
        return value
    }

    private static func write<T>(
        _ database: GRDB.Database, path: String, _ work: (any Storage.Transaction) throws -> T
    ) throws -> T {
        var value: T?
        try database.inTransaction(.immediate) {
            let transaction = SQLiteTransaction(database, path: path, isReading: false)
            value = try work(transaction)
            try transaction.checkCommittable()
            return .commit
        }
        return value!
    }

    private static func configuration(_ patience: Double) -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(patience)
        configuration.maximumReaderCount = max(4, ProcessInfo.processInfo.activeProcessorCount * 2)
        configuration.persistentReadOnlyConnections = true
        configuration.prepareDatabase { database in
            // As in PostgreSQL; a folded column serves where case does not matter.
            try database.execute(sql: "PRAGMA case_sensitive_like = ON")
            try database.execute(sql: "PRAGMA cache_size = -16384")
            if !database.configuration.readonly {
                // A long import's log is given back to the disk afterwards.
                try database.execute(sql: "PRAGMA journal_size_limit = 67108864")
            }
        }
        return configuration
    }
}
