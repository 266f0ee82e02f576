import Domain
import Yams

/// Reads a questionnaire from YAML nodes and remembers on which lines things stand.
struct SurveyReader {
    /// As in JSON, where texts stand in quotes and nothing else does.
    private let quotesTexts: Bool
    private(set) var problems: [SurveyFile.Problem] = []
    private var lines: [Questionnaire.Place: Int] = [.whole: 1]
    private var language = "en"
    private var asked = 0

    /// Far beyond what anybody would answer; aliases could otherwise make a small file endless.
    private static let mostQuestions = 500
    private static let mostOptions = 200

    init(quotesTexts: Bool) { self.quotesTexts = quotesTexts }

    /// Problems of the questionnaire on the lines of their places.
    func located(_ found: [Questionnaire.Problem]) -> [SurveyFile.Problem] {
        found.map { SurveyFile.Problem(line: lines[$0.place] ?? 1, message: "\($0.part): \($0.message)") }
    }

    mutating func questionnaire(_ node: Node) -> Questionnaire {
        let fields = fields(
            node, ["key", "title", "languages", "respondents", "introduction", "thanks", "sections"], of: "a survey")
        let languages = list(fields["languages"]).map { string($0) }
        language = languages.first ?? language
        return Questionnaire(
            key: string(fields["key"], named: "key", in: node), title: translated(fields["title"], "title", node),
            languages: languages.isEmpty ? [language] : languages,
            respondents: word(
                fields["respondents"], "respondents", node, ["employees": .employees, "customers": .customers])
                ?? .customers,
            introduction: fields["introduction"].map { translated($0) },
            thanks: fields["thanks"].map { translated($0) },
            sections: list(fields["sections"], named: "sections", in: node).enumerated().map { section($1, $0) })
    }

    private mutating func section(_ node: Node, _ index: Int) -> Questionnaire.Section {
        lines[.section(index)] = line(node)
        let fields = fields(node, ["title", "text", "questions"], of: "a section")
        let questions = list(fields["questions"], named: "questions", in: node)
        asked += questions.count
        guard asked <= Self.mostQuestions else {
            add(node, "A survey has at most \(Self.mostQuestions) questions.")
            return Questionnaire.Section(questions: [])
        }
        return Questionnaire.Section(
            title: fields["title"].map { translated($0) }, text: fields["text"].map { translated($0) },
            questions: questions.enumerated().map { place, node in
                lines[.question(section: index, place)] = line(node)
                return question(node)
            })
    }

    private mutating func question(_ node: Node) -> Question {
        let fields = fields(
            node,
            [
                "key", "kind", "points", "low", "high", "options", "text", "help", "required", "scale", "reversed",
                "show_if",
            ], of: "a question")
        return Question(
            key: string(fields["key"], named: "key", in: node), kind: kind(fields, node),
            text: translated(fields["text"], "text", node), help: fields["help"].map { translated($0) },
            isRequired: truth(fields["required"]), scale: fields["scale"].map { string($0) },
            isReversed: truth(fields["reversed"]), condition: fields["show_if"].flatMap { condition($0) })
    }

    private mutating func kind(_ fields: [String: Node], _ node: Node) -> Question.Kind {
        let word = string(fields["kind"], named: "kind", in: node)
        let kind: Question.Kind? =
            switch word {
            case "recommend": .recommend
            case "agreement": .agreement(points: fields["points"].map { Int(number($0)) } ?? 5)
            case "yes-no": .yesNo
            case "number":
                .number(
                    low: number(fields["low"], named: "low", in: node),
                    high: number(fields["high"], named: "high", in: node))
            case "choice": .choice(options(fields, node))
            case "choices": .choices(options(fields, node))
            case "ranking": .ranking(options(fields, node))
            case "line": .line
            case "comment": .comment
            case "date": .date
            default: nil
            }
        if kind == nil, !word.isEmpty {
            add(
                fields["kind"] ?? node,
                "“\(word)” is no kind of question. There are: recommend, agreement, yes-no, number, choice, choices, ranking, line, comment, date."
            )
        }
        return kind ?? .line
    }

    private mutating func options(_ fields: [String: Node], _ node: Node) -> [Question.Option] {
        let nodes = list(fields["options"], named: "options", in: node)
        guard nodes.count <= Self.mostOptions else {
            add(node, "A question has at most \(Self.mostOptions) answers to choose from.")
            return []
        }
        return nodes.map { node in
            let fields = self.fields(node, ["key", "text"], of: "an answer")
            return Question.Option(
                key: string(fields["key"], named: "key", in: node), text: translated(fields["text"], "text", node))
        }
    }

