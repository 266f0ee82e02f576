public import Storage

extension PostgresDatabase {
    public func schemaVersion(knowing migrations: [Migration]) async throws -> Int {
        try await read { try Self.migrator(migrations).version(in: $0) }
    }

    @discardableResult
    public func migrate(_ migrations: [Migration], at now: Int64) async throws -> [Migration] {
        if try await schemaVersion(knowing: migrations) == migrations.last?.number { return [] }
        let migrator = Self.migrator(migrations)
        return try await pool.run { pool in
            try pool.withConnection { connection in
                // Held by the session, not the transaction: a serialisable one would take its view of the tables
                // before it has waited.
                try connection.run("SET lock_timeout = '60s'; SELECT pg_advisory_lock(\(Self.lock))")
                defer { _ = try? connection.run("SELECT pg_advisory_unlock(\(Self.lock)); RESET lock_timeout") }
                var applied: [Migration] = []
                while let next = try connection.transact("", { try migrator.applyNext(in: $0, at: now) }) {
                    applied.append(next)
                }
                return applied
            }
        }
    }

    private static func migrator(_ migrations: [Migration]) -> Migrator {
        Migrator(migrations, tables: PostgresDialect.tables, translated: PostgresDialect.definition)
    }

    private static let lock = "1231976271, hashtext(current_schema())"
}
