import Domain
import Testing

struct LetterTests {
    private static func letter(_ change: (inout Letter) -> Void = { _ in }) -> Letter {
        var letter = Letter(
            to: Mailbox("eve@example.org", name: "Eve"), subject: "Two minutes?", text: "Hello", purpose: "invitation")
        change(&letter)
        return letter
    }

    @Test(arguments: [
        "a@b", "eve.o'neil+pulse@mail.example.org", "administrator@localhost", "x@xn--exmple-cua.de", "1@2.3",
    ])
    func `an address as people have them can be written to`(address: String) {
        #expect(Mailbox(address).problem == nil)
    }

    @Test(arguments: [
        "", "eve", "@example.org", "eve@", "eve@@example.org", "eve@example..org", ".eve@example.org",
        "eve@example.org.",
        "eve @example.org", "eve@example.org\r\nBcc: all@example.org", "eve@example.org>", "<eve@example.org",
        "eve@exa_mple.org", "\"eve\"@example.org", "eve@[127.0.0.1]", "a,b@example.org", "eve@example.org\u{0}",
        String(repeating: "a", count: 65) + "@example.org", "eve@" + String(repeating: "a.", count: 130) + "org",
    ])
    func `what is no address is refused`(address: String) {
        #expect(Mailbox(address).problem == .noAddress(address))
    }

    @Test(arguments: ["müller@example.de", "mueller@exämple.de", "eve@例え.jp"])
    func `letters beyond a to z are refused with what to do about it`(address: String) {
        #expect(Mailbox(address).problem == .beyondASCII(address))
        #expect(Mailbox(address).problem?.description.contains("xn--") == true)
    }

    @Test(arguments: ["\n", "\r", "\r\n", "\u{85}", "\u{2028}", "\u{0}", "\u{1b}"])
    func `nothing that becomes a header may hold a line end`(end: String) {
        let text = "Hello\(end)Bcc: all@example.org"
        #expect(Self.letter { $0.subject = text }.problem == .severalLines(text))
        #expect(Self.letter { $0.to.name = text }.problem == .severalLines(text))
        #expect(Self.letter { $0.language = text }.problem == .severalLines(text))
        #expect(Self.letter { $0.replyTo = Mailbox("a@example.org", name: text) }.problem == .severalLines(text))
        let address = "https://example.org/\(end)"
        #expect(Self.letter { $0.unsubscribe = address }.problem == .noUnsubscribeAddress(address))
    }

    @Test func `the words of a letter may hold whatever they like`() {
        let letter = Self.letter {
            $0.text = "a\r\nb\n.\n"
            $0.html = "<p>\n</p>"
            $0.to.name = "Zoë “Z” 👩‍👩‍👧"
            $0.unsubscribe = "https://example.org/u/x?y=1&z=%20"
        }
        #expect(letter.problem == nil)
    }

    @Test func `the waiting between tries grows from a minute to six hours`() {
        let waits = (1..<Letter.mostTries).map { Letter.wait(afterTries: $0, jitter: 0) }
        #expect(waits.first == 60 && waits.last == 6 * 3_600)
        #expect(zip(waits, waits.dropFirst()).allSatisfy { $0 < $1 })
        #expect(Letter.wait(afterTries: 1, jitter: 1) == 45)
        #expect(Letter.wait(afterTries: 1_000, jitter: 0) == 6 * 3_600)
    }
}
