import Domain

/// When a question is asked: always, or depending on the answer to one before it.
struct ConditionForm: Sendable {
    struct Points: Sendable {
        let test: Choice
        let value: Choice?
        let number: Field?
    }

    let question: Choice
    /// The answers that can be named; nil where there are none to name.
    let answers: [Pick]?
    let points: Points?
    let isOpen: Bool

    /// Nil where there is nothing to choose.
    init?(
        _ question: Question, _ earlier: [Question], in draft: Questionnaire, form: Form?, problems: FieldProblems?,
        found: [String]
    ) {
        let condition = question.condition
        guard !earlier.isEmpty || condition != nil else { return nil }
        var options = [("", "Always")]
        options += earlier.enumerated().map { index, asked in
            let text = draft.text(asked.text, in: draft.mainLanguage)
            return (asked.key, "Only if \(index + 1): \((text.isEmpty ? asked.key : text).cut(80))")
        }
        let asked = condition.flatMap { condition in earlier.last { $0.key == condition.question } }
        if let condition, asked == nil {
            options.append(
                (condition.question, "Only if “\(condition.question.cut(60))”, which does not stand before it"))
        }
        self.question = Choice(
            "if", "Asked", chosen: condition?.question ?? "", options: options.map { (value: $0.0, label: $0.1) },
            problems: FieldProblems(found.map { FieldProblem("if", $0) }))
        answers = asked.flatMap { Self.answers($0, condition, draft) }
        points = asked.flatMap { Self.points($0, condition, form, problems) }
        isOpen = condition != nil
    }

    private static func answers(_ asked: Question, _ condition: Condition?, _ draft: Questionnaire) -> [Pick]? {
        guard !asked.conditionAnswers.isEmpty else { return nil }
        var wanted: [String] = []
        if case .isOneOf(let keys)? = condition?.test { wanted = keys }
        let labels =
            asked.kind == .yesNo
            ? ["Yes", "No"] : asked.kind.options.map { draft.text($0.text, in: draft.mainLanguage) }
        return zip(asked.conditionAnswers, labels).map { key, label in
            Pick(value: key, label: label.isEmpty ? key : label.cut(120), isChosen: wanted.contains(key))
        }
    }

    private static func points(
        _ asked: Question, _ condition: Condition?, _ form: Form?, _ problems: FieldProblems?
    ) -> Points? {
        guard asked.conditionAnswers.isEmpty, let range = asked.kind.range else { return nil }
        let (word, value): (String, Double?) =
            switch condition?.test {
            case .isAtLeast(let value)?: ("at-least", value)
            case .isAtMost(let value)?: ("at-most", value)
            default: ("", nil)
            }
        let test = Choice(
            "if-test", "and its answer is", chosen: word,
            options: [("", "anything"), ("at-least", "at least"), ("at-most", "at most")])
        let shown = (value ?? range.upperBound).plain
        if case .number = asked.kind {
            let text = form?.has("if-value") == true ? form!["if-value"] : shown
            return Points(
                test: test, value: nil,
                number: Field("if-value", "this number", value: text, isRequired: false, problems: problems))
        }
        let steps = (Int(range.lowerBound)...Int(range.upperBound)).map { (value: "\($0)", label: "\($0)") }
        return Points(
            test: test, value: Choice("if-value", "this many points", chosen: shown, options: steps), number: nil)
    }
}
