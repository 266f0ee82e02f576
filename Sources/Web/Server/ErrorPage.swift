import HTTPTypes

/// What somebody sees when her request could not be answered: what happened, what she can do, and the request's id.
struct ErrorPage: Page {
    let title: String
    let advice: String
    let requestID: String
    let home = SiteURL.home.path()
    /// Where to sign in, for who is not signed in any more.
    let signIn: String?

    init(_ status: HTTPResponse.Status, message: String?, requestID: String) {
        let (title, advice) = Self.words(for: status)
        self.title = title
        self.advice = message ?? advice
        self.requestID = requestID
        signIn = status == .unauthorized ? SiteURL.signIn.path() : nil
    }

    private static func words(for status: HTTPResponse.Status) -> (String, String) {
        switch status {
        case .badRequest: ("We could not read that", "The address or the form was not complete. Go back and try again.")
        case .unauthorized:
            (
                "Please sign in",
                "You are not signed in any more, so nothing was saved. Sign in in another tab, then go back here: what you typed stands in the form, to copy."
            )
        case .forbidden: ("This is not open to you", "Ask an administrator if you need to see it.")
        case .notFound: ("There is nothing here", "The address may be mistyped, or the page is gone.")
        case .methodNotAllowed: ("That does not work here", "Go back and use the page's own buttons.")
        case .conflict: ("Somebody was quicker", "It changed at the same moment. Load the page again and repeat it.")
        case .contentTooLarge: ("That is too much at once", "What you sent is larger than this page takes.")
        case .unsupportedMediaType: ("We could not read that", "This page takes a simple form.")
        case .unprocessableContent: ("Something is not right yet", "Go back and look at what you typed.")
        case .serviceUnavailable: ("Just a moment", "We are busy right now. Try again in a few seconds.")
        case .insufficientStorage:
            ("The server's disk is full", "Nothing was kept. Tell whoever looks after the server, then try again.")
        default: ("Something went wrong", "It is our fault, and it is noted. Try again in a moment.")
        }
    }
}

extension HTTPResponse.Status {
    /// RFC 4918: the server has no room for what was sent.
    static let insufficientStorage = HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage")
}
