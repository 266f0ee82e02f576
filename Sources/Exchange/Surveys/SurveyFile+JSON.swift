public import Domain
import Foundation

extension SurveyFile {
    /// Reads the same fields as from YAML, written as JSON; null stands for what is absent. Throws ``Problems``.
    public init(json bytes: [UInt8]) throws {
        guard (try? JSONSerialization.jsonObject(with: Data(bytes))) is [String: Any] else {
            throw Problems(list: [Problem(line: 1, message: "This is not a JSON object.")])
        }
        try self.init(Self.withoutEscapes(bytes), isJSON: true)
    }

    /// The file as JSON.
    public func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(SurveyDocument(questionnaire)), as: UTF8.self)
    }

    /// JSON is YAML but for two escapes: `\/`, and a character beyond U+FFFF as two halves. Lines stay as they are.
    private static func withoutEscapes(_ bytes: [UInt8]) -> [UInt8] {
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        var rest = bytes[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\") else {
                plain.append(byte)
                continue
            }
            if rest.first == UInt8(ascii: "/") { continue }
            if let scalar = wideScalar(rest) {
                plain += String(scalar).utf8
                rest.removeFirst(11)
            } else {
                plain.append(byte)
                if let escaped = rest.popFirst() { plain.append(escaped) }
            }
        }
        return plain
    }

    /// The character of `uD83D\uDE00`, behind the first backslash.
    private static func wideScalar(_ bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
        let text = Array(bytes.prefix(11))
        guard text.count == 11, text[0] == UInt8(ascii: "u"), Array(text[5...6]) == Array("\\u".utf8),
            let high = Int(String(decoding: text[1...4], as: UTF8.self), radix: 16), (0xD800..<0xDC00).contains(high),
            let low = Int(String(decoding: text[7...10], as: UTF8.self), radix: 16), (0xDC00..<0xE000).contains(low)
        else { return nil }
        return Unicode.Scalar(UInt32(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)))
    }
}

/// A questionnaire by the names of its file.
private struct SurveyDocument: Encodable {
    let key: String
    let title: [String: String]
    let languages: [String]
    let respondents: String
    let introduction: [String: String]?
    let thanks: [String: String]?
    let sections: [Section]

    struct Section: Encodable {
        let title: [String: String]?
        let text: [String: String]?
        let questions: [Item]
    }

    struct Option: Encodable {
        let key: String
        let text: [String: String]
    }

    struct ShowIf: Encodable {
        let question: String
        var `is`: [String]?
        var at_least: Double?
        var at_most: Double?
    }

    struct Item: Encodable {
        let key: String
        let kind: String
        var points: Int?
        var low: Double?
        var high: Double?
        var options: [Option]?
        let text: [String: String]
        let help: [String: String]?
        let required: Bool
        let scale: String?
        let reversed: Bool
        let show_if: ShowIf?
    }

    init(_ questionnaire: Questionnaire) {
        key = questionnaire.key
        title = questionnaire.title.texts
        languages = questionnaire.languages
        respondents = questionnaire.respondents.rawValue
        introduction = questionnaire.introduction?.texts
        thanks = questionnaire.thanks?.texts
        sections = questionnaire.sections.map { section in
            Section(
                title: section.title?.texts, text: section.text?.texts, questions: section.questions.map(Item.init))
        }
    }
}

extension SurveyDocument.Item {
    init(_ question: Question) {
        (key, kind) = (question.key, question.kind.word)
        (text, help) = (question.text.texts, question.help?.texts)
        (required, scale, reversed) = (question.isRequired, question.scale, question.isReversed)
        show_if = question.condition.map(SurveyDocument.ShowIf.init)
        switch question.kind {
        case .agreement(let points): self.points = points
        case .number(let low, let high): (self.low, self.high) = (low, high)
        default: break
        }
        let options = question.kind.options.map { SurveyDocument.Option(key: $0.key, text: $0.text.texts) }
        self.options = options.isEmpty ? nil : options
    }
}

extension SurveyDocument.ShowIf {
    init(_ condition: Condition) {
        question = condition.question
        switch condition.test {
        case .isAnswered: break
        case .isOneOf(let keys): self.is = keys
        case .isAtLeast(let number): at_least = number
        case .isAtMost(let number): at_most = number
        }
    }
}

extension Question.Kind {
    /// As files name it.
    public var word: String {
        switch self {
        case .recommend: "recommend"
        case .agreement: "agreement"
        case .yesNo: "yes-no"
        case .number: "number"
        case .choice: "choice"
        case .choices: "choices"
        case .ranking: "ranking"
        case .line: "line"
        case .comment: "comment"
        case .date: "date"
        }
    }
}
