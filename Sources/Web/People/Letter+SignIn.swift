import Delivery
import Domain

extension Letter {
    /// Brings somebody a one-time link.
    /// - Parameters:
    ///   - instant: when the link ends, in seconds since 1970.
    ///   - sender: the name of who sends it.
    init(toSignIn account: Account, link: String, until instant: Int64, from sender: String) {
        let day = Period(.day, containing: Day(secondsSince1970: Double(instant))).label
        let body = LetterBody([
            .words("Hello \(account.name),"),
            .words("\(sender) sends you a link into InsideOut. It signs you in once, until \(day)."),
            .link("Sign in", to: link),
            .note("If you did not expect this letter, you can throw it away. Do not pass the link on."),
        ])
        self.init(
            to: Mailbox(account.email, name: account.name), subject: "Your link into InsideOut", text: body.text,
            html: body.html(), purpose: "sign-in link", about: "account/\(account.id)/sign-in-link")
    }
}
