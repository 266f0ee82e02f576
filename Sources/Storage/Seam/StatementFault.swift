/// A statement that the engine refused: the program's fault, or a race that a constraint has caught.
public struct StatementFault: Error, Hashable, Sendable {
    public enum Kind: Sendable {
        case unique, foreignKey, check, notNull, other
    }

    public let kind: Kind
    /// The engine's words; no bound values.
    public let message: String
    public let sql: String

    public init(_ kind: Kind, _ message: String, sql: String = "") {
        self.kind = kind
        self.message = message
        self.sql = sql
    }
}

extension StatementFault {
    /// A row filled for a bulk insert has more or fewer values than there are columns.
    public static func unevenRow(sql: String) -> Self { Self(.other, "a row has not one value per column", sql: sql) }
}

extension StatementFault: CustomStringConvertible {
    public var description: String { sql.isEmpty ? message : "\(message) in: \(sql)" }
}

extension SQLValue {
    /// Throws for what only one of the engines would keep: NUL in a text, a real that is not a number.
    public func checkKept(_ sql: @autoclosure () -> String = "") throws {
        switch self {
        case .text(let text) where text.utf8.contains(0):
            throw StatementFault(.other, "a text with a NUL character cannot be kept", sql: sql())
        case .real(let value) where value.isNaN:
            throw StatementFault(.other, "a real that is not a number cannot be kept", sql: sql())
        default: break
        }
    }
}
