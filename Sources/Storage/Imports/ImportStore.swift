public import Domain

extension Transaction {
    public var imports: ImportStore { ImportStore(transaction: self) }
}

/// The files that were brought in.
public struct ImportStore {
    let transaction: any Transaction

    /// Every import, newest first.
    public func all() throws -> [Import] {
        try transaction.rows("SELECT \(raw: Self.columns) FROM import ORDER BY source_id DESC", Self.made)
    }

    public func find(_ id: Import.ID) throws -> Import? {
        try transaction.first("SELECT \(raw: Self.columns) FROM import WHERE source_id = \(id)", Self.made)
    }

    /// The import that brought in a file of the same bytes and was not undone.
    public func standing(ofFile hash: String) throws -> Import? {
        try transaction.first(
            "SELECT \(raw: Self.columns) FROM import WHERE file_hash = \(hash) AND undone_at IS NULL ORDER BY source_id",
            Self.made)
    }

    /// A new source, to bring figures in by; ``insert(_:)`` then tells what it was. Whoever wants one at the same time
    /// waits until this transaction ends, so that two imports never take the same place.
    public func newSource() throws -> Source.ID {
        try transaction.observations.newSource("import")
    }

    public func insert(_ made: Import) throws {
        try transaction.execute(
            """
            INSERT INTO import (\(raw: Self.columns)) VALUES (
                \(made.id), \(made.account), \(made.madeBy), \(made.madeAt), \(made.file.name), \(made.file.hash),
                \(made.file.bytes), \(made.mapping), \(made.rowsRead), \(made.rowsRefused), \(made.observations),
                \(made.undoing?.by), \(made.undoing?.at))
            """)
    }

    /// The metrics of which an import's figures stand in the database.
    public func metrics(of id: Import.ID) throws -> [Metric.ID] {
        try transaction.observations.metrics(of: id)
    }

    /// Takes back everything an import brought and sums anew what stands above. False when it was undone already.
    public func undo(_ id: Import.ID, _ undoing: Import.Undoing, tree: UnitTree) throws -> Bool {
        try transaction.observations.countUp()
        let changed = try transaction.execute(
            """
            UPDATE import SET undone_by = \(undoing.by), undone_at = \(undoing.at)
            WHERE source_id = \(id) AND undone_at IS NULL
            """)
        guard changed == 1 else { return false }
        try transaction.observations.remove(id, tree: tree)
        return true
    }

    private static let columns: SQL = """
        source_id, account_id, made_by, made_at, file_name, file_hash, file_bytes, mapping, rows_read, rows_refused,
        observations, undone_by, undone_at
        """

    private static func made(_ row: any Row) -> Import {
        Import(
            id: Import.ID(row.integer(0)), account: row.isNull(1) ? nil : Account.ID(row.integer(1)),
            madeBy: row.text(2), madeAt: row.integer(3),
            file: ImportedFile(name: row.text(4), hash: row.text(5), bytes: Int(row.integer(6))), mapping: row.text(7),
            rowsRead: Int(row.integer(8)), rowsRefused: Int(row.integer(9)), observations: Int(row.integer(10)),
            undoing: row.isNull(11) ? nil : Import.Undoing(by: row.text(11), at: row.integer(12)))
    }
}
