import Domain
import Storage

@testable import Web

/// A survey in a language that our own words are not in.
extension PageSamples {
    static let untranslated: [any Page] = [
        answer(screen: 0), answer(screen: 1), PosterPage(round, czech, link: "x"),
        AnsweredPage(
            title: "Hotovo", language: "cs", text: "Hotovo.",
            thread: .init(keep: "Keep this.", ours: "en", address: "https://example.org/c/1-x")),
        threads(draft: .init(question: "w", text: "x", problem: "Mend this."), isKept: false),
        threads(draft: .init(question: "gone", text: "x", problem: "Mend this."), isKept: false),
        threads(draft: nil, isKept: true),
    ]

    static let untranslatedLetter = InvitationLetter(
        round: round, unit: "North", questionnaire: czech,
        person: Person(
            id: Person.ID(1),
            draft: try! PersonDraft({ ["key": "p1", "email": "p1@example.org"][$0] ?? "" }, phone: nil)),
        token: Token(), isReminder: false)

    private static let czech: Questionnaire = {
        let text = Translated(["cs": "Otázka"])
        return Questionnaire(
            key: "cs", title: text, languages: ["cs"], respondents: .employees,
            sections: ["a", "b"].map {
                .init(questions: [
                    Question(key: $0, kind: .recommend, text: text, isRequired: true),
                    Question(key: "\($0)-w", kind: .comment, text: text),
                ])
            })
    }()

    private static let round = Round(
        id: Round.ID(1), survey: Survey.ID(1), version: 1, plan: RoundPlan(unit: Unit.ID(1)), period: .year(2023),
        link: "x", openedAt: 0)

    private static func threads(draft: ThreadsPage.Draft?, isKept: Bool) -> ThreadsPage {
        var replied = Domain.Comment(
            id: "1", question: "w", unit: Unit.ID(1), text: "Slova", person: nil, takesReplies: true)
        replied.thread = [.init(day: Day(rawValue: 20_000), text: "Reply"), .init(day: nil, text: "Answer")]
        let silent = Domain.Comment(
            id: "2", question: "w", unit: Unit.ID(1), text: "Slova", person: nil, takesReplies: true)
        let found = FoundThreads(
            link: ThreadLink(Token(), in: round.id), round: round, questionnaire: czech, comments: [replied, silent],
            isShown: true, unit: "North")
        return ThreadsPage(found, found.language(wanted: "cs"), isKept: isKept, draft: draft)
    }

    private static func answer(screen: Int) -> AnswerPage {
        AnswerPage(
            AnswerWalk(czech, Form(["screen": ["\(screen)"]])), screen: screen,
            AnsweringLanguage(czech, wanted: "cs"), action: "/a/x", units: [],
            problems: FieldProblems(["", "a"].map { FieldProblem($0, "Mend this.") }),
            setting: AnswerSetting(promise: "Safe.", welcome: "Hello.", draft: "1-x"))
    }
}