    private mutating func condition(_ node: Node) -> Condition? {
        let fields = fields(node, ["question", "is", "at_least", "at_most"], of: "show_if")
        let tests: [Condition.Test] = [
            fields["is"].map { node in .isOneOf(node.sequence.map { $0.map { string($0) } } ?? [string(node)]) },
            fields["at_least"].map { .isAtLeast(number($0)) }, fields["at_most"].map { .isAtMost(number($0)) },
        ].compactMap(\.self)
        if tests.count > 1 { add(node, "show_if takes one of is, at_least and at_most.") }
        return Condition(
            question: string(fields["question"], named: "question", in: node), test: tests.first ?? .isAnswered)
    }
}

extension SurveyReader {
    private mutating func add(_ node: Node, _ message: String) {
        problems.append(SurveyFile.Problem(line: line(node), message: message))
    }

    private func isQuoted(_ scalar: Node.Scalar) -> Bool { scalar.style != .plain && scalar.style != .any }

    private func line(_ node: Node) -> Int { node.mark?.line ?? 1 }

    /// The values of a mapping, null standing for what is absent; anything but the known names is a problem.
    private mutating func fields(_ node: Node, _ known: [String], of what: String) -> [String: Node] {
        guard let mapping = node.mapping else {
            add(node, "Here \(what) must stand, with names and values.")
            return [:]
        }
        var fields: [String: Node] = [:]
        for (key, value) in mapping {
            guard let name = key.string, known.contains(name) else {
                add(
                    key, "“\(key.string ?? "?")” is nothing that \(what) has. It has: \(known.joined(separator: ", "))."
                )
                continue
            }
            if value.scalar?.style == .plain, value.string == "null" { continue }
            fields[name] = value
        }
        return fields
    }

    private mutating func list(_ node: Node?, named name: String = "", in parent: Node? = nil) -> [Node] {
        guard let node else {
            if let parent { add(parent, "“\(name)” is missing.") }
            return []
        }
        guard let sequence = node.sequence else {
            add(node, "Here a list must stand.")
            return []
        }
        return Array(sequence)
    }

    private mutating func string(_ node: Node?, named name: String, in parent: Node) -> String {
        guard let node else {
            add(parent, "“\(name)” is missing.")
            return ""
        }
        return string(node)
    }

    private mutating func string(_ node: Node) -> String {
        guard let scalar = node.scalar, isQuoted(scalar) || !quotesTexts else {
            add(node, "Here a text must stand.")
            return ""
        }
        return scalar.string
    }

    private mutating func number(_ node: Node?, named name: String, in parent: Node) -> Double {
        guard let node else {
            add(parent, "“\(name)” is missing.")
            return 0
        }
        return number(node)
    }

    private mutating func number(_ node: Node) -> Double {
        guard let scalar = node.scalar, !quotesTexts || !isQuoted(scalar), let number = Double(scalar.string),
            abs(number) < 1e15
        else {
            add(node, "Here a number must stand.")
            return 0
        }
        return number
    }

    private mutating func truth(_ node: Node?) -> Bool {
        guard let node else { return false }
        guard let value = node.bool, !quotesTexts || node.scalar.map(isQuoted) != true else {
            add(node, "Here true or false must stand.")
            return false
        }
        return value
    }

    private mutating func word<Value>(
        _ node: Node?, _ name: String, _ parent: Node, _ values: KeyValuePairs<String, Value>
    ) -> Value? {
        let word = string(node, named: name, in: parent)
        if let found = values.first(where: { $0.key == word }) { return found.value }
        if !word.isEmpty {
            add(node ?? parent, "“\(word)” is not one of \(values.map(\.key).joined(separator: ", ")).")
        }
        return nil
    }

    private mutating func translated(_ node: Node?, _ name: String, _ parent: Node) -> Translated {
        guard let node else {
            add(parent, "“\(name)” is missing.")
            return Translated([:])
        }
        return translated(node)
    }

    /// A plain text in the main language, or a text for each language.
    private mutating func translated(_ node: Node) -> Translated {
        guard let mapping = node.mapping else { return Translated([language: string(node)]) }
        var texts: [String: String] = [:]
        for (key, value) in mapping { texts[string(key)] = string(value) }
        return Translated(texts)
    }
}
