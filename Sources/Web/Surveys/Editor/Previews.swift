import Domain
import HTTPTypes
import Hummingbird
import Storage

/// The draft as respondents would see it. Nothing that is answered there is kept.
enum Previews {
    static func show(_ member: Member, id: Survey.ID) async throws -> Response {
        let survey = try await member.find(id)
        let isFramed = member.query.has("frame")
        let draft = isFramed ? survey.draft.unconditional : survey.draft
        let walk = AnswerWalk(draft, Form(["screen": [member.query["screen"]]]))
        return try member.preview(survey, walk, screen: walk.screen, language: member.query["language"], nil)
    }

    /// Goes on in the preview; or draws, without keeping it, what is being written into the editor's form.
    static func walk(_ member: Member, id: Survey.ID) async throws -> Response {
        let survey = try await member.find(id)
        if let order = DraftOrder(member.form), member.form.has("revision") {
            return try await draw(member, survey, order)
        }
        let form = member.form
        let walk = AnswerWalk(survey.draft, form)
        let language = form.has("tongue") ? form["tongue"] : form["language"]
        guard !form.has("tongue"), !survey.draft.sections.isEmpty else {
            return try member.preview(survey, walk, screen: walk.screen, language: language, nil)
        }
        switch walk.next {
        case .ask(let screen, let problems):
            return try member.preview(survey, walk, screen: screen, language: language, problems)
        case .send:
            let wanted = AnsweringLanguage(survey.draft, wanted: language)
            return try member.preview(PreviewPage(sent: survey, wanted, isFramed: member.query.has("frame")))
        }
    }

    private static func draw(_ member: Member, _ survey: Survey, _ order: DraftOrder) async throws -> Response {
        let id = survey.id
        let published = try await member.site.database.read { try $0.surveys.publishedQuestions(of: id) }
        var survey = survey
        if let written = try? order.written(into: survey, published: published) { survey.draft = written.draft }
        let screen =
            switch order.open {
            case .section(let section)?, .question(let section, _)?: section
            case .whole?, nil: 0
            }
        let walk = AnswerWalk(survey.draft.unconditional, Form(["screen": ["\(screen)"]]))
        return try member.preview(survey, walk, screen: walk.screen, language: order.form["in"], nil)
    }
}

extension Questionnaire {
    /// Every question asked of everybody, so that each can be seen.
    fileprivate var unconditional: Questionnaire {
        var all = self
        for section in all.sections.indices {
            for index in all.sections[section].questions.indices {
                all.sections[section].questions[index].condition = nil
            }
        }
        return all
    }
}

extension Member {
    fileprivate func preview(
        _ survey: Survey, _ walk: AnswerWalk, screen: Int, language: String, _ problems: FieldProblems?
    ) throws -> Response {
        try preview(
            PreviewPage(
                survey, walk, screen: screen, AnsweringLanguage(walk.questionnaire, wanted: language), problems,
                isFramed: visit.query.has("frame")))
    }

    /// Inside the layout, or as what stands in a frame of one of our own pages.
    fileprivate func preview(_ page: PreviewPage) throws -> Response {
        page.isFramed ? try visit.framed(page) : try self.page(page)
    }
}

/// One screen of a draft.
struct PreviewPage: Page {
    let title: String
    /// Of the page around it.
    let language: String
    let spoken: String
    let direction: String
    let isFramed: Bool
    let tabs: SurveyTabs?
    let answer: AnswerPage?
    let sent: AnsweredPage?
    /// Where the preview begins anew; nil before its end.
    let again: String?
    var namesReader: Bool { !isFramed }

    /// What stands for the name of whatever a round is about.
    private static let subject = "…"

    /// - Parameter walk: of the survey's draft, or of what becomes of it.
    init(
        _ survey: Survey, _ walk: AnswerWalk, screen: Int, _ language: AnsweringLanguage, _ problems: FieldProblems?,
        isFramed: Bool
    ) {
        title = survey.name
        let isEmpty = walk.questionnaire.sections.isEmpty
        spoken = isEmpty ? "en" : language.code
        direction = Language.direction(spoken)
        self.language = isFramed ? spoken : "en"
        self.isFramed = isFramed
        tabs = isFramed ? nil : SurveyTabs(survey, .preview)
        let action = SiteURL.surveyPreview.path(survey.id, ["frame": isFramed ? "yes" : nil])
        var language = language
        language.subject = Self.subject
        // The rounds to come may be asked otherwise; this is how they are asked unless somebody decides so.
        let plan = RoundPlan(unit: Unit.ID(0))
        let setting = AnswerSetting(promise: language.words.promise(to: survey.draft.respondents, plan))
        answer =
            isEmpty
            ? nil
            : AnswerPage(
                walk, screen: screen, language, action: action, units: [], problems: problems, setting: setting)
        sent = isEmpty ? AnsweredPage(title: survey.name, language: "en", text: "There is no question yet.") : nil
        again = nil
    }

    init(sent survey: Survey, _ language: AnsweringLanguage, isFramed: Bool) {
        title = survey.name
        spoken = language.code
        direction = Language.direction(spoken)
        self.language = isFramed ? spoken : "en"
        self.isFramed = isFramed
        tabs = isFramed ? nil : SurveyTabs(survey, .preview)
        answer = nil
        let own = survey.draft.thanks.map(language.text) ?? ""
        sent = AnsweredPage(
            title: language.words[.thanks], language: language.code, text: own.isEmpty ? language.words[.counted] : own)
        again = SiteURL.surveyPreview.path(survey.id, ["frame": isFramed ? "yes" : nil, "language": language.code])
    }
}
