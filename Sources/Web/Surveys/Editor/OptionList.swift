import Domain

/// The answers to choose from, each with its buttons.
struct OptionList: Sendable {
    struct One: Sendable {
        let index: String
        let number: String
        let key: String
        let text: TextFields
        let canRise: Bool
        let canSink: Bool
        let isLast: Bool
    }

    let list: [One]
    let problems: [String]

    init(
        _ question: Question, in draft: Questionnaire, form: Form?, problems: FieldProblems?,
        found: (String) -> [String]
    ) {
        let options = question.kind.options
        list = options.enumerated().map { index, option in
            One(
                index: "\(index)", number: "\(index + 1)", key: option.key,
                text: TextFields(
                    "option.\(index)", "Answer \(index + 1)", option.text, in: draft, rows: 1, form: form,
                    problems: problems, found: option.key.isEmpty ? [] : found("option \(option.key)")),
                canRise: index > 0, canSink: index < options.count - 1, isLast: index == options.count - 1)
        }
        self.problems = found("options")
    }
}
