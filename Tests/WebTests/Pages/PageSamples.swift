import Domain
import Exchange
import HTTPTypes

@testable import Web

/// Values of every page that together open every section of its template. A new page adds its own here.
enum PageSamples {
    static let all: [any Page] = [
        ErrorPage(.notFound, message: nil, requestID: "1"), ErrorPage(.unauthorized, message: nil, requestID: "1"),
        SignInPage(next: "/"),
        SignInPage(email: "a@example.org", next: "", hasFailed: true),
        SignInLinkPage(name: "Ada", action: "/sign-in/x"),
        StaleLinkPage(),
        NoTeamPage(name: "Noor"),
        YouPage(account, sessions: 1), YouPage(withPassword, mayReplacePassword: true, sessions: 1),
        YouPage(withPassword, name: "", sessions: 3, problems: problems),
        PeoplePage([account, withPassword], units: [:], searched: ""),
        PeoplePage([], units: [:], searched: "zzz"),
        PersonPage(nil, form: Form(["role": ["employee"]]), units: units),
        PersonPage(account, form: Form(), units: units, problems: problems),
        PersonPage(closed, form: Form(), units: []),
        DataPage(metrics: [], periods: [:], imports: [], uploads: [], problems: nil),
        DataPage(
            metrics: [metric], periods: [metric.id: [.year(2022), .year(2023)]], imports: [made, undone],
            uploads: [upload], problems: FieldProblems([FieldProblem("file", "Mend this.")])),
        MetricPage(nil, form: MetricPage.usual, upload: Upload.ID(1), problems: problems),
        MetricPage(metric, form: metric.form, hasFigures: true),
        WorkPage(upload, .check, fraction: 0.4), WorkPage(upload, .commit, fraction: 1),
        CheckPage(upload, ImportReport(), before: made),
        ImportPage(made, metrics: [metric]), ImportPage(undone, metrics: []),
        SurveyLibraryPage(
            try! SurveyLibrary(),
            problems: FieldProblems(["title", "respondents", "language"].map { FieldProblem($0, "Mend this.") })),
        SurveysPage([]), SurveysPage([(survey, [round])]),
        SurveyPage(survey, DraftView(Form()), rounds: [round], units: units, refusal: "Mend this."),
        SurveyPage(survey, DraftView(Form()), openingProblems: problems),
        SurveyFilePage(nil, yaml: "", refusal: "Mend this."),
        SurveyFilePage(
            survey, yaml: "", problems: .init(list: [.init(line: 1, message: "Mend this.")]), now: "key: pulse"),
        TranslationPage(survey, Form()), TranslationPage(survey, Form(["all": ["yes"]])),
        AnswerPage(
            AnswerWalk(survey.draft, Form()), screen: 0, AnsweringLanguage(survey.draft, wanted: "en"), action: "/a/x",
            units: units, problems: FieldProblems([FieldProblem("", "Mend this."), FieldProblem("q0", "Mend this.")])),
        AnswerPage(
            AnswerWalk(survey.draft, Form(["screen": ["1"]])), screen: 1, AnsweringLanguage(survey.draft, wanted: "en"),
            action: "/a/x", units: [], problems: nil),
        AnswerPage(
            AnswerWalk(survey.draft, Form()), screen: 0, AnsweringLanguage(survey.draft, wanted: "en"), action: "/a/x",
            units: [], problems: nil, isPreview: true),
        AnsweredPage(title: "Thanks", language: "en", text: "In."),
        HandOverPage(name: "Ada", link: "https://example.org/sign-in/x", until: "1 Jan 2025", back: "/people/1"),
    ]

    private static let survey: Survey = {
        func text(_ text: String) -> Translated { Translated(["en": text]) }
        let options = [Question.Option(key: "a", text: text("A")), Question.Option(key: "b", text: text("B"))]
        let kinds: [Question.Kind] = [
            .recommend, .agreement(points: 5), .yesNo, .number(low: 0, high: 9), .choice(options), .choices(options),
            .ranking(options), .line, .comment, .date,
        ]
        let questions = kinds.enumerated().map { index, kind in
            Question(key: "q\(index)", kind: kind, text: text("Q"), help: text("Help"), isRequired: index == 0)
        }
        return Survey(
            id: Survey.ID(1),
            draft: Questionnaire(
                key: "pulse", title: text("Pulse"), languages: ["en", "de"], respondents: .employees,
                introduction: text("Hello"),
                sections: [
                    .init(title: text("One"), text: text("Some text"), questions: questions),
                    .init(questions: [Question(key: "last", kind: .recommend, text: text("Last"))]),
                ]), version: 1)
    }()
    private static let round = Round(
        id: Round.ID(1), survey: Survey.ID(1), version: 1, unit: Unit.ID(1), level: nil, period: .year(2023), link: "x",
        openedAt: 0)
    private static let metric = Metric(
        id: Metric.ID(1), key: "mood", name: "Mood", side: .inside, respondents: [.employees],
        scale: Scale(low: 1, high: 5))
    private static let file = ImportedFile(name: "figures.csv", hash: "00", bytes: 12)
    private static let upload = Upload(id: Upload.ID(1), account: Account.ID(1), madeAt: 0, file: file)
    private static let made = Import(
        id: Import.ID(2), account: nil, madeBy: "Ada", madeAt: 0, file: file, mapping: "{}", rowsRead: 3,
        rowsRefused: 1, observations: 2)
    private static let undone = Import(
        id: Import.ID(3), account: nil, madeBy: "Ada", madeAt: 0, file: file, mapping: "{}", rowsRead: 3,
        rowsRefused: 1, observations: 2, undoing: .init(by: "Mia", at: 60))
    private static let account = Account(id: Account.ID(1), name: "Ada", email: "ada@example.org", role: .administrator)
    private static let withPassword = Account(
        id: Account.ID(2), name: "Mia", email: "mia@example.org", role: .manager, unit: Unit.ID(1), hasPassword: true)
    private static let closed = Account(
        id: Account.ID(3), name: "Gone", email: "g@example.org", role: .analyst, isClosed: true)
    private static let units = [Unit(id: Unit.ID(1), key: "n", name: "North", kind: "hospital")]
    private static let problems = FieldProblems(
        ["", "name", "email", "role", "unit", "old-password", "new-password", "respondents"].map {
            FieldProblem($0, "Mend this.")
        })
}
