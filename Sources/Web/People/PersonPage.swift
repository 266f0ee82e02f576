import Domain

/// One account, to add or to change.
struct PersonPage: Page {
    let title: String
    let lead: String
    let action: String
    let save: String
    let back = SiteURL.people.path()
    /// What is wrong with the form as a whole.
    let problem: String?
    let name: Field
    let email: Field
    let role: Choice
    let unit: Field
    /// Nil while the account is being added.
    let existing: Existing?

    struct Existing: Sendable {
        let isOpen: Bool
        let access: String
        let linkAction: String
        /// Where a link is sent by mail; nil while no mail server is set.
        let letterAction: String?
        let closeAction: String
        let reopenAction: String
    }

    /// - Parameters:
    ///   - account: nil to add one.
    ///   - form: what stands in the fields; after a problem, what was typed.
    ///   - units: the suggestions for the unit.
    ///   - sendsMail: whether a mail server is set.
    init(
        _ account: Account?, form: Form, units: [Unit], sendsMail: Bool = false, problems: FieldProblems? = nil
    ) {
        title = account?.name ?? "Add a person"
        lead = account == nil ? "Make an account, then hand over a one-time link." : "What this account is and may see."
        action = account.map { SiteURL.person.path($0.id) } ?? SiteURL.people.path()
        save = account == nil ? "Add the person" : "Save"
        problem = problems?.message(for: "")
        name = Field(
            "name", "Name", value: form["name"], autocomplete: "off", isFirst: account == nil, problems: problems)
        email = Field(
            "email", "E-mail", type: "email", value: form["email"], autocomplete: "off", problems: problems)
        role = Choice(
            "role", "May see and do", chosen: form["role"],
            options: Role.allCases.reversed().map { ($0.rawValue, $0.explanation) }, problems: problems)
        unit = Field(
            "unit", "Unit", value: form["unit"], hint: "Its key or its name. Only managers and employees have one.",
            autocomplete: "off", isRequired: false, problems: problems,
            suggestions: units.prefix(Self.mostSuggestions).map { ($0.key, "\($0.name) (\($0.kind))") })
        existing = account.map { Existing($0, sendsMail: sendsMail) }
    }

    /// More would make the page heavy; the field takes any key or name all the same.
    private static let mostSuggestions = 500
}

extension PersonPage.Existing {
    init(_ account: Account, sendsMail: Bool) {
        isOpen = !account.isClosed
        access =
            account.hasPassword
            ? "She signs in with a password. A one-time link lets her in when it is forgotten."
            : "She has no password yet: only a one-time link lets her in."
        linkAction = SiteURL.personSignInLink.path(account.id)
        letterAction = sendsMail ? SiteURL.personSignInLetter.path(account.id) : nil
        closeAction = SiteURL.personClosure.path(account.id)
        reopenAction = SiteURL.personReopening.path(account.id)
    }
}

/// A one-time link, shown once to be handed over.
struct HandOverPage: Page {
    let title = "One-time link"
    let name: String
    let link: String
    let until: String
    let back: String
}
