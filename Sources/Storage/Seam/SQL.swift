/// A statement whose interpolated values are bound, never pasted: `"SELECT name FROM unit WHERE id = \(id)"`.
///
/// `\(raw:)` pastes text that the code itself holds (a column list); it takes only a `StaticString` or another `SQL`.
public struct SQL: Hashable, Sendable, ExpressibleByStringInterpolation {
    /// The text between the bindings: always one piece more than there are bindings.
    public private(set) var pieces: [String]
    public private(set) var bindings: [SQLValue]

    public init(stringLiteral value: String) {
        pieces = [value]
        bindings = []
    }

    public init(stringInterpolation: StringInterpolation) {
        self = stringInterpolation.sql
    }

    public static func + (left: SQL, right: SQL) -> SQL {
        var joined = left
        joined.append(right)
        return joined
    }

    /// The text with a placeholder for each binding, numbered from 1.
    public func text(placeholder: (Int) -> String) -> String {
        var text = pieces[0]
        for (index, piece) in pieces.dropFirst().enumerated() { text += placeholder(index + 1) + piece }
        return text
    }

    mutating func append(_ other: SQL) {
        pieces[pieces.count - 1] += other.pieces[0]
        pieces += other.pieces.dropFirst()
        bindings += other.bindings
    }

    fileprivate mutating func append(literal: String) { pieces[pieces.count - 1] += literal }

    fileprivate mutating func append(binding: SQLValue) {
        bindings.append(binding)
        pieces.append("")
    }

    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var sql: SQL = ""

        public init(literalCapacity: Int, interpolationCount: Int) {}
        public mutating func appendLiteral(_ literal: String) { sql.append(literal: literal) }
        public mutating func appendInterpolation(_ value: some SQLBindable) { sql.append(binding: value.sqlValue) }
        public mutating func appendInterpolation(_ value: (some SQLBindable)?) {
            sql.append(binding: value?.sqlValue ?? .null)
        }
        public mutating func appendInterpolation(raw text: StaticString) { sql.append(literal: "\(text)") }
        public mutating func appendInterpolation(raw other: SQL) { sql.append(other) }

        /// The rows of `VALUES`; at least one, each of so many values.
        public mutating func appendInterpolation(rows: RowWriter, of columns: Int) {
            for (place, value) in rows.values.enumerated() {
                let isFirst = place.isMultiple(of: columns)
                sql.append(literal: isFirst ? (place == 0 ? "(" : "), (") : ", ")
                sql.append(binding: value)
            }
            sql.append(literal: ")")
        }

        /// A parenthesised list for `IN`; an empty list matches nothing.
        public mutating func appendInterpolation(_ values: some Collection<some SQLBindable>) {
            guard !values.isEmpty else { return sql.append(literal: "(NULL)") }
            sql.append(literal: "(")
            for (index, value) in values.enumerated() {
                if index > 0 { sql.append(literal: ", ") }
                sql.append(binding: value.sqlValue)
            }
            sql.append(literal: ")")
        }
    }
}
