import Domain
import HTTPTypes

@testable import Web

/// Values of every page that together open every section of its template. A new page adds its own here.
enum PageSamples {
    static let all: [any Page] = [
        ErrorPage(.notFound, message: nil, requestID: "1"),
        SignInPage(next: "/"),
        SignInPage(email: "a@example.org", next: "", hasFailed: true),
        SignInLinkPage(name: "Ada", action: "/sign-in/x"),
        StaleLinkPage(),
        NoTeamPage(name: "Noor"),
        YouPage(account, sessions: 1),
        YouPage(withPassword, name: "", sessions: 3, problems: problems),
        PeoplePage([account, withPassword], units: [:], searched: ""),
        PeoplePage([], units: [:], searched: "zzz"),
        PersonPage(nil, form: Form(["role": ["employee"]]), units: units),
        PersonPage(account, form: Form(), units: units, problems: problems),
        PersonPage(closed, form: Form(), units: []),
        HandOverPage(name: "Ada", link: "https://example.org/sign-in/x", until: "1 Jan 2025", back: "/people/1"),
    ]

    private static let account = Account(id: Account.ID(1), name: "Ada", email: "ada@example.org", role: .administrator)
    private static let withPassword = Account(
        id: Account.ID(2), name: "Mia", email: "mia@example.org", role: .manager, unit: Unit.ID(1), hasPassword: true)
    private static let closed = Account(
        id: Account.ID(3), name: "Gone", email: "g@example.org", role: .analyst, isClosed: true)
    private static let units = [Unit(id: Unit.ID(1), key: "n", name: "North", kind: "hospital")]
    private static let problems = FieldProblems(
        ["", "name", "email", "role", "unit", "old-password", "new-password"].map { FieldProblem($0, "Mend this.") })
}
