import Domain

/// The mail server, a test, and the letters that wait or went wrong.
struct MailPage: Page {
    let title = "Mail"
    let lead: String
    let action = SiteURL.mail.path()
    let host: Field
    let port: Field
    let security: Choice
    let user: Field
    let password: Field
    let from: Field
    let fromName: Field
    let caFile: Field
    /// Nil while no server is set.
    let server: Server?
    /// Nil while no server is set and nobody has written a letter.
    let queue: Queue?

    /// What can be done once a server is set.
    struct Server: Sendable {
        let testAction = SiteURL.mailTest.path()
        let removal = SiteURL.mailRemoval.path()
        let to: Field
        /// What the server said to a test that failed.
        let answer: String?
        /// A name and a password travel without a cover.
        let isInTheOpen: Bool
    }

    /// - Parameters:
    ///   - form: what was typed; nil to show what is set.
    ///   - to: where a test was to go; empty for the reader's own address.
    init(
        _ server: MailServer?, form: Form?, queue: Queue, reader: Account, to: String = "",
        problems: FieldProblems? = nil, answer: String? = nil
    ) {
        let form = form ?? server?.form ?? Self.usual
        lead =
            server.map { "Letters go out over \($0.host), as \($0.from.address)." }
            ?? "No mail server is set. Everything else works without one: links are handed over by hand."
        host = Field("host", "Server", value: form["host"], hint: "Such as mail.example.org", problems: problems)
        port = Field(
            "port", "Port", value: form["port"], hint: "Empty: 465 for TLS, 587 for STARTTLS, 25 otherwise",
            isRequired: false, problems: problems)
        security = Choice(
            "security", "Guarded by", chosen: form["security"],
            options: MailServer.Security.allCases.map { ($0.rawValue, $0.choice) }, problems: problems)
        user = Field(
            "user", "User name", value: form["user"], hint: "Empty for a server that asks for none",
            autocomplete: "off", isRequired: false, problems: problems)
        password = Field(
            "password", "Password", type: "password",
            hint: server.flatMap {
                $0.password.isEmpty ? nil : "Kept when left empty, as long as server and user stay"
            },
            autocomplete: "new-password", isRequired: false, problems: problems)
        from = Field(
            "from", "Sender’s address", type: "email", value: form["from"],
            hint: "It must be one that the server may send for", problems: problems)
        fromName = Field(
            "from-name", "Sender’s name", value: form["from-name"], hint: "What people read in their mailbox",
            isRequired: false, problems: problems)
        caFile = Field(
            "ca-file", "File with your own certificate authority", value: form["ca-file"],
            hint: "A path on this machine; empty to trust whom the machine trusts", isRequired: false,
            problems: problems)
        self.server = server.map { Server($0, reader: reader, to: to, problems: problems, answer: answer) }
        self.queue = server == nil && queue.isEmpty ? nil : queue
    }

    private static let usual = Form(["security": [MailServer.Security.startTLS.rawValue]])
}

extension MailPage.Server {
    init(_ server: MailServer, reader: Account, to: String, problems: FieldProblems?, answer: String?) {
        // The first administrator begins with an address that is none.
        let own = reader.email.hasSuffix("@localhost") ? "" : reader.email
        self.to = Field("to", "To", type: "email", value: to.isEmpty ? own : to, problems: problems)
        self.answer = answer
        isInTheOpen = server.security == .none && !server.user.isEmpty
    }
}

extension MailServer.Security {
    fileprivate var choice: String {
        switch self {
        case .tls: "TLS from the start"
        case .startTLS: "STARTTLS, required"
        case .none: "Nothing: only within your own network"
        }
    }
}
