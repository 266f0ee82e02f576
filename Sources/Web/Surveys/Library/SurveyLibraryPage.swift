import Domain

/// The surveys to start from, the empty one and the file.
struct SurveyLibraryPage: Page {
    struct Entry: Sendable {
        let key: String
        let name: String
        let purpose: String
        let side: String
        let asks: String
        /// "9 questions, under two minutes, English, German".
        let size: String
        let questions: [String]
        let sources: [String]
    }

    let title = "Start a survey"
    let surveys = SiteURL.surveys.path()
    let fromFile = SiteURL.newSurvey.path()
    let entries: [Entry]
    let name: Field
    let respondents: Choice
    let spoken: Choice

    init(_ library: SurveyLibrary, form: Form = Form(), problems: FieldProblems? = nil) {
        entries = library.starters.map(Entry.init)
        name = Field(
            "title", "What is it called?", value: form["title"], hint: "Those who answer read it first.",
            autocomplete: "off", problems: problems)
        respondents = Choice(
            "respondents", "Who answers it", chosen: form["respondents"],
            options: [("employees", "Employees"), ("customers", "Customers")], problems: problems)
        spoken = Choice(
            "language", "Its first language", chosen: form.has("language") ? form["language"] : "en",
            options: Language.common.map { ($0, Language.name($0)) }, problems: problems)
    }
}

extension SurveyLibraryPage.Entry {
    init(_ starter: SurveyLibrary.Starter) {
        let asked = starter.questionnaire
        key = starter.key
        name = starter.name
        purpose = starter.purpose
        side = asked.respondents == .employees ? "inside" : "outside"
        asks = asked.respondents == .employees ? "Employees" : "Customers"
        size = "\(asked.length), \(asked.languages.map(Language.name).joined(separator: ", "))"
        questions = asked.questions.map { asked.text($0.text, in: asked.mainLanguage) }
        sources = starter.sources
    }
}

extension Questionnaire {
    /// "9 questions, under two minutes".
    var length: String { "\(counted(questions.count, "question")), \(time)" }

    private var time: String {
        switch secondsToAnswer {
        case ..<60: "under a minute"
        case ..<120: "under two minutes"
        default: "about \((secondsToAnswer + 30) / 60) minutes"
        }
    }
}
