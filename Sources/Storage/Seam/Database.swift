/// The seam between the product and its database engine.
///
/// `work` runs synchronously inside one transaction, off the cooperative thread pool. It may run again when the engine
/// asks for a retry, so it must have no effects but on its transaction. When it throws, nothing is kept. A write that was
/// begun is finished even when the task that awaits it is cancelled: a client that hangs up undoes nothing.
///
/// What a person can mend is thrown as a ``DatabaseRefusal``, what the program did wrong as a ``StatementFault``.
public protocol Database: Sendable {
    /// A consistent view; writing in it is an error.
    func read<T: Sendable>(_ work: @escaping @Sendable (any Transaction) throws -> T) async throws -> T

    /// A read whose statements each look by themselves at what is committed, which spares a server the beginning and the
    /// end of a transaction. For a single statement, or for some that need not fit together.
    func readBeside<T: Sendable>(_ work: @escaping @Sendable (any Transaction) throws -> T) async throws -> T

    /// Everything or nothing; returns after the commit is on disk.
    func write<T: Sendable>(_ work: @escaping @Sendable (any Transaction) throws -> T) async throws -> T

    /// A write beside others': each statement sees what they have committed before it, and one that changes a row that
    /// another write has changed waits for its end, where ``write(_:)`` would run everything again. For work whose
    /// statements are right one by one: additions, constraints, locks.
    func writeBeside<T: Sendable>(_ work: @escaping @Sendable (any Transaction) throws -> T) async throws -> T

    /// The number of the last migration applied, 0 when there is none yet. Throws a ``DatabaseRefusal`` when the schema
    /// is newer than the migrations that we know, or another application's.
    func schemaVersion(knowing migrations: [Migration]) async throws -> Int

    /// Applies the steps that are missing, each in a transaction of its own, and returns them. Two processes may ask at
    /// once: one waits for the other. `now` is in seconds since 1970.
    @discardableResult
    func migrate(_ migrations: [Migration], at now: Int64) async throws -> [Migration]

    /// A consistent copy of the whole database, made while it is in use. Refuses to overwrite.
    func backUp(to path: String) async throws

    /// The engine's own integrity check; an empty list when all is well.
    func integrityProblems() async throws -> [String]

    func close() async throws
}

extension Database {
    /// Where beginning costs nothing, they may as well fit together.
    public func readBeside<T: Sendable>(
        _ work: @escaping @Sendable (any Transaction) throws -> T
    ) async throws -> T {
        try await read(work)
    }

    /// Where only one can write at a time, all stand alone.
    public func writeBeside<T: Sendable>(
        _ work: @escaping @Sendable (any Transaction) throws -> T
    ) async throws -> T {
        try await write(work)
    }
}

/// One running transaction. It is used by one thread at a time and must not leave the closure it was given to.
///
/// Both engines keep to the stricter one's ways: one statement runs at a time, so `forEach` and `insert` cannot call the
/// transaction again from inside their closures; and after a statement has failed the transaction is lost, so that a
/// conflict one expects is asked for with `ON CONFLICT`, not caught.
public protocol Transaction: AnyObject {
    /// Runs a statement and returns how many rows it changed.
    @discardableResult
    func execute(_ sql: SQL) throws -> Int

    /// Calls `body` with each row in turn; the row is valid only during the call. Nothing is gathered in memory.
    func forEach(_ sql: SQL, _ body: (any Row) throws -> Void) throws

    /// Adds many rows to a table by the engine's fastest way (prepared statement, COPY). `fill` is called for each row
    /// until it returns false; it appends one value per column.
    /// - Parameter merging: the columns to add up when the row's key is there already; the other columns are the key.
    ///   Nil: a row that is there already is an error.
    func insert(
        into table: StaticString, columns: [StaticString], merging: MergedColumns?,
        _ fill: (inout RowWriter) throws -> Bool) throws

    /// Holds a table until the transaction ends, in turn with all who ask for it. To be sure that nothing comes in
    /// between, it is the transaction's first statement.
    func hold(_ table: StaticString, _ hold: TableHold) throws
}

/// What others may do to a table meanwhile, besides reading.
public enum TableHold: Sendable {
    /// They may add rows too.
    case beside
    /// They wait.
    case alone
}

extension Transaction {
    /// Where only one can write at a time, every table is held by who writes.
    public func hold(_ table: StaticString, _ hold: TableHold) throws {}
}

/// How rows that are there already take in new ones: `sums` are added up, a NULL on either side giving NULL.
public struct MergedColumns: Sendable {
    public let key: [StaticString]
    public let sums: [StaticString]

    public init(key: [StaticString], sums: [StaticString]) {
        self.key = key
        self.sums = sums
    }
}

/// One result row; columns are counted from 0 in the order of the SELECT.
public protocol Row {
    func isNull(_ column: Int) -> Bool
    func integer(_ column: Int) -> Int64
    func real(_ column: Int) -> Double
    func text(_ column: Int) -> String
    func blob(_ column: Int) -> [UInt8]
}

/// Takes the values of one row, left to right.
public struct RowWriter {
    public private(set) var values: [SQLValue] = []

    public init() {}

    public mutating func append(_ value: some SQLBindable) { values.append(value.sqlValue) }
    public mutating func append(_ value: (some SQLBindable)?) { values.append(value?.sqlValue ?? .null) }
    public mutating func removeAll() { values.removeAll(keepingCapacity: true) }
}

extension Transaction {
    /// Every row, made into a value by `make`.
    public func rows<T>(_ sql: SQL, _ make: (any Row) throws -> T) throws -> [T] {
        var found: [T] = []
        try forEach(sql) { found.append(try make($0)) }
        return found
    }

    /// The first row made into a value, or nil when there is none.
    public func first<T>(_ sql: SQL, _ make: (any Row) throws -> T) throws -> T? {
        try rows(sql, make).first
    }
}
