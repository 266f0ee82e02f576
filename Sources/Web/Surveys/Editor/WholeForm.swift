import Domain

/// The form for the title, the texts around the questions, and the languages.
struct WholeForm: Sendable {
    struct Tongue: Sendable {
        let code: String
        let name: String
        let isMain: Bool
    }

    let seen: String
    let title: TextFields
    let introduction: TextFields
    let thanks: TextFields
    let respondents: Choice?
    let key: Field?
    /// Said in place of both once the survey is published.
    let fixed: String?
    let tongues: [Tongue]
    let newLanguage: Field
    let problems: [String]
    let clash: DraftClash?

    init(_ survey: Survey, _ found: DraftProblems, _ view: DraftView) {
        let draft = survey.draft
        func fields(_ name: String, _ label: String, _ text: Translated?, hint: String? = nil) -> TextFields {
            TextFields(
                name, label, text, in: draft, hint: hint, form: view.form, problems: view.problems,
                found: found.texts(at: .whole, name))
        }
        let form = view.form ?? Form()
        let isClash = view.trouble == .changedMeanwhile
        seen = view.form != nil && !isClash ? form["seen"] : draft.mark(of: .whole)
        title = fields("title", "Title", draft.title)
        introduction = fields(
            "introduction", "Introduction", draft.introduction, hint: "Stands above the first question. May be empty.")
        thanks = fields("thanks", "Thanks", draft.thanks, hint: "Stands there when all is sent. May be empty.")
        let isFixed = survey.version > 0
        respondents =
            isFixed
            ? nil
            : Choice(
                "respondents", "Who answers it",
                chosen: form.has("respondents") ? form["respondents"] : draft.respondents.rawValue,
                options: [("employees", "Employees"), ("customers", "Customers")])
        key =
            isFixed
            ? nil
            : Field(
                "key", "Key", value: form.has("key") ? form["key"] : draft.key,
                hint: "Names the survey in files and begins the names of its metrics. It stays once it is published.",
                autocomplete: "off", isRequired: false, problems: view.problems)
        fixed =
            isFixed
            ? "Its key is “\(draft.key)” and \(draft.respondents == .employees ? "employees" : "customers") answer it. Both stay, since it was published."
            : nil
        tongues = draft.languages.map {
            Tongue(code: $0, name: Language.name($0), isMain: $0 == draft.mainLanguage)
        }
        newLanguage = Field(
            "new-language", "Add a language", hint: "Its name or its code, such as French or pt-BR.",
            autocomplete: "off",
            isRequired: false,
            suggestions: Language.common.filter { !draft.languages.contains($0) }.map { (Language.name($0), $0) })
        problems = found.texts(at: .whole) { $0 == "languages" || $0 == "key" }
        clash =
            isClash
            ? DraftClash(
                form,
                ["title": draft.title, "introduction": draft.introduction, "thanks": draft.thanks], at: .whole,
                in: survey)
            : nil
    }
}

/// The form for a section's title and the text below it.
struct SectionForm: Sendable {
    let seen: String
    let title: TextFields
    let text: TextFields
    let clash: DraftClash?

    init(_ section: Int, _ survey: Survey, _ found: DraftProblems, _ view: DraftView) {
        let draft = survey.draft
        let place = Questionnaire.Place.section(section)
        let isClash = view.trouble == .changedMeanwhile
        seen = view.form.flatMap { isClash ? nil : $0["seen"] } ?? draft.mark(of: place)
        title = TextFields(
            "title", "Title", draft.sections[section].title, in: draft,
            hint: "A section is a screen. Its title may be empty.", form: view.form, problems: view.problems,
            found: found.texts(at: place, "title"))
        text = TextFields(
            "text", "Text below the title", draft.sections[section].text, in: draft, hint: "May be empty.",
            form: view.form, problems: view.problems, found: found.texts(at: place, "text"))
        let content = draft.sections[section]
        clash =
            isClash
            ? DraftClash(
                view.form ?? Form(), ["title": content.title, "text": content.text], at: place, in: survey) : nil
    }
}
