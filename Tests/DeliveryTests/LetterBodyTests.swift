import Delivery
import Testing

struct LetterBodyTests {
    private static let hostile = "</p><script>\"'&\u{301}\"\u{301}"
    private static let body = LetterBody([
        .words("Hello \(hostile),\nhow are you?"), .link("Answer \(hostile)", to: "https://example.org/a?b=1&c=\"2"),
        .note(hostile), .quietLink("No more of these", to: "https://example.org/u"),
    ])

    @Test func `both forms say the same`() {
        let text = Self.body.text
        #expect(text.contains("how are you?\n\nAnswer") && text.contains(":\nhttps://example.org/a?b=1&c=\"2\n"))
        let html = Self.body.html(language: "ar", isRightToLeft: true)
        #expect(html.contains("<html lang=\"ar\" dir=\"rtl\">") && html.contains(",<br>\nhow are you?"))
        #expect(html.contains("href=\"https://example.org/a?b=1&amp;c=&quot;2\""))
        #expect(html.contains("href=\"https://example.org/u\""))
    }

    @Test func `nothing that somebody wrote becomes a tag`() {
        let html = Self.body.html()
        #expect(
            !html.contains("<script") && html.contains("&lt;/p&gt;&lt;script&gt;&quot;&#39;&amp;\u{301}&quot;\u{301}"))
    }
}
