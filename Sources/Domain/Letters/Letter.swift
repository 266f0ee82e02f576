/// One e-mail to one person.
public struct Letter: Hashable, Sendable {
    public typealias ID = Identifier<Letter>

    public var to: Mailbox
    public var subject: String
    public var text: String
    /// The same as a web page; nil for text alone.
    public var html: String?
    /// An https address that takes one POST to send no more of this kind (RFC 8058); nil where that is not offered.
    public var unsubscribe: String?
    /// Who gets the answers; nil for the sender.
    public var replyTo: Mailbox?
    /// As in HTML's `lang`.
    public var language: String
    /// What kind of letter it is, in a word or two for whoever looks after the queue: "invitation", "reminder".
    public var purpose: String
    /// What it belongs to, from the wide to the narrow: `round/12/invitation/55`. It stays when the letter was sent; nil
    /// where nobody asks.
    public var about: String?

    public init(
        to: Mailbox, subject: String, text: String, html: String? = nil, unsubscribe: String? = nil,
        replyTo: Mailbox? = nil, language: String = "en", purpose: String, about: String? = nil
    ) {
        self.to = to
        self.subject = subject
        self.text = text
        self.html = html
        self.unsubscribe = unsubscribe
        self.replyTo = replyTo
        self.language = language
        self.purpose = purpose
        self.about = about
    }

    /// Why it can never be sent; nil when nothing in it stands against that.
    public var problem: LetterRefusal? {
        if let refusal = to.problem ?? replyTo?.problem { return refusal }
        for line in [subject, language] where !line.fitsOneLine { return .severalLines(line) }
        if let unsubscribe, !Self.isWebAddress(unsubscribe) { return .noUnsubscribeAddress(unsubscribe) }
        return nil
    }

    private static func isWebAddress(_ text: String) -> Bool {
        (text.hasPrefix("https://") || text.hasPrefix("http://")) && text.utf8.count <= 900
            && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
    }
}
