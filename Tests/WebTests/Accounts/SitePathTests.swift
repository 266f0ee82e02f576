import Testing

@testable import Web

@Suite struct SitePathTests {
    @Test(arguments: ["/", "/you", "/mirror?period=2023&unit=1", "/units/7#below", "/a//b", "/%2F%2Fevil.example"])
    func `a path of this site is followed`(path: String) {
        #expect(SitePath.checked(path) == path)
    }

    @Test(arguments: [
        "", "you", "//evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example",
        "javascript:alert(1)",
        "/\t/evil.example", "/\n/evil.example", "/a\r\nSet-Cookie: x=1", "/sign-in", "/sign-in?next=/sign-in", "/é",
        " /you",
        "/" + String(repeating: "a", count: 3_000),
    ])
    func `another place is not`(path: String) {
        #expect(SitePath.checked(path) == nil)
    }

    @Test(arguments: [
        ("https://Voice.example.org/", "https://voice.example.org"),
        ("https://voice.example.org:443", "https://voice.example.org"),
        ("http://localhost:8080", "http://localhost:8080"), ("http://127.0.0.1:80", "http://127.0.0.1"),
        ("http://[::1]:8080", "http://[::1]:8080"),
    ])
    func `the site's address is brought to the form of an origin`(text: String, origin: String) {
        #expect(SiteAddress(text)?.origin == origin)
    }

    @Test(arguments: [
        "", "voice.example.org", "ftp://voice.example.org", "https://", "https://a@b.example", "https://b.example/x",
        "https://b.example?x", "null",
    ])
    func `what is no address of a site is refused`(text: String) {
        #expect(SiteAddress(text) == nil)
    }
}
