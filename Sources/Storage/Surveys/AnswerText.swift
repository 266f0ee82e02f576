import Domain

/// Answers as JSON with sorted keys, as `JSONDecoder` reads them.
///
/// By hand, because `JSONEncoder` would take as long as the rest of a response's way into the database.
struct AnswerText {
    private(set) var text = ""

    /// Throws a ``StatementFault`` for a number that JSON does not know.
    init(_ answers: [String: Answer]) throws {
        text += "{"
        for (key, answer) in answers.sorted(by: { $0.key < $1.key }) {
            if text.utf8.count > 1 { text += "," }
            add(key)
            text += ":"
            try add(answer)
        }
        text += "}"
    }

    private mutating func add(_ answer: Answer) throws {
        switch answer {
        case .number(let number): try add(number)
        case .text(let words): add(words)
        case .unshown: text += "null"
        case .day(let day): text += "{\"day\":\(day.rawValue)}"
        case .options(let keys):
            text += "["
            for (place, key) in keys.enumerated() {
                if place > 0 { text += "," }
                add(key)
            }
            text += "]"
        }
    }

    private mutating func add(_ number: Double) throws {
        guard number.isFinite else { throw StatementFault(.other, "an answer that is not a number cannot be kept") }
        text += Int64(exactly: number).map(String.init) ?? "\(number)"
    }

    private mutating func add(_ words: String) {
        text += "\""
        if words.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) {
            for scalar in words.unicodeScalars { add(escaped: scalar) }
        } else {
            text += words
        }
        text += "\""
    }

    private mutating func add(escaped scalar: Unicode.Scalar) {
        switch scalar {
        case "\"", "\\": text += "\\\(scalar)"
        case "\u{0}"..."\u{1F}": text += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
        default: text.unicodeScalars.append(scalar)
        }
    }
}
