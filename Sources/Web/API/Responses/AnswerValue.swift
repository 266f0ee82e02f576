import Domain

/// An answer as JSON has it: points and numbers as numbers, yes and no as true and false, an option as its key, several
/// options and rankings as lists of keys, texts and days as texts.
enum AnswerValue: Codable, Hashable, Sendable {
    case number(Double)
    case truth(Bool)
    case text(String)
    case list([String])

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let truth = try? value.decode(Bool.self) {
            self = .truth(truth)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let list = try? value.decode([String].self) {
            self = .list(list)
        } else {
            self = .text(try value.decode(String.self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        switch self {
        case .number(let number): try value.encode(number)
        case .truth(let truth): try value.encode(truth)
        case .text(let text): try value.encode(text)
        case .list(let list): try value.encode(list)
        }
    }

    /// Nil where nothing of the answer may be told.
    init?(_ answer: Answer, to kind: Question.Kind) {
        let value: AnswerValue? =
            switch (kind, answer) {
            case (.yesNo, .number(let number)): .truth(number == 1)
            case (_, .number(let number)): .number(number)
            case (.choice, .options(let keys)): .text(keys.first ?? "")
            case (_, .options(let keys)): .list(keys)
            case (_, .text(let text)): .text(text)
            case (_, .day(let day)): .text(day.description)
            case (_, .unshown): nil
            }
        guard let value else { return nil }
        self = value
    }

    /// The answer as the fields of the web's form.
    func fields(of question: Question) throws(FieldProblem) -> [String: [String]] {
        switch (question.kind, self) {
        case (.recommend, .number(let number)), (.agreement, .number(let number)), (.number, .number(let number)):
            return [question.key: [number.shortest]]
        case (.yesNo, .truth(let truth)): return [question.key: [truth ? "yes" : "no"]]
        case (.choice, .text(let text)), (.line, .text(let text)), (.comment, .text(let text)),
            (.date, .text(let text)):
            return [question.key: [text]]
        case (.choices, .list(let keys)): return [question.key: keys]
        case (.ranking(let options), .list(let keys)): return try places(keys, options, of: question)
        default: throw FieldProblem(question.key, Self.wish(for: question.kind))
        }
    }

    /// A ranking names each option once, the first one first.
    private func places(
        _ keys: [String], _ options: [Question.Option], of question: Question
    ) throws(FieldProblem) -> [String: [String]] {
        guard keys.sorted() == options.map(\.key).sorted() else {
            throw FieldProblem(question.key, "A ranking names each of the answers once.")
        }
        return Dictionary(
            uniqueKeysWithValues: keys.enumerated().map { ("\(question.key).\($1)", ["\($0 + 1)"]) })
    }

    private static func wish(for kind: Question.Kind) -> String {
        switch kind {
        case .recommend, .agreement, .number: "Here a number must stand."
        case .yesNo: "Here true or false must stand."
        case .choices, .ranking: "Here a list of keys must stand."
        case .choice: "Here the key of an answer must stand."
        case .line, .comment: "Here a text must stand."
        case .date: "Here a day such as 2025-03-31 must stand."
        }
    }
}
