import GRDB
import GRDBSQLite
import Storage

/// A prepared statement, stepped without GRDB's rows: a whole link reads and an import writes millions of them.
struct SQLiteStatement {
    let handle: OpaquePointer
    let sql: String
    private let connection: OpaquePointer
    // Keeps the handle alive.
    private let cached: Statement

    init(_ sql: String, on database: GRDB.Database) throws {
        self.sql = sql
        cached = try database.cachedStatement(sql: sql)
        handle = cached.sqliteStatement
        connection = database.sqliteConnection!
    }

    func bind(_ values: some Sequence<SQLValue>) throws {
        var place: Int32 = 1
        for value in values {
            try bind(value, at: place)
            place += 1
        }
    }

    /// Whether there is a row; throws SQLite's error as a `DatabaseError`.
    func step() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw failure()
        }
    }

    func reset() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }

    /// Binds values, runs to the end and is ready for the next values, which overwrite these.
    func run(_ values: some Sequence<SQLValue>) throws {
        try bind(values)
        defer { sqlite3_reset(handle) }
        while try step() {}
    }

    private func bind(_ value: SQLValue, at place: Int32) throws {
        try value.checkKept(sql)
        let code =
            switch value {
            case .null: sqlite3_bind_null(handle, place)
            case .integer(let value): sqlite3_bind_int64(handle, place, value)
            case .real(let value): sqlite3_bind_double(handle, place, value)
            case .text(let text): Self.bind(text, to: handle, at: place)
            case .blob(let bytes): bytes.withUnsafeBytes { Self.bind($0, to: handle, at: place) }
            }
        guard code == SQLITE_OK else { throw failure() }
    }

    private func failure() -> DatabaseError {
        DatabaseError(
            resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
            message: String(cString: sqlite3_errmsg(connection)), sql: sql)
    }

    private static func bind(_ text: String, to handle: OpaquePointer, at place: Int32) -> Int32 {
        var text = text
        return text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                sqlite3_bind_text(handle, place, $0.baseAddress ?? emptyText, Int32($0.count), copied)
            }
        }
    }

    private static func bind(_ bytes: UnsafeRawBufferPointer, to handle: OpaquePointer, at place: Int32) -> Int32 {
        guard let start = bytes.baseAddress, !bytes.isEmpty else { return sqlite3_bind_zeroblob(handle, place, 0) }
        return sqlite3_bind_blob(handle, place, start, Int32(bytes.count), copied)
    }

    // A null pointer would bind NULL.
    nonisolated(unsafe) private static let emptyText = UnsafePointer(UnsafeMutablePointer<CChar>.allocate(capacity: 1))
    // SQLITE_TRANSIENT: SQLite takes a copy before the call returns.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}
