import Domain
import Exchange

/// One survey: its draft with the editor, what publishing does, its rounds, and the form that opens the next one.
struct SurveyPage: Page {
    struct RoundLine: Sendable {
        let name: String
        let path: String
        let state: String
    }

    struct Mending: Sendable {
        let place: String
        let name: String
        let message: String
    }

    struct Preview: Sendable {
        let path: String
        let tongues: [Tongue]
    }

    struct Tongue: Sendable {
        let code: String
        let name: String
        let current: String
    }

    struct ScheduleLine: Sendable {
        let text: String
        let stop: String
    }

    let title: String
    let tabs: SurveyTabs
    let editor: DraftEditor
    let refusal: String?
    let publish: String
    /// What publishing does now.
    let state: String
    let mendings: [Mending]
    let rounds: [RoundLine]
    let hasRounds: Bool
    /// Where the next round is planned; nil before anything is published.
    let newRound: String?
    let schedules: [ScheduleLine]
    let hasSchedules: Bool
    let preview: Preview

    init(
        _ survey: Survey, _ view: DraftView, history: DraftHistory = DraftHistory(),
        published: [String: Question] = [:], rounds: [Round] = [], schedules: [Schedule] = [], now: Int64 = 0,
        refusal: String? = nil
    ) {
        title = survey.name
        tabs = SurveyTabs(survey, .editor)
        editor = DraftEditor(survey, history, published, view)
        self.refusal = refusal
        publish = SiteURL.surveyPublication.path(survey.id)
        state =
            survey.version == 0
            ? "Not published yet."
            : "Version \(survey.version) is published. Publishing again makes the draft the next version; rounds that are open go on with theirs."
        mendings = DraftProblems(survey.draft, published).all.map { Mending($0, in: survey.draft) }
        self.rounds = rounds.map { RoundLine($0, now: now) }
        hasRounds = !rounds.isEmpty
        newRound = survey.version == 0 ? nil : SiteURL.newRound.path(survey.id)
        self.schedules = schedules.filter { !$0.isStopped }.map(ScheduleLine.init)
        hasSchedules = !self.schedules.isEmpty
        preview = Preview(survey, view)
    }
}

extension Survey {
    var name: String {
        let name = draft.text(draft.title, in: draft.mainLanguage)
        return name.isEmpty ? "A survey without a title" : name.cut(120)
    }
}

extension SurveyPage.Mending {
    init(_ problem: Questionnaire.Problem, in draft: Questionnaire) {
        place = problem.part == "sections" ? "0" : "\(problem.place)"
        name =
            switch problem.place {
            case .whole: "Title and languages"
            case .section(let section): draft.name(of: section).capitalizedFirst
            case .question: "Question \(draft.number(of: problem.place))"
            }
        message = problem.message
    }
}

extension SurveyPage.Preview {
    /// The screen of what is open, with its question in view.
    init(_ survey: Survey, _ view: DraftView) {
        let draft = survey.draft
        let language = draft.languages.contains(view.language) ? view.language : draft.mainLanguage
        let (screen, key): (Int, String?) =
            switch view.open ?? view.on {
            case .section(let section)?: (section, nil)
            case .question(let section, _)?: (section, (view.open ?? view.on).flatMap { draft.question(at: $0) }?.key)
            case .whole?, nil: (0, nil)
            }
        let address = SiteURL.surveyPreview.path(
            survey.id, ["frame": "yes", "screen": "\(screen)", "language": language])
        path = key.map { "\(address)#\($0)" } ?? address
        tongues =
            draft.languages.count < 2
            ? []
            : draft.languages.map {
                SurveyPage.Tongue(code: $0, name: Language.name($0), current: $0 == language ? "true" : "false")
            }
    }
}

extension SurveyPage.RoundLine {
    init(_ round: Round, now: Int64) {
        name = round.period.label
        path = SiteURL.round.path(round.id)
        state = round.stateWords(at: now)
    }
}

extension SurveyPage.ScheduleLine {
    init(_ schedule: Schedule) {
        text =
            switch schedule.rule {
            case .every(let grain): "Asked every \(grain.word), next on \(schedule.next.label)."
            case .after(let days, let event): "Each person is asked \(counted(days, "day")) after “\(event)”."
            }
        stop = SiteURL.scheduleStop.path(schedule.id)
    }
}
