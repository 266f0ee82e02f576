import Domain
import Yams

extension SurveyFile {
    /// The file; reading it gives the same questionnaire.
    public func yaml() throws -> String {
        try Yams.serialize(node: node(questionnaire), width: -1, allowUnicode: true)
    }

    private func node(_ questionnaire: Questionnaire) -> Node {
        mapping([
            ("key", word(questionnaire.key)), ("title", node(questionnaire.title)),
            ("languages", Node(questionnaire.languages.map { Node($0) }, .implicit, .flow)),
            ("respondents", Node(questionnaire.respondents.rawValue)),
            ("introduction", questionnaire.introduction.map(node)), ("thanks", questionnaire.thanks.map(node)),
            ("sections", Node(questionnaire.sections.map(node))),
        ])
    }

    private func node(_ section: Questionnaire.Section) -> Node {
        mapping([
            ("title", section.title.map(node)), ("text", section.text.map(node)),
            ("questions", Node(section.questions.map(node))),
        ])
    }

    private func node(_ question: Question) -> Node {
        mapping(
            [("key", word(question.key))] + fields(question.kind) + [
                ("text", node(question.text)), ("help", question.help.map(node)),
                ("required", question.isRequired ? Node("true") : nil), ("scale", question.scale.map(word)),
                ("reversed", question.isReversed ? Node("true") : nil), ("show_if", question.condition.map(node)),
            ])
    }

    private func fields(_ kind: Question.Kind) -> [(String, Node?)] {
        func options(_ word: String, _ options: [Question.Option]) -> [(String, Node?)] {
            let nodes = options.map { mapping([("key", text($0.key)), ("text", node($0.text))]) }
            return [("kind", Node(word)), ("options", Node(nodes))]
        }
        return switch kind {
        case .recommend: [("kind", Node("recommend"))]
        case .agreement(let points): [("kind", Node("agreement")), ("points", Node("\(points)"))]
        case .yesNo: [("kind", Node("yes-no"))]
        case .number(let low, let high):
            [("kind", Node("number")), ("low", Node("\(low)")), ("high", Node("\(high)"))]
        case .choice(let list): options("choice", list)
        case .choices(let list): options("choices", list)
        case .ranking(let list): options("ranking", list)
        case .line: [("kind", Node("line"))]
        case .comment: [("kind", Node("comment"))]
        case .date: [("kind", Node("date"))]
        }
    }

    private func node(_ condition: Condition) -> Node {
        let test: (String, Node?) =
            switch condition.test {
            case .isAnswered: ("is", nil)
            case .isOneOf(let keys): ("is", Node(keys.map(text), .implicit, .flow))
            case .isAtLeast(let number): ("at_least", Node("\(number)"))
            case .isAtMost(let number): ("at_most", Node("\(number)"))
            }
        return mapping([("question", word(condition.question)), test])
    }

    /// A plain text where there is only the main language.
    private func node(_ translated: Translated) -> Node {
        let main = questionnaire.mainLanguage
        if translated.texts.count == 1, let only = translated.texts[main] { return text(only) }
        let order =
            questionnaire.languages + translated.texts.keys.filter { !questionnaire.languages.contains($0) }.sorted()
        return mapping(order.map { language in (language, translated.texts[language].map(text)) })
    }

    /// A key as it is; one that would be read as nothing in quotes.
    private func word(_ key: String) -> Node { key == "null" ? text(key) : Node(key) }

    /// Quoted, so that "yes", "1" and "null" stay texts for every reader.
    private func text(_ text: String) -> Node { Node(text, .implicit, .doubleQuoted) }

    private func mapping(_ fields: [(String, Node?)]) -> Node {
        Node(fields.compactMap { name, value in value.map { (Node(name), $0) } })
    }
}
