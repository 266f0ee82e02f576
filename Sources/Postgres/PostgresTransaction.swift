import Storage

final class PostgresTransaction: Transaction {
    private let connection: PostgresConnection
    private let isReading: Bool
    /// False where each statement stands alone, so that the server would keep what one changes.
    private let isWhole: Bool
    private var isBusy = false
    private var failure: (any Error)?

    init(_ connection: PostgresConnection, isReading: Bool, isWhole: Bool = true) {
        self.connection = connection
        self.isReading = isReading
        self.isWhole = isWhole
    }

    /// Throws the failure that a caller has swallowed: the server would take COMMIT and roll back without a word.
    func checkCommittable() throws { if let failure { throw failure } }

    func execute(_ sql: SQL) throws -> Int {
        try alone {
            guard isWhole else { throw DatabaseRefusal.readOnly("A read") }
            return try connection.execute(sql)
        }
    }

    func forEach(_ sql: SQL, _ body: (any Row) throws -> Void) throws {
        try alone { try connection.forEach(sql, body) }
    }

    func insert(
        into table: StaticString, columns: [StaticString], merging: MergedColumns?,
        _ fill: (inout RowWriter) throws -> Bool
    ) throws {
        let names = columns.map(\.description)
        try alone {
            guard isWhole else { throw DatabaseRefusal.readOnly("A read") }
            if let merging {
                try connection.merge(into: table.description, columns: names, merging: merging, fill)
            } else {
                try connection.copy(into: table.description, columns: names, fill)
            }
        }
    }

    func hold(_ table: StaticString, _ hold: TableHold) throws {
        _ = try alone { try connection.run(PostgresDialect.hold(table.description, hold)) }
    }

    /// Runs one statement; the protocol takes no second one meanwhile, and none after a failure.
    private func alone<T>(_ statement: () throws -> T) throws -> T {
        if isBusy { throw StatementFault(.other, "a statement was run inside the rows of another one") }
        if let failure { throw failure }
        isBusy = true
        defer { isBusy = false }
        do { return try statement() } catch DatabaseRefusal.readOnly(_) where isReading {
            failure = StatementFault(.other, "a read tried to write")
            throw failure!
        } catch {
            failure = error
            throw error
        }
    }
}
