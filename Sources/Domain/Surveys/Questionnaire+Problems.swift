extension Questionnaire {
    /// Where in a questionnaire something is wrong: counted from 0, from the outside in.
    public enum Place: Hashable, Sendable {
        case whole
        case section(Int)
        case question(section: Int, Int)
    }

    /// Something that keeps a questionnaire from being asked.
    public struct Problem: Hashable, Sendable {
        public let place: Place
        /// The part of the place: "key", "text", "options" …
        public let part: String
        public let message: String
    }

    /// Everything that keeps it from being asked, in the order of the questionnaire.
    public var problems: [Problem] {
        var check = Check(questionnaire: self)
        check.whole()
        for (section, content) in sections.enumerated() {
            check.texts([("title", content.title), ("text", content.text)], at: .section(section))
            for (index, question) in content.questions.enumerated() {
                check.check(question, at: .question(section: section, index))
            }
        }
        return check.problems
    }

    /// The texts that a language still lacks, as places and parts; the main language's are problems instead.
    public func untranslated(in language: String) -> [(place: Place, part: String)] {
        var check = Check(questionnaire: self)
        check.languages = [language]
        check.texts(wholeTexts, at: .whole)
        for (section, content) in sections.enumerated() {
            check.texts([("title", content.title), ("text", content.text)], at: .section(section))
            for (index, question) in content.questions.enumerated() {
                check.texts(question.texts, at: .question(section: section, index))
            }
        }
        return check.problems.map { ($0.place, $0.part) }
    }

    fileprivate var wholeTexts: [(String, Translated?)] {
        [("title", title), ("introduction", introduction), ("thanks", thanks)]
    }

    /// A language's code as browsers send it: "en", "pt-BR".
    public static func isLanguage(_ text: String) -> Bool {
        (2...12).contains(text.utf8.count)
            && text.split(separator: "-", omittingEmptySubsequences: false)
                .allSatisfy {
                    !$0.isEmpty && $0.utf8.allSatisfy { (65...90).contains($0 & 0xDF) || (48...57).contains($0) }
                }
    }

    /// A key that files, addresses and metrics can be named by.
    public static func isKey(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 60 && text.first != "-" && text.last != "-"
            && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
    }
}

extension Question {
    fileprivate var texts: [(String, Translated?)] {
        [("text", text), ("help", help)] + kind.options.map { ("option \($0.key)", $0.text) }
    }
}

/// Walks through a questionnaire and remembers what came before.
private struct Check {
    let questionnaire: Questionnaire
    var problems: [Questionnaire.Problem] = []
    lazy var languages = [questionnaire.mainLanguage]
    private var before: [String: Question] = [:]
    private var scales: [String: Question.Kind] = [:]

    init(questionnaire: Questionnaire) { self.questionnaire = questionnaire }

    private mutating func add(_ place: Questionnaire.Place, _ part: String, _ message: String) {
        problems.append(.init(place: place, part: part, message: message))
    }

    mutating func whole() {
        if !Questionnaire.isKey(questionnaire.key) { add(.whole, "key", Self.keyRule) }
        if questionnaire.languages.isEmpty { add(.whole, "languages", "Name at least one language, such as en.") }
        for (index, language) in questionnaire.languages.enumerated() {
            if questionnaire.languages[..<index].contains(language) {
                add(.whole, "languages", "“\(language)” stands here twice.")
            } else if !Questionnaire.isLanguage(language) {
                add(.whole, "languages", "“\(language)” is no language code such as en, de or pt-BR.")
            }
        }
        texts(questionnaire.wholeTexts, at: .whole)
        if questionnaire.questions.isEmpty { add(.whole, "sections", "There is no question yet.") }
    }

    mutating func texts(_ texts: [(String, Translated?)], at place: Questionnaire.Place) {
        for (part, text) in texts {
            guard let text else { continue }
            for language in languages where text.isMissing(in: language) {
                add(place, part, "The text in “\(language)” is missing.")
            }
        }
    }

    mutating func check(_ question: Question, at place: Questionnaire.Place) {
        if !Questionnaire.isKey(question.key) {
            add(place, "key", Self.keyRule)
        } else if before[question.key] != nil {
            add(place, "key", "Another question has the key “\(question.key)” already.")
        }
        texts(question.texts, at: place)
        kind(question, at: place)
        scale(question, at: place)
        if let condition = question.condition { self.condition(condition, at: place) }
        before[question.key] = question
    }

    private mutating func kind(_ question: Question, at place: Questionnaire.Place) {
        switch question.kind {
        case .agreement(let points) where points != 5 && points != 7:
            add(place, "points", "Agreement has 5 or 7 points.")
        case .number(let low, let high) where !(low < high):
            add(place, "range", "The lowest number must be less than the highest.")
        case .choice(let options), .choices(let options), .ranking(let options):
            if options.count < 2 { add(place, "options", "Give at least two answers to choose from.") }
            for (index, option) in options.enumerated() {
                if !Questionnaire.isKey(option.key) { add(place, "options", "“\(option.key)”: \(Self.keyRule)") }
                if options[..<index].contains(where: { $0.key == option.key }) {
                    add(place, "options", "Two answers have the key “\(option.key)”.")
                }
            }
        default: break
        }
    }

    private mutating func scale(_ question: Question, at place: Questionnaire.Place) {
        if question.isReversed, question.kind.range == nil {
            add(place, "reversed", "Only a question with a number for an answer can be reversed.")
        }
        guard let scale = question.scale else { return }
        guard Questionnaire.isKey(scale) else { return add(place, "scale", Self.keyRule) }
        guard question.kind.range != nil else {
            return add(place, "scale", "Only questions with a number for an answer can belong to a scale.")
        }
        if let kind = scales[scale], kind != question.kind {
            add(place, "scale", "The scale “\(scale)” has items of another kind. All items of a scale are asked alike.")
        }
        scales[scale] = scales[scale] ?? question.kind
    }

    private mutating func condition(_ condition: Condition, at place: Questionnaire.Place) {
        guard let earlier = before[condition.question] else {
            let exists = questionnaire.questions.contains { $0.key == condition.question }
            return add(
                place, "show_if",
                exists
                    ? "“\(condition.question)” comes later. A condition can only look at a question before it."
                    : "There is no question “\(condition.question)”.")
        }
        switch condition.test {
        case .isAnswered: break
        case .isOneOf(let wanted):
            let keys = earlier.kind == .yesNo ? ["yes", "no"] : earlier.kind.options.map(\.key)
            for key in wanted where !keys.contains(key) {
                add(place, "show_if", "“\(condition.question)” has no answer “\(key)”.")
            }
        case .isAtLeast, .isAtMost:
            if earlier.kind.range == nil {
                add(place, "show_if", "“\(condition.question)” has no number for an answer.")
            }
        }
    }

    private static let keyRule = "A key has lower-case letters, digits and hyphens, at most 60."
}
