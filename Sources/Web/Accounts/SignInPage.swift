import Domain

struct SignInPage: Page {
    let title = "Sign in"
    let action = SiteURL.signIn.path()
    /// Where to go afterwards; empty for the start page.
    let next: String
    let problem: String?
    let email: Field
    let password: Field

    init(email: String = "", next: String, hasFailed: Bool = false) {
        self.next = next
        problem = hasFailed ? Self.failure : nil
        self.email = Field(
            "email", "E-mail", type: "email", value: email, autocomplete: "username", isFirst: email.isEmpty)
        password = Field(
            "password", "Password", type: "password", autocomplete: "current-password", isFirst: !email.isEmpty)
    }

    /// The same words whether the e-mail is unknown, the password wrong or the account locked or closed.
    private static let failure = """
        That e-mail address and password do not go together. After five attempts in a row we lock an account for a \
        quarter of an hour, to keep others out: then wait, or ask an administrator for a one-time link.
        """
}

/// What a one-time link shows: only the button uses it up, so that a program that opens links in mail does not.
struct SignInLinkPage: Page {
    let title = "Welcome"
    let name: String
    let action: String
}

/// A link that was used, has expired or never was.
struct StaleLinkPage: Page {
    let title = "This link no longer works"
    let signIn = SiteURL.signIn.path()
}
