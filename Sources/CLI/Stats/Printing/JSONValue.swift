import Foundation

/// JSON whose keys keep the order in which they were written and whose numbers keep all their digits.
enum JSONValue: Equatable {
    case object([Member])
    case array([JSONValue])
    case number(Double)
    case int(Int)
    case string(String)
    case bool(Bool)
    case null

    struct Member: Equatable {
        let key: String
        let value: JSONValue
    }
}

extension JSONValue {
    /// A number, or null where there is none: JSON has no infinity.
    init(_ value: Double?) { self = value.map { $0.isFinite ? .number($0) : .null } ?? .null }

    /// An object with a member per pair.
    static func named(_ pairs: some Sequence<(String, JSONValue)>) -> JSONValue {
        .object(pairs.map { Member(key: $0.0, value: $0.1) })
    }

    /// The members of both objects.
    static func + (a: JSONValue, b: JSONValue) -> JSONValue {
        guard case .object(let first) = a, case .object(let second) = b else { return b }
        return .object(first + second)
    }

    subscript(_ key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    /// The number, whether whole or not.
    var double: Double? {
        switch self {
        case .number(let value): value
        case .int(let value): Double(value)
        default: nil
        }
    }

    /// Indented by two spaces; doubles are the shortest text that reads back as the same number.
    var text: String { text(indent: "") }

    private func text(indent: String) -> String {
        let deeper = indent + "  "
        switch self {
        case .object(let members):
            guard !members.isEmpty else { return "{}" }
            let lines = members.map { "\(deeper)\(JSONValue.quoted($0.key)): \($0.value.text(indent: deeper))" }
            return "{\n\(lines.joined(separator: ",\n"))\n\(indent)}"
        case .array(let values):
            guard !values.isEmpty else { return "[]" }
            let lines = values.map { deeper + $0.text(indent: deeper) }
            return "[\n\(lines.joined(separator: ",\n"))\n\(indent)]"
        case .number(let value): return value.isFinite ? "\(value)" : "null"
        case .int(let value): return "\(value)"
        case .string(let text): return JSONValue.quoted(text)
        case .bool(let value): return value ? "true" : "false"
        case .null: return "null"
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20: result += String(format: "\\u%04x", scalar.value)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByStringLiteral {
    init(dictionaryLiteral elements: (String, JSONValue)...) { self = .named(elements) }

    init(stringLiteral value: String) { self = .string(value) }
}
