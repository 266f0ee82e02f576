public import Domain

extension Transaction {
    public var uploads: UploadStore { UploadStore(transaction: self) }
}

/// The files that were sent and wait.
public struct UploadStore {
    let transaction: any Transaction

    /// The uploads that were not brought in yet, newest first.
    public func waiting() throws -> [Upload] {
        try transaction.rows(
            "SELECT id, \(raw: Self.columns) FROM upload WHERE source_id IS NULL ORDER BY id DESC", Self.upload)
    }

    public func find(_ id: Upload.ID) throws -> Upload? {
        try transaction.first("SELECT id, \(raw: Self.columns) FROM upload WHERE id = \(id)", Self.upload)
    }

    /// Adds an upload, whatever its `id` says.
    public func insert(_ upload: Upload) throws -> Upload.ID {
        try transaction.first(
            """
            INSERT INTO upload (\(raw: Self.columns)) VALUES (
                \(upload.account), \(upload.madeAt), \(upload.file.name), \(upload.file.hash), \(upload.file.bytes),
                \(upload.mapping), \(upload.source))
            RETURNING id
            """
        ) { Upload.ID($0.integer(0)) }!
    }

    public func save(mapping: String, of id: Upload.ID) throws {
        try transaction.execute("UPDATE upload SET mapping = \(mapping) WHERE id = \(id)")
    }

    /// Remembers what came of it.
    public func settle(_ id: Upload.ID, as source: Import.ID) throws {
        try transaction.execute("UPDATE upload SET source_id = \(source) WHERE id = \(id)")
    }

    public func delete(_ id: Upload.ID) throws {
        try transaction.execute("DELETE FROM upload WHERE id = \(id)")
    }

    /// Forgets uploads from before an instant and returns their ids, so that their files can go too.
    public func deleteAll(before instant: Int64) throws -> [Upload.ID] {
        try transaction.rows("DELETE FROM upload WHERE made_at < \(instant) RETURNING id") { Upload.ID($0.integer(0)) }
    }

    private static let columns: SQL = "account_id, made_at, file_name, file_hash, file_bytes, mapping, source_id"

    private static func upload(_ row: any Row) -> Upload {
        Upload(
            id: Upload.ID(row.integer(0)), account: Account.ID(row.integer(1)), madeAt: row.integer(2),
            file: ImportedFile(name: row.text(3), hash: row.text(4), bytes: Int(row.integer(5))),
            mapping: row.isNull(6) ? nil : row.text(6), source: row.isNull(7) ? nil : Import.ID(row.integer(7)))
    }
}
