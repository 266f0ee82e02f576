import Domain

/// A question as the form has it: what the form does not hold stays as it was, and what cannot be read too.
struct QuestionReading: Sendable {
    private(set) var question: Question
    private(set) var problems = FieldProblems()
    private let form: Form
    private let draft: Questionnaire

    /// - Parameters:
    ///   - old: the question that stands in the draft.
    ///   - published: questions that were published keep their kind, scale and direction.
    init(
        _ form: Form, _ old: Question, in draft: Questionnaire, at place: Questionnaire.Place,
        _ published: [String: Question]
    ) {
        (question, self.form, self.draft) = (old, form, draft)
        readTexts()
        question.isRequired = form.has("required")
        if published[old.key] == nil {
            readKind()
            readScale()
        } else {
            question.kind = question.kind.with(readOptions())
        }
        readCondition(draft.questions(before: place))
    }

    /// A question that stands nowhere any more.
    init(_ form: Form, in draft: Questionnaire) {
        let empty = Question(key: "", kind: .agreement(points: 5), text: Translated([:]))
        self.init(form, empty, in: draft, at: .question(section: draft.sections.count, 0), [:])
    }

    private mutating func readTexts() {
        question.text = written(question.text, "text") ?? Translated([:])
        question.help = written(question.help, "help")
    }

    private mutating func written(_ old: Translated?, _ name: String) -> Translated? {
        do {
            return try old.written(form, name, draft)
        } catch DraftTrouble.unreadable(let found) {
            problems.list += found.list
        } catch {}
        return old
    }

    private mutating func readKind() {
        let options = readOptions()
        let wanted = KindWord(rawValue: form["kind"]) ?? KindWord(question.kind)
        var (low, high) = (0.0, 10.0)
        if case .number(let oldLow, let oldHigh) = question.kind { (low, high) = (oldLow, oldHigh) }
        low = number("low") ?? low
        high = number("high") ?? high
        question.kind = wanted.kind(options: options, low: low, high: high)
    }

    private mutating func readOptions() -> [Question.Option] {
        guard form.has("options") else { return question.kind.options }
        let before = Dictionary(question.kind.options.map { ($0.key, $0.text) }) { first, _ in first }
        return (0..<Questionnaire.mostOptions).prefix { form.has("option.\($0).key") }.map { index in
            let key = form["option.\(index).key"]
            return Question.Option(
                key: key, text: written(before[key] ?? Translated([:]), "option.\(index)") ?? Translated([:]))
        }
    }

    private mutating func readScale() {
        guard question.kind.range != nil else {
            (question.scale, question.isReversed) = (nil, false)
            return
        }
        guard form.has("scale") else { return }
        question.scale = form["scale"].isEmpty ? nil : Questionnaire.key(from: form["scale"])
        question.isReversed = form.has("reversed")
        if !form["scale"].isEmpty, question.scale == nil {
            problems.add("scale", "Use letters or digits, such as help-from-others.")
        }
    }

    private mutating func readCondition(_ earlier: [Question]) {
        guard form.has("if") else { return }
        let key = form["if"]
        guard let asked = earlier.last(where: { $0.key == key }) else {
            if key != question.condition?.question { question.condition = nil }
            return
        }
        question.condition = Condition(question: key, test: test(asked))
    }

    private mutating func test(_ asked: Question) -> Condition.Test {
        let wanted = form.all("if-is").filter(asked.conditionAnswers.contains)
        guard asked.conditionAnswers.isEmpty else { return wanted.isEmpty ? .isAnswered : .isOneOf(wanted) }
        guard asked.kind.range != nil, ["at-least", "at-most"].contains(form["if-test"]) else { return .isAnswered }
        guard let value = number("if-value") ?? asked.kind.range?.upperBound else { return .isAnswered }
        return form["if-test"] == "at-least" ? .isAtLeast(value) : .isAtMost(value)
    }

    /// Nil for a field that is blank or absent, and for one that cannot be read, which is a problem.
    private mutating func number(_ name: String) -> Double? {
        let text = form[name].replacing("−", with: "-")
        guard !text.isEmpty else { return nil }
        guard let value = Double(text.replacing(",", with: ".")), abs(value) < 1e15 else {
            problems.add(name, "Write a number.")
            return nil
        }
        return value
    }
}

extension Question {
    /// The answers that a condition can name; empty where answers are numbers or words.
    var conditionAnswers: [String] { kind == .yesNo ? ["yes", "no"] : kind.options.map(\.key) }
}

extension Translated? {
    /// With the texts of the form's fields, `name.en`, `name.de`, as far as the form has them; nil where none is left.
    ///
    /// Throws ``DraftTrouble`` for texts that are too long.
    func written(_ form: Form, _ name: String, _ draft: Questionnaire) throws -> Translated? {
        var texts = self?.texts ?? [:]
        var problems = FieldProblems()
        for language in draft.languages where form.has("\(name).\(language)") {
            let text = form["\(name).\(language)"]
            let excess = text.unicodeScalars.count - Questionnaire.longestText
            if excess > 0 {
                problems.add("\(name).\(language)", "This is too long by \(counted(excess, "character")).")
            }
            texts[language] = text.isEmpty ? nil : text
        }
        guard problems.isEmpty else { throw DraftTrouble.unreadable(problems) }
        return texts.isEmpty ? nil : Translated(texts)
    }
}
