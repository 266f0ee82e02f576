import Domain
import Foundation

/// A letter as mail servers want it: its headers, and its words in the forms that a mail program chooses from.
struct MailMessage {
    /// Whole header lines; long ones are folded.
    let headers: [String]
    /// From the plainest to the richest, with line ends as mail has them.
    let forms: [(type: String, text: String)]

    /// - Parameter now: the message's date, in seconds since 1970.
    init(_ taken: TakenLetter, from: Mailbox, at now: Int64) throws(LetterRefusal) {
        let letter = taken.letter
        if let refusal = letter.problem ?? from.problem { throw refusal }
        var headers = [
            "Date: " + Self.date(now), HeaderText.line("From", from), HeaderText.line("To", letter.to),
            HeaderText.line("Subject", letter.subject),
            // The same at each try, so that a letter that went twice can be known.
            HeaderText.folded("Message-ID:", ["<letter.\(taken.id).\(taken.madeAt)@\(from.domain)>"]),
            "Auto-Submitted: auto-generated", "Content-Language: " + letter.language,
            "Content-Type: multipart/alternative",
        ]
        if let replyTo = letter.replyTo { headers.append(HeaderText.line("Reply-To", replyTo)) }
        if let address = letter.unsubscribe {
            headers.append(HeaderText.folded("List-Unsubscribe:", ["<\(address)>"]))
            headers.append("List-Unsubscribe-Post: List-Unsubscribe=One-Click")
        }
        self.headers = headers
        forms =
            [("text/plain; charset=utf-8", Self.lines(letter.text))]
            + (letter.html.map { [("text/html; charset=utf-8", Self.lines($0))] } ?? [])
    }

    private static func lines(_ text: String) -> String {
        text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
            .joined(separator: "\r\n")
    }

    /// `Mon, 03 Mar 2025 12:00:00 +0000`
    private static func date(_ seconds: Int64) -> String {
        var (instant, parts) = (time_t(seconds), tm())
        gmtime_r(&instant, &parts)
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer in
            let count = strftime(buffer.baseAddress!, buffer.count, "%a, %d %b %Y %H:%M:%S +0000", &parts)
            return String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }
}
