/// What somebody sent: names with one or more texts each, not yet believed.
public struct Form: Hashable, Sendable {
    public var fields: [String: [String]]

    public init(_ fields: [String: [String]] = [:]) { self.fields = fields }

    /// The first value, without surrounding white space; "" when absent.
    public subscript(name: String) -> String {
        guard let value = fields[name]?.first else { return "" }
        // What begins and ends with a printing ASCII character, as most values do, is as it should be.
        if let first = value.utf8.first, let last = value.utf8.last, (0x21...0x7E).contains(first),
            (0x21...0x7E).contains(last)
        {
            return value
        }
        return String(value.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }

    /// Every value of a repeated field, in order.
    public func all(_ name: String) -> [String] { fields[name] ?? [] }

    public func has(_ name: String) -> Bool { fields[name] != nil }
}
