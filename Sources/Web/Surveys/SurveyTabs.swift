import Domain

/// The ways to look at one survey.
struct SurveyTabs: Sendable {
    struct Tab: Sendable {
        let name: String
        let path: String
        let current: String?
    }

    enum Here { case editor, translation, file, preview }

    let surveys = SiteURL.surveys.path()
    let list: [Tab]

    init(_ survey: Survey, _ here: Here) {
        let missing = survey.draft.languages.dropFirst().map { survey.draft.untranslated(in: $0).count }.reduce(0, +)
        let tabs: [(String, String, Here)] = [
            ("Questions", SiteURL.survey.path(survey.id), .editor),
            (
                missing == 0 ? "Translations" : "Translations (\(missing) missing)",
                SiteURL.surveyTranslation.path(survey.id), .translation
            ),
            ("Try it", SiteURL.surveyPreview.path(survey.id), .preview),
            ("As a file", SiteURL.surveyText.path(survey.id), .file),
        ]
        list = tabs.map { Tab(name: $0, path: $1, current: $2 == here ? "page" : nil) }
    }
}
