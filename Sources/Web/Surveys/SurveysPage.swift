import Domain

/// Every survey with what came of it.
struct SurveysPage: Page {
    struct Line: Sendable {
        let name: String
        let path: String
        let side: String
        let asks: String
        let questions: String
        let state: String
    }

    let title = "Surveys"
    let hasSurveys: Bool
    let surveys: [Line]
    let library = SiteURL.surveyLibrary.path()
    let fromFile = SiteURL.newSurvey.path()

    init(_ surveys: [(Survey, [Round])]) {
        hasSurveys = !surveys.isEmpty
        self.surveys = surveys.map(Line.init)
    }
}

extension SurveysPage.Line {
    init(_ survey: Survey, _ rounds: [Round]) {
        let draft = survey.draft
        name = draft.text(draft.title, in: draft.mainLanguage)
        path = SiteURL.survey.path(survey.id)
        side = draft.respondents == .employees ? "inside" : "outside"
        asks = draft.respondents == .employees ? "Employees" : "Customers"
        questions = counted(draft.questions.count, "question")
        let open = rounds.count(where: \.isOpen)
        if survey.version == 0 {
            state = "draft"
        } else {
            state = "version \(survey.version), \(counted(rounds.count, "round"))\(open > 0 ? ", \(open) open" : "")"
        }
    }
}
