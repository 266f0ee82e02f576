import Domain

/// Every token, and the form for another one.
struct TokensPage: Page {
    struct Line: Sendable {
        let name: String
        let may: String
        let made: String
        let used: String
        let state: String
        /// Where it is revoked; nil where there is nothing to revoke.
        let revocation: String?
    }

    let title = "Tokens of programs"
    let action = SiteURL.tokens.path()
    let people = SiteURL.people.path()
    let document = SiteURL.apiDocument.path()
    let name: Field
    let role: Choice
    let lastDay: Field
    let tokens: [Line]
    let hasTokens: Bool

    init(_ tokens: [APIToken], form: Form, today: Day, problems: FieldProblems? = nil) {
        name = Field(
            "name", "Which program", value: form["name"], hint: "Such as the till, or the call centre.",
            autocomplete: "off", problems: problems)
        role = Choice(
            "role", "May", chosen: form["role"],
            options: APITokenDraft.roles.map { ($0.rawValue, $0.wordsForPrograms) },
            problems: problems)
        lastDay = Field(
            "last_day", "Good until", type: "date", value: form["last_day"], hint: "Empty: until you revoke it.",
            autocomplete: "off", isRequired: false, problems: problems)
        self.tokens = tokens.map { Line($0, today: today) }
        hasTokens = !tokens.isEmpty
    }
}

extension TokensPage.Line {
    init(_ token: APIToken, today: Day) {
        name = token.name
        may = token.role.wordsForPrograms
        let day = Day(secondsSince1970: Double(token.madeAt)).label
        made = token.madeBy.map { "\(day) by \($0)" } ?? "\(day) on the command line"
        used = token.usedOn?.label ?? "never"
        let isGood = token.isGood(on: today)
        let until = token.draft.lastDay.map { "until \($0.label)" } ?? "good"
        state = token.isRevoked ? "revoked" : isGood ? until : "over"
        revocation = token.isRevoked ? nil : SiteURL.tokenRevocation.path(token.id)
    }
}

/// A token, shown once to be copied.
struct NewTokenPage: Page {
    let title = "A new token"
    let name: String
    let may: String
    let token: String
    let example: String
    let back = SiteURL.tokens.path()

    init(_ draft: APITokenDraft, token: Token, address: String) {
        name = draft.name
        may = draft.role.wordsForPrograms
        self.token = token.text
        example = "curl -H 'Authorization: Bearer \(token.text)' \(address)\(SiteURL.apiSurveys.path())"
    }
}

extension Role {
    /// What a program with this role may do.
    var wordsForPrograms: String {
        self == .analyst ? "read and write, as an analyst" : "read surveys, rounds and results"
    }
}
