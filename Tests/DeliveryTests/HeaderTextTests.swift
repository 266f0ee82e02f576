import Domain
import Foundation
import Testing

@testable import Delivery

struct HeaderTextTests {
    @Test func `plain text stays as it is, folded between words`() {
        #expect(HeaderText.line("Subject", "Two minutes, please?") == "Subject: Two minutes, please?")
        let long = HeaderText.line("Subject", Array(repeating: "fifteen letters", count: 12).joined(separator: " "))
        let lines = long.components(separatedBy: "\r\n")
        #expect(lines.count == 3 && lines.allSatisfy { $0.count <= 76 })
        #expect(lines.dropFirst().allSatisfy { $0.hasPrefix(" ") && !$0.hasPrefix("  ") })
        #expect(long.replacing("\r\n", with: "").count == "Subject: ".count + 12 * 16 - 1)
    }

    @Test(arguments: [
        "Grüße", "👩‍👩‍👧", "=?UTF-8?B?QmNj?=", " leading", "trailing ", "two  spaces", String(repeating: "x", count: 61),
        "e\u{301}" + String(repeating: "🌱", count: 40),
    ])
    func `anything else is encoded in words that are whole by themselves`(text: String) throws {
        let words = HeaderText.line("Subject", text).dropFirst("Subject:".count).split(separator: #/(\r\n)?\x20/#)
        let decoded = try words.map { word in
            let match = try #require(word.wholeMatch(of: /=\?UTF-8\?B\?([A-Za-z0-9+\/=]+)\?=/))
            return try #require(Data(base64Encoded: String(match.1)).flatMap { String(data: $0, encoding: .utf8) })
        }
        #expect(decoded.joined() == text)
        #expect(words.allSatisfy { $0.count <= 75 })
    }

    @Test func `a name is quoted or encoded, and its address is not`() {
        #expect(HeaderText.line("To", Mailbox("a@b.org")) == "To: a@b.org")
        #expect(HeaderText.line("To", Mailbox("a@b.org", name: "Ada, \"A\"")) == "To: \"Ada, \\\"A\\\"\" <a@b.org>")
        #expect(HeaderText.line("To", Mailbox("a@b.org", name: "Zoë")) == "To: =?UTF-8?B?Wm/Dqw==?= <a@b.org>")
    }

    @Test func `no message is made of a letter that would forge a header`() {
        let letter = Letter(to: Mailbox("a@b.org"), subject: "Hello\r\nBcc: all@b.org", text: "", purpose: "test")
        let taken = TakenLetter(id: Letter.ID(1), letter: letter, madeAt: 0, tries: 1, lease: 1)
        #expect(throws: LetterRefusal.severalLines(letter.subject)) {
            try MailMessage(taken, from: Mailbox("voice@example.org"), at: 0)
        }
    }

    @Test func `a message keeps its name at every try, and its date is in UTC`() throws {
        let letter = Letter(to: Mailbox("a@b.org"), subject: "s", text: "a\nb\r\nc\rd", html: "<p>\n", purpose: "test")
        let taken = TakenLetter(id: Letter.ID(7), letter: letter, madeAt: 5, tries: 3, lease: 1)
        let message = try MailMessage(taken, from: Mailbox("voice@example.org"), at: 1_741_003_200)
        #expect(message.headers.contains("Message-ID: <letter.7.5@example.org>"))
        #expect(message.headers.contains("Date: Mon, 03 Mar 2025 12:00:00 +0000"))
        #expect(message.forms.map(\.text) == ["a\r\nb\r\nc\r\nd", "<p>\r\n"])
    }
}
