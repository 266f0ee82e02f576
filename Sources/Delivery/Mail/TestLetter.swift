public import Domain

/// A letter that shows whether mail arrives. It is sent at once and past the queue, so that the answer is there to be read.
public enum TestLetter {
    /// - Parameter now: seconds since 1970.
    public static func send(to mailbox: Mailbox, over server: MailServer, at now: Int64) async -> DeliveryOutcome {
        let session = SMTPSession(server, patience: .reader)
        defer { session.close() }
        let body = LetterBody([
            .words("Hello,"),
            .words("This letter shows that InsideOut can send mail. Nothing needs to be done."),
            .note("It went over \(server.host), port \(server.port), \(server.security.words)."),
        ])
        let letter = Letter(
            to: mailbox, subject: "Mail from InsideOut arrives ✓", text: body.text, html: body.html(), purpose: "test")
        // An id for the message's own, which no letter of the queue will have.
        let id = Letter.ID(Int64.random(in: (1 << 52)..<(1 << 53)))
        return await session.carry(TakenLetter(id: id, letter: letter, madeAt: now, tries: 1, lease: 0), at: now)
    }
}

extension MailServer.Security {
    /// How it is said within a sentence.
    public var words: String {
        switch self {
        case .tls: "over TLS from the start"
        case .startTLS: "with STARTTLS"
        case .none: "in the open"
        }
    }
}
