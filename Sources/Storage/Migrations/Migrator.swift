/// Brings a schema up to date, one migration after the other, and recognises schemas that are not ours.
///
/// Drivers call it inside transactions that exclude every other migrating process.
public struct Migrator: Sendable {
    private let migrations: [Migration]
    private let tables: SQL
    private let translated: @Sendable (String) -> String

    /// - Parameters:
    ///   - tables: a query for the names of the tables that exist.
    ///   - translated: puts the engine's words into a statement of a migration.
    public init(_ migrations: [Migration], tables: SQL, translated: @escaping @Sendable (String) -> String) {
        self.migrations = migrations
        self.tables = tables
        self.translated = translated
    }

    /// The number of the last migration applied; 0 for an empty database.
    ///
    /// Throws a ``DatabaseRefusal`` when the schema is newer than we know, or another application's.
    public func version(in transaction: any Transaction) throws -> Int {
        let names = try transaction.rows(tables) { $0.text(0) }
        guard names.contains("schema_migration") else {
            guard names.isEmpty else { throw DatabaseRefusal.notOurs(Self.foreign(names)) }
            return 0
        }
        let applied = try transaction.rows("SELECT number, name FROM schema_migration ORDER BY number") {
            (number: Int($0.integer(0)), name: $0.text(1))
        }
        let known = migrations.last?.number ?? 0
        if let last = applied.last, last.number > known {
            throw DatabaseRefusal.newer(found: last.number, known: known)
        }
        for (ours, theirs) in zip(migrations, applied) where (ours.number, ours.name) != theirs {
            throw DatabaseRefusal.notOurs("The database's schema_migration lists “\(theirs.name)”, which is not ours.")
        }
        return applied.last?.number ?? 0
    }

    /// Applies the first missing migration; nil when none is missing.
    public func applyNext(in transaction: any Transaction, at now: Int64) throws -> Migration? {
        let version = try version(in: transaction)
        guard let next = migrations.first(where: { $0.number > version }) else { return nil }
        if version == 0 { try transaction.execute(statement(Self.ownTable)) }
        for text in next.statements { try transaction.execute(statement(text)) }
        try transaction.execute(
            "INSERT INTO schema_migration (number, name, applied_at) VALUES (\(next.number), \(next.name), \(now))")
        return next
    }

    private func statement(_ text: String) -> SQL { SQL(stringLiteral: translated(text)) }

    private static let ownTable = """
        CREATE TABLE IF NOT EXISTS schema_migration (
            number INTEGER PRIMARY KEY NOT NULL,
            name TEXT NOT NULL,
            applied_at INTEGER NOT NULL
        ) STRICT
        """

    private static func foreign(_ names: [String]) -> String {
        let some = names.sorted().prefix(3).joined(separator: ", ")
        return "The database holds another application's tables (\(some)\(names.count > 3 ? ", …" : ""))."
    }
}
