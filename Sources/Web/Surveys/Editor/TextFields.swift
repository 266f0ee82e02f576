import Domain

/// One text of a draft in all its languages, side by side, drawn by the partial `TextFields`.
struct TextFields: Sendable {
    struct One: Sendable {
        let name: String
        let code: String
        let direction: String
        let language: String
        let isAlone: Bool
        let value: String
        let isInvalid: Bool
    }

    let name: String
    let label: String
    let hint: String?
    let fields: [One]
    let problems: [String]
    let rows: String

    /// - Parameters:
    ///   - form: what was written and not kept, which goes before the text.
    ///   - found: problems of the draft that belong to this text.
    init(
        _ name: String, _ label: String, _ text: Translated?, in draft: Questionnaire, rows: Int = 2,
        hint: String? = nil,
        form: Form?, problems: FieldProblems?, found: [String] = []
    ) {
        self.name = name
        self.label = label
        self.hint = hint
        self.rows = "\(rows)"
        let isAlone = draft.languages.count == 1
        var all = found
        fields = draft.languages.map { code in
            let field = "\(name).\(code)"
            let problem = problems?.message(for: field)
            if let problem { all.append(isAlone ? problem : "\(Language.name(code)): \(problem)") }
            let isMissing = code == draft.mainLanguage && !found.isEmpty
            return One(
                name: field, code: code, direction: Language.direction(code),
                language: Language.name(code), isAlone: isAlone,
                value: form?.has(field) == true ? form?[field] ?? "" : text?.texts[code] ?? "",
                isInvalid: problem != nil || isMissing)
        }
        self.problems = all
    }
}
