import Domain
import Exchange

/// One survey: its file, what is wrong in it, its rounds, and the form that opens the next one.
struct SurveyPage: Page {
    struct Fault: Sendable {
        let line: String
        let message: String
    }

    struct RoundLine: Sendable {
        let name: String
        let path: String
        let state: String
    }

    struct Existing: Sendable {
        let publish: String
        let preview: String
        let download: String
        /// What publishing does now; nil where the draft is published as it is.
        let state: String
        let rounds: [RoundLine]
        let hasRounds: Bool
        /// Where the next round is planned; nil before anything is published.
        let newRound: String?
        let schedules: [ScheduleLine]
        let hasSchedules: Bool
    }

    struct ScheduleLine: Sendable {
        let text: String
        let stop: String
    }

    let title: String
    let action: String
    let yaml: String
    let faults: [Fault]
    let hasFaults: Bool
    let refusal: String?
    let surveys = SiteURL.surveys.path()
    let existing: Existing?
    /// Languages in which texts are still missing.
    let untranslated: [String]

    init(
        _ survey: Survey?, yaml: String, rounds: [Round] = [], schedules: [Schedule] = [], now: Int64 = 0,
        problems: SurveyFile.Problems? = nil, refusal: String? = nil
    ) {
        title = survey.map { $0.draft.text($0.draft.title, in: $0.draft.mainLanguage) } ?? "A new survey"
        action = survey.map { SiteURL.survey.path($0.id) } ?? SiteURL.surveys.path()
        self.yaml = yaml
        faults = problems?.list.prefix(100).map { Fault(line: "\($0.line)", message: $0.message) } ?? []
        hasFaults = !faults.isEmpty
        self.refusal = refusal
        untranslated = survey.map(Self.untranslated) ?? []
        existing = survey.map { survey in
            Existing(
                publish: SiteURL.surveyPublication.path(survey.id), preview: SiteURL.surveyPreview.path(survey.id),
                download: SiteURL.surveyFile.path(survey.id),
                state: survey.version == 0
                    ? "Not published yet."
                    : "Version \(survey.version) is published. Publishing again makes the draft the next version; rounds that are open go on with theirs.",
                rounds: rounds.map { RoundLine($0, now: now) }, hasRounds: !rounds.isEmpty,
                newRound: survey.version == 0 ? nil : SiteURL.newRound.path(survey.id),
                schedules: schedules.filter { !$0.isStopped }.map(ScheduleLine.init),
                hasSchedules: schedules.contains { !$0.isStopped })
        }
    }

    private static func untranslated(_ survey: Survey) -> [String] {
        survey.draft.languages.dropFirst().compactMap { language in
            let missing = survey.draft.untranslated(in: language).count
            return missing == 0 ? nil : "\(language): \(counted(missing, "text")) not translated yet"
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
