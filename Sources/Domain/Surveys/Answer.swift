/// What somebody answered to one question.
public enum Answer: Hashable, Sendable {
    /// Points, a number, or yes (1) and no (0).
    case number(Double)
    /// Keys of options: the chosen ones in the order of the question, or all of them in the order of a ranking.
    case options([String])
    case text(String)
    case day(Day)
    /// A text that nobody is to be shown: that it was written is kept, and no word of it.
    case unshown
}

/// A number, a list of keys or a text; a day is an object with `day`; what nobody is shown is null.
extension Answer: Codable {
    private enum Key: String, CodingKey { case day }

    public init(from decoder: any Decoder) throws {
        if let container = try? decoder.container(keyedBy: Key.self) {
            self = .day(try container.decode(Day.self, forKey: .day))
            return
        }
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .unshown
            return
        }
        if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let keys = try? value.decode([String].self) {
            self = .options(keys)
        } else {
            self = .text(try value.decode(String.self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        if case .day(let day) = self {
            var container = encoder.container(keyedBy: Key.self)
            return try container.encode(day, forKey: .day)
        }
        var container = encoder.singleValueContainer()
        switch self {
        case .number(let number): try container.encode(number)
        case .options(let keys): try container.encode(keys)
        case .text(let text): try container.encode(text)
        case .unshown: try container.encodeNil()
        case .day: break
        }
    }
}
