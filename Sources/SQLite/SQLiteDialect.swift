import Storage

/// What is said differently to SQLite.
enum SQLiteDialect {
    static let tables: SQL = """
        SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite~_%' ESCAPE '~'
        """

    /// Numbered, since `$2 … $1` binds by first appearance.
    static func text(_ sql: SQL) -> String { sql.text { "?\($0)" } }

    /// AUTOINCREMENT never gives a deleted row's id to another one, as PostgreSQL's identities never do.
    static func definition(_ statement: String) -> String {
        statement.replacing("IDENTITY", with: "INTEGER PRIMARY KEY AUTOINCREMENT")
    }

    /// `INSERT INTO t (a, b, s) VALUES (?, ?, ?), …`, adding up `s` where (a, b) is there already.
    static func insertion(of rows: Int, into table: String, columns: [String], merging: MergedColumns?) -> String {
        let row = "(" + columns.map { _ in "?" }.joined(separator: ", ") + ")"
        let values = repeatElement(row, count: rows).joined(separator: ", ")
        let plain = "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES \(values)"
        guard let merging else { return plain }
        let key = merging.key.map(\.description).joined(separator: ", ")
        let sums = merging.sums.map { "\($0) = \($0) + excluded.\($0)" }.joined(separator: ", ")
        return "\(plain) ON CONFLICT (\(key)) DO UPDATE SET \(sums)"
    }
}
