import Foundation
import GRDB
public import Storage

extension SQLiteDatabase {
    /// "InsO" in the file's header, where `file` and other programs see whose it is.
    static let applicationID = 0x496E_734F

    /// Looks at the file before anything is written to it: opening it for writing would change another program's file.
    static func checkFile(_ path: String, creating: Bool, patience: Double) throws {
        guard FileManager.default.fileExists(atPath: path) else {
            guard creating else { throw DatabaseRefusal.notFound(path) }
            return try makeFolder(of: path)
        }
        try checkWritable(path)
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(patience)
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? queue.close() }
        try queue.read { database in
            let id = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
            if id == applicationID { return }
            let names = try String.fetchAll(database, sql: "SELECT name FROM sqlite_master")
            guard id == 0, names.isEmpty else {
                throw DatabaseRefusal.notOurs("\(path) is another application's SQLite database.")
            }
        }
    }

    public func schemaVersion(knowing migrations: [Migration]) async throws -> Int {
        try await read { try Self.migrator(migrations).version(in: $0) }
    }

    @discardableResult
    public func migrate(_ migrations: [Migration], at now: Int64) async throws -> [Migration] {
        if try await schemaVersion(knowing: migrations) == migrations.last?.number { return [] }
        let migrator = Self.migrator(migrations)
        var applied: [Migration] = []
        // Each write begins by taking SQLite's only write lock, which keeps other processes out.
        while let next = try await write({ transaction in
            try transaction.execute(Storage.SQL(stringLiteral: "PRAGMA application_id = \(Self.applicationID)"))
            return try migrator.applyNext(in: transaction, at: now)
        }) {
            applied.append(next)
        }
        return applied
    }

    private static func migrator(_ migrations: [Migration]) -> Migrator {
        Migrator(migrations, tables: SQLiteDialect.tables, translated: SQLiteDialect.definition)
    }

    private static func makeFolder(of path: String) throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw DatabaseRefusal.readOnly(folder)
        }
        try checkWritable(folder)
    }

    private static func checkWritable(_ path: String) throws {
        if access(path, W_OK) != 0 { throw DatabaseRefusal.readOnly(path) }
    }
}
