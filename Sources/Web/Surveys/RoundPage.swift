import Domain

/// One round: its link while it is open, how many responded, and how.
struct RoundPage: Page {
    let title: String
    let lead: String
    let crumbs: [Crumb]
    let link: String?
    let close: String?
    let answers: DrawnPage
    let mirror: String?
    let responses: ResponsesToTake?

    init(_ asked: AskedRound, answers: DrawnPage, link: String, mayClose: Bool) {
        let (round, questionnaire) = (asked.round, asked.questionnaire)
        title = asked.title
        lead = "\(asked.unit): \(round.isOpen ? "open now" : "over"). \(counted(asked.responses, "response"))."
        crumbs = [
            Crumb(name: "Surveys", address: SiteURL.surveys.path()),
            Crumb(
                name: questionnaire.text(questionnaire.title, in: questionnaire.mainLanguage),
                address: SiteURL.survey.path(round.survey)),
        ]
        self.link = round.isOpen ? link : nil
        close = round.isOpen && mayClose ? SiteURL.roundClosure.path(round.id) : nil
        self.answers = answers
        mirror =
            round.isOpen || asked.metrics.isEmpty
            ? nil
            : SiteURL.mirror.path(
                [("period", "\(round.period)"), ("unit", "\(round.unit)")]
                    + asked.metrics.prefix(7).map { ("metric", "\($0)") })
        responses = questionnaire.respondents == .customers && mayClose ? ResponsesToTake(round, questionnaire) : nil
    }
}
