import Domain

/// One labelled line of a form, drawn by the partial `field`, with what is wrong with it beside it.
struct Field: Sendable {
    let name: String
    let label: String
    let type: String
    let value: String
    let hint: String?
    let problem: String?
    let autocomplete: String?
    let isRequired: Bool
    /// The ids of hint and problem, for `aria-describedby`.
    let describedBy: String?
    /// Where the cursor stands when the page comes.
    let isFirst: Bool
    /// The suggestions under the field, in a `datalist`; nil when there are none.
    let suggestions: Suggestions?

    struct Suggestions: Sendable {
        let id: String
        let items: [Suggestion]
    }

    struct Suggestion: Sendable {
        let value: String
        let label: String
    }

    /// - Parameters:
    ///   - type: the input's type: `text`, `email`, `password`, `search`. The value of a password is never sent back.
    ///   - problems: what was wrong with the form; the field looks for its own.
    init(
        _ name: String, _ label: String, type: String = "text", value: String = "", hint: String? = nil,
        autocomplete: String? = nil, isRequired: Bool = true, isFirst: Bool = false, problems: FieldProblems? = nil,
        suggestions: [(value: String, label: String)] = []
    ) {
        self.name = name
        self.label = label
        self.type = type
        self.value = type == "password" ? "" : value
        self.hint = hint
        self.autocomplete = autocomplete
        self.isRequired = isRequired
        problem = problems?.message(for: name)
        let described = [hint.map { _ in "\(name)-hint" }, problem.map { _ in "\(name)-problem" }].compactMap { $0 }
        describedBy = described.isEmpty ? nil : described.joined(separator: " ")
        let isFirstProblem = problems?.list.first { !$0.field.isEmpty }?.field == name
        self.isFirst = isFirstProblem || (isFirst && problems == nil)
        self.suggestions =
            suggestions.isEmpty
            ? nil : Suggestions(id: "\(name)-list", items: suggestions.map { Suggestion(value: $0, label: $1) })
    }
}
