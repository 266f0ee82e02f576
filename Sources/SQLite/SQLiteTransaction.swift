import GRDB
import GRDBSQLite
import Storage

final class SQLiteTransaction: Storage.Transaction {
    private let database: GRDB.Database
    private let path: String
    private let isReading: Bool
    private var isBusy = false
    private var failure: (any Error)?

    init(_ database: GRDB.Database, path: String, isReading: Bool) {
        self.database = database
        self.path = path
        self.isReading = isReading
    }

    /// Throws the failure that a caller has swallowed: PostgreSQL would have kept nothing.
    func checkCommittable() throws { if let failure { throw failure } }

    func execute(_ sql: Storage.SQL) throws -> Int {
        try alone {
            let statement = try SQLiteStatement(SQLiteDialect.text(sql), on: database)
            defer { statement.reset() }
            try statement.bind(sql.bindings)
            let before = sqlite3_total_changes64(database.sqliteConnection)
            while try statement.step() {}
            return Int(sqlite3_total_changes64(database.sqliteConnection) - before)
        }
    }

    func forEach(_ sql: Storage.SQL, _ body: (any Storage.Row) throws -> Void) throws {
        try alone {
            let statement = try SQLiteStatement(SQLiteDialect.text(sql), on: database)
            defer { statement.reset() }
            try statement.bind(sql.bindings)
            let row = SQLiteRow(statement: statement.handle)
            while try statement.step() { try body(row) }
        }
    }

    func insert(
        into table: StaticString, columns: [StaticString], merging: MergedColumns?,
        _ fill: (inout RowWriter) throws -> Bool
    ) throws {
        let names = columns.map(\.description)
        try alone {
            func statement(of rows: Int) throws -> SQLiteStatement {
                let text = SQLiteDialect.insertion(
                    of: rows, into: table.description, columns: names, merging: merging)
                return try SQLiteStatement(text, on: database)
            }
            let (many, one) = (try statement(of: Self.batch), try statement(of: 1))
            defer {
                many.reset()
                one.reset()
            }
            var rows = RowWriter()
            var filled = 0
            while try fill(&rows) {
                filled += names.count
                guard rows.values.count == filled else { throw StatementFault.unevenRow(sql: one.sql) }
                guard filled == names.count * Self.batch else { continue }
                try many.run(rows.values)
                rows.removeAll()
                filled = 0
            }
            for start in stride(from: 0, to: filled, by: names.count) {
                try one.run(rows.values[start..<start + names.count])
            }
        }
    }

    /// Rows to a statement: beginning and ending one costs as much as several rows.
    private static let batch = 64

    /// Runs one statement, refusing what the other engine cannot do: a second one meanwhile, or one after a failure.
    private func alone<T>(_ statement: () throws -> T) throws -> T {
        if isBusy { throw StatementFault(.other, "a statement was run inside the rows of another one") }
        if let failure { throw failure }
        isBusy = true
        defer { isBusy = false }
        do { return try statement() } catch {
            let translated = SQLiteFault.translated(error, path: path, isReading: isReading)
            failure = translated
            throw translated
        }
    }
}
