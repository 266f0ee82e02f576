import CLibpq
import Storage

/// What an SQLSTATE means for the person, the program or the next try.
enum PostgresFault: Error {
    /// The connection is gone; what was not committed is undone.
    case lost
    /// Another transaction won; running the work again will do.
    case conflict

    /// What it means where nobody tries again.
    var refusal: DatabaseRefusal {
        switch self {
        case .lost: .connectionLost(committing: false)
        case .conflict: .contended
        }
    }

    static func error(_ result: OpaquePointer?, _ connection: OpaquePointer, sql: String) -> any Error {
        guard let result, let state = field(result, Int32(UInt8(ascii: "C"))) else {
            return PQstatus(connection) == CONNECTION_BAD
                ? PostgresFault.lost
                : StatementFault(.other, String(cString: PQerrorMessage(connection)), sql: sql)
        }
        // The primary message only: the detail may quote what people wrote.
        let message = field(result, Int32(UInt8(ascii: "M"))) ?? state
        return error(state: state, message: message, sql: sql)
    }

    static func error(state: String, message: String, sql: String) -> any Error {
        switch state {
        case "40001", "40P01": PostgresFault.conflict
        // Another node has migrated: the columns of a prepared statement are no longer what they were.
        case "0A000" where message.contains("cached plan"): PostgresFault.lost
        case "53100": DatabaseRefusal.full
        case "55P03": DatabaseRefusal.locked
        case "25006": DatabaseRefusal.readOnly("The server")
        case "42501": DatabaseRefusal.readOnly("The database (\(message))")
        case "57P01", "57P02", "57P03", "57P05": PostgresFault.lost
        case "XX001", "XX002": DatabaseRefusal.damaged(message)
        case "23505": StatementFault(.unique, message, sql: sql)
        case "23503": StatementFault(.foreignKey, message, sql: sql)
        case "23514": StatementFault(.check, message, sql: sql)
        case "23502": StatementFault(.notNull, message, sql: sql)
        default: state.hasPrefix("08") ? PostgresFault.lost : StatementFault(.other, message, sql: sql)
        }
    }

    private static func field(_ result: OpaquePointer, _ code: Int32) -> String? {
        PQresultErrorField(result, code).map { String(cString: $0) }
    }
}
