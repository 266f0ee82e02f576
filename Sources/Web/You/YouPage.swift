import Domain

struct YouPage: Page {
    let title = "You"
    let nameAction = SiteURL.yourName.path()
    let passwordAction = SiteURL.yourPassword.path()
    let sessionsAction = SiteURL.yourSessions.path()
    let email: String
    let role: String
    let needsPassword: Bool
    let name: Field
    let replacesPassword: Bool
    /// Nil when there is no password yet, or it may be replaced.
    let oldPassword: Field?
    let newPassword: Field
    let sessions: String

    init(
        _ account: Account, name: String? = nil, mayReplacePassword: Bool = false, sessions: Int,
        problems: FieldProblems? = nil
    ) {
        email = account.email
        role = account.role.words
        needsPassword = !account.hasPassword
        replacesPassword = account.hasPassword && mayReplacePassword
        self.name = Field("name", "Name", value: name ?? account.name, autocomplete: "name", problems: problems)
        oldPassword =
            account.hasPassword && !mayReplacePassword
            ? Field(
                "old-password", "The password you have now", type: "password", autocomplete: "current-password",
                problems: problems) : nil
        newPassword = Field(
            "new-password", "A new password", type: "password",
            hint: "At least \(NewPassword.shortest) characters. A short sentence is a good password.",
            autocomplete: "new-password", problems: problems)
        self.sessions = sessions == 1 ? "Only here, in this browser." : "In \(sessions) browsers, this one included."
    }
}
