import Foundation
public import Storage

/// A schema of a PostgreSQL database, by default `public`.
public final class PostgresDatabase: Database {
    let server: PostgresServer
    let pool: PostgresPool

    /// Connects once, so that a wrong URL is refused here. Throws a ``DatabaseRefusal``.
    /// - Parameters:
    ///   - url: as libpq reads it; `?options=-csearch_path%3Dname` names a schema.
    ///   - connections: the most that are open at a time.
    ///   - patience: seconds to wait for the server's answer.
    public init(url: String, connections: Int = 8, patience: Double = 10) async throws {
        server = try PostgresServer(url: url, patience: patience)
        pool = PostgresPool(server, connections: connections)
        let hasSchema = try await read { try $0.first("SELECT current_schema() IS NOT NULL") { $0.integer(0) } }
        guard hasSchema == 1 else { throw DatabaseRefusal.noSuchDatabase("schema as the URL names it") }
    }

    public func read<T: Sendable>(_ work: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        try await pool.run { try $0.transact("ISOLATION LEVEL REPEATABLE READ READ ONLY", work) }
    }

    public func readBeside<T: Sendable>(
        _ work: @escaping @Sendable (any Transaction) throws -> T
    ) async throws -> T {
        try await pool.run { try $0.transact(nil, work) }
    }

    /// Serialisable, so that what is right with SQLite's single writer is right here: the loser of a race runs again.
    public func write<T: Sendable>(_ work: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        try await pool.run { try $0.transact("ISOLATION LEVEL SERIALIZABLE", work) }
    }

    public func writeBeside<T: Sendable>(
        _ work: @escaping @Sendable (any Transaction) throws -> T
    ) async throws -> T {
        try await pool.run { try $0.transact("ISOLATION LEVEL READ COMMITTED", work) }
    }

    public func close() async throws { try await pool.close() }
}
