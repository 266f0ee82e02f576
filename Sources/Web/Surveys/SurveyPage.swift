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
        let opening: Opening?
    }

    struct Opening: Sendable {
        let action: String
        let unit: Field
        let level: Choice
        let grain: Choice
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
        _ survey: Survey?, yaml: String, rounds: [Round] = [], units: [Unit] = [], opening: Form = Form(),
        problems: SurveyFile.Problems? = nil, refusal: String? = nil, openingProblems: FieldProblems? = nil
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
                rounds: rounds.map(RoundLine.init), hasRounds: !rounds.isEmpty,
                opening: survey.version == 0
                    ? nil : Opening(survey, units: units, form: opening, problems: openingProblems))
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
    init(_ round: Round) {
        name = round.period.label
        path = SiteURL.round.path(round.id)
        state = round.isOpen ? "open" : "over"
    }
}

extension SurveyPage.Opening {
    init(_ survey: Survey, units: [Unit], form: Form, problems: FieldProblems?) {
        action = SiteURL.surveyRounds.path(survey.id)
        unit = Field(
            "unit", "Whom to ask: the key of a unit, with all below it",
            value: form.has("unit") ? form["unit"] : units.first?.key ?? "",
            autocomplete: "off", problems: problems,
            suggestions: units.prefix(300).map { ($0.key, "\($0.name) (\($0.kind))") })
        var kinds: [String] = []
        for unit in units where !kinds.contains(unit.kind) && !unit.kind.isEmpty { kinds.append(unit.kind) }
        level = Choice(
            "level", "Respondents say which they belong to", chosen: form["level"],
            options: [("", "nothing: all answers belong to the unit above")] + kinds.map { ($0, "their \($0)") },
            problems: problems)
        grain = Choice(
            "grain", "Its figures stand for this", chosen: form.has("grain") ? form["grain"] : "month",
            options: [Period.Grain.month, .quarter, .year, .week].map { ($0.word, $0.word) }, problems: problems)
    }
}
