import GRDB
import GRDBSQLite
import Storage

/// What an SQLite error means for the person or the program.
enum SQLiteFault {
    /// - Parameter code: the extended result code.
    static func error(code: Int32, message: String, sql: String, path: String, isReading: Bool) -> any Error {
        switch code & 0xFF {
        case SQLITE_BUSY, SQLITE_LOCKED: DatabaseRefusal.locked
        case SQLITE_FULL: DatabaseRefusal.full
        case SQLITE_READONLY where !isReading: DatabaseRefusal.readOnly(path)
        case SQLITE_CANTOPEN, SQLITE_PERM: DatabaseRefusal.readOnly(path)
        case SQLITE_NOTADB: DatabaseRefusal.notOurs("\(path) is not an SQLite database.")
        case SQLITE_CORRUPT: DatabaseRefusal.damaged(message)
        // SQLite reports ENOSPC on its shared-memory file as an input/output error.
        case SQLITE_IOERR where code == ioErrorShmSize: DatabaseRefusal.full
        default: StatementFault(kind(code), message, sql: sql)
        }
    }

    static func translated(_ error: any Error, path: String, isReading: Bool = false) -> any Error {
        guard let error = error as? DatabaseError else { return error }
        return self.error(
            code: error.extendedResultCode.rawValue, message: error.message ?? "SQLite error", sql: error.sql ?? "",
            path: path, isReading: isReading)
    }

    // The extended codes are C macros that Swift does not import.
    private static let ioErrorShmSize = SQLITE_IOERR | 19 << 8

    private static func kind(_ code: Int32) -> StatementFault.Kind {
        switch code {
        case SQLITE_CONSTRAINT | 6 << 8, SQLITE_CONSTRAINT | 8 << 8, SQLITE_CONSTRAINT | 10 << 8: .unique
        case SQLITE_CONSTRAINT | 3 << 8: .foreignKey
        case SQLITE_CONSTRAINT | 1 << 8: .check
        case SQLITE_CONSTRAINT | 5 << 8: .notNull
        default: .other
        }
    }
}
