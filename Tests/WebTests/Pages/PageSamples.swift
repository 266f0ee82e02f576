import Domain
import Exchange
import HTTPTypes
import Storage

@testable import Web

/// Values of every page that together open every section of its template. A new page adds its own here.
enum PageSamples {
    static let all: [any Page] = known + untranslated

    private static let known: [any Page] = [
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
        PersonPage(account, form: Form(), units: [], sendsMail: true),
        MailPage(nil, form: nil, queue: .init(LetterCounts(), [], at: 0), reader: account),
        MailPage(
            mailServer, form: nil, queue: .init(LetterCounts(waiting: 1, failed: 1), letters, at: 0), reader: account,
            problems: problems, answer: "550 No"),
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
        SurveyPage(survey, DraftView(Form()), rounds: [round], schedules: [schedule], refusal: "Mend this."),
        SurveyPage(survey, DraftView(Form())), SurveyPage(survey, DraftView(Form(["at": ["whole"]]))),
        SurveyPage(
            survey, DraftView(Form(["at": ["0.0"]])), published: ["q0": survey.draft.sections[0].questions[0]]),
        SurveyPage(odd, DraftView(Form(["at": ["0.4"]]))), SurveyPage(odd, DraftView(Form(["at": ["1.0"]]))),
        SurveyFilePage(nil, yaml: "", refusal: "Mend this."),
        SurveyFilePage(
            survey, yaml: "", problems: .init(list: [.init(line: 1, message: "Mend this.")]), now: "key: pulse"),
        TranslationPage(survey, Form()), TranslationPage(survey, Form(["all": ["yes"]])),
        RoundPlanPage(published, form: Form(), units: units, hasMail: false),
        RoundPlanPage(
            published, form: Form(), units: units,
            problems: FieldProblems([FieldProblem("segments", "Not of employees.")])),
        RoundPlanPage(
            published, form: RoundPlanPage.usual(.employees, units), units: units,
            problems: FieldProblems(
                ["", "unit", "shared", "attributes", "report", "may_change", "subjects"].map {
                    FieldProblem($0, "Mend this.")
                }),
            preview: RoundPreview(
                wish, selection, letter: Letter(to: Mailbox("a@b.c"), subject: "S", text: "T", purpose: "x"))),
        InvitationsPage(
            mailed, survey, Array(repeating: (invitation, person), count: InvitationsPage.longest + 1),
            letters: LetterCounts(), searched: ""),
        InvitationsPage(round, survey, [(invitation, person)], letters: LetterCounts(), searched: ""),
        InvitationsPage(round, survey, [], letters: LetterCounts(), searched: "zzz"),
        PosterPage(round, survey.draft, link: "https://example.org/a/x"),
        DirectoryPage([], units: [:], total: 0, query: Form(), problem: "Mend this."),
        DirectoryPage(
            Array(repeating: person, count: 101), units: [:], total: 101, query: Form(),
            outcome: DirectoryOutcome(report, file: "people.csv", isKept: false)),
        ContactPage(nil, form: Form(), problems: problems),
        AnswerPage(
            AnswerWalk(survey.draft, Form()), screen: 0, AnsweringLanguage(survey.draft, wanted: "en"), action: "/a/x",
            units: units, problems: FieldProblems([FieldProblem("", "Mend this."), FieldProblem("q0", "Mend this.")])),
        AnswerPage(
            AnswerWalk(survey.draft, Form(["screen": ["1"]])), screen: 1, AnsweringLanguage(survey.draft, wanted: "en"),
            action: "/a/x", units: [], problems: nil),
        AnswerPage(
            AnswerWalk(survey.draft, Form()), screen: 0, AnsweringLanguage(survey.draft, wanted: "en"), action: "/a/x",
            units: [], problems: nil, isPreview: true),
        AnswerPage(
            AnswerWalk(survey.draft, Form()), screen: 0, AnsweringLanguage(survey.draft, wanted: "en"), action: "/a/x",
            units: [], problems: nil,
            setting: AnswerSetting(
                promise: "Safe.", welcome: "Hello.", report: "Done.", draft: "1-x",
                subjects: [.init(key: "a", name: "A"), .init(key: "b", name: "B")], isKiosk: true)),
        AnsweredPage(
            title: "Thanks", language: "en", text: "In.", sent: "1-x", restart: "/a/x", action: "/x", button: "Do",
            thread: .init(keep: "Keep this.", ours: nil, address: "https://example.org/c/1-x")),
        exportPage(.waiting), exportPage(.working(fraction: 0.4)), exportPage(.ready(outgoing)),
        exportPage(.refused("Too many.")), exportPage(.failed),
        TokensPage([], form: Form(), today: Day(rawValue: 0), problems: problems),
        TokensPage([token], form: Form(), today: Day(rawValue: 0)),
        NewTokenPage(token.draft, token: Token(), address: "https://example.org"),
        HandOverPage(name: "Ada", link: "https://example.org/sign-in/x", until: "1 Jan 2025", back: "/people/1"),
    ]

