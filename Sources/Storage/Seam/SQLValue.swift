public import Domain

/// The five kinds of value that both engines keep alike.
public enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])
}

/// A Swift value that has one stored form on both engines.
public protocol SQLBindable: Sendable {
    var sqlValue: SQLValue { get }
}

extension SQLValue: SQLBindable {
    public var sqlValue: SQLValue { self }
}

extension Int: SQLBindable {
    public var sqlValue: SQLValue { .integer(Int64(self)) }
}

extension Int64: SQLBindable {
    public var sqlValue: SQLValue { .integer(self) }
}

extension Double: SQLBindable {
    public var sqlValue: SQLValue { .real(self) }
}

extension Bool: SQLBindable {
    public var sqlValue: SQLValue { .integer(self ? 1 : 0) }
}

extension String: SQLBindable {
    public var sqlValue: SQLValue { .text(self) }
}

extension Identifier: SQLBindable {
    public var sqlValue: SQLValue { .integer(rawValue) }
}

/// Days are kept as their number, so that both engines compare them alike.
extension Day: SQLBindable {
    public var sqlValue: SQLValue { .integer(Int64(rawValue)) }
}

extension Period: SQLBindable {
    public var sqlValue: SQLValue { .integer(Int64(rawValue)) }
}