    /// A choice of one answer, and a condition on a number.
    private static let odd: Survey = {
        var odd = survey
        odd.draft.sections[0].questions[4].kind = .choice([])
        odd.draft.sections[1].questions[0].condition = Condition(question: "q3", test: .isAtLeast(3))
        return odd
    }()
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
    private static let published = PublishedSurvey(survey: survey, questionnaire: survey.draft)
    private static let round = Round(
        id: Round.ID(1), survey: Survey.ID(1), version: 1, plan: RoundPlan(unit: Unit.ID(1)), period: .year(2023),
        link: "x",
        openedAt: 0)
    private static let mailed = Round(
        id: Round.ID(1), survey: Survey.ID(1), version: 1,
        plan: RoundPlan(unit: Unit.ID(1), audience: Domain.Audience(), sendsMail: true), period: .year(2023), link: "x",
        openedAt: 0)
    private static let schedule = Schedule(
        id: Schedule.ID(1), survey: Survey.ID(1), plan: RoundPlan(unit: Unit.ID(1)), rule: .every(.month),
        first: Day(rawValue: 0), next: Day(rawValue: 31))
    private static let person = Person(
        id: Person.ID(1),
        draft: try! PersonDraft({ ["key": "p1", "name": "Pia", "email": "pia@example.org"][$0] ?? "" }, phone: nil))
    private static let invitation = Invitation(round: Round.ID(1), person: Person.ID(1), unit: Unit.ID(1), letters: 1)
    private static let wish = try! RoundWish(
        Form(["unit": ["n"], "shared": ["on"], "invite": ["on"], "mail": ["on"]]),
        units: UnitTree(units: units, placements: [Placement(unit: Unit.ID(1), parent: nil)]).standing(
            on: Day(rawValue: 0)), today: Day(rawValue: 0), asking: .employees)
    private static let selection: InvitationStore.Selection = {
        var selection = InvitationStore.Selection()
        selection.invited = Array(repeating: (person, Unit.ID(1)), count: 21)
        selection.excluded = [.left: 1, .noAddress: 2]
        return selection
    }()
    private static let report: PersonFile.Report = {
        var report = PersonFile.Report()
        report.problems = (1...60).map { ImportProblem(.row, line: $0, column: "unit", reason: "Mend this.") }
        return report
    }()
    private static let outgoing = ExportDesk.File(
        path: "", name: "pulse-2023.sav", type: "", responses: 1_000_000, bytes: 86_000_000)
    private static func exportPage(_ state: ExportDesk.State) -> ExportPage {
        let order = ExportDesk.Order(account: Account.ID(1), round: Round.ID(1), format: .sav, query: Form())
        return ExportPage("x", ExportDesk.Work(order: order, begunAt: 0, state: state))
    }
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
    private static let mailServer = MailServer(
        host: "mail.example.org", port: 25, security: .none, user: "voice", password: "x",
        from: Mailbox("voice@example.org"))
    private static let letters = [LetterState.failed, .waiting].map { state in
        LetterRecord(
            id: Letter.ID(1), to: Mailbox("a@example.org"), state: state, madeAt: 0, dueAt: 7_200, tries: 2,
            lastError: "451 Later", purpose: "invitation", about: nil)
    }
    private static let token = APIToken(
        id: APIToken.ID(1), draft: APITokenDraft(kept: "Till", role: .analyst, lastDay: Day(rawValue: 9)), madeAt: 0)
    private static let units = [Unit(id: Unit.ID(1), key: "n", name: "North", kind: "hospital")]
    private static let problems = FieldProblems(
        ["", "name", "email", "role", "unit", "old-password", "new-password", "respondents", "host", "to"].map {
            FieldProblem($0, "Mend this.")
        })
}
