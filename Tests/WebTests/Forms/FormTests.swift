import Domain
import Testing

@testable import Web

@Suite struct FormTests {
    @Test func `names may repeat, values may be blank, plus is a space`() {
        let form = Form(urlEncoded: "a=1&a=2&b=&c&d=x+y%20z&=e&f=1=2")
        #expect(form?.all("a") == ["1", "2"])
        #expect(form?["b"] == "" && form?.has("b") == true && form?.has("c") == true)
        #expect(form?["d"] == "x y z")
        #expect(form?[""] == "e")
        #expect(form?["f"] == "1=2")
    }

    @Test func `what people type comes through, in any script and with one kind of line end`() {
        #expect(Form(urlEncoded: "t=Zo%C3%AB+%F0%9F%8C%8A%0D%0Aline")?["t"] == "Zoë 🌊\nline")
        #expect(Form(urlEncoded: "%C3%A9=1")?["é"] == "1")
        #expect(Form(urlEncoded: "")?.fields == [:])
        #expect(Form(urlEncoded: "&&")?.fields == [:])
    }

    @Test(arguments: ["a=%", "a=%4", "a=%zz", "a=%ff", "a=%C3", "%ff=1", "a=%00"])
    func `what is no text is refused`(text: String) {
        #expect(Form(urlEncoded: text) == nil)
    }

    @Test func `a form with thousands of fields is refused before it costs anything`() {
        #expect(Form(urlEncoded: String(repeating: "a=1&", count: 2_001)) == nil)
        #expect(Form(urlEncoded: String(repeating: "a=1&", count: 2_000)) != nil)
    }

    @Test(arguments: ["", "a b+c", "Zoë/🌊?&=#%", "~-._", "\u{0}x".replacing("\u{0}", with: "")])
    func `what is encoded decodes to itself, in paths and in queries`(text: String) {
        let encoded = PercentCoding.encode(text)
        #expect(PercentCoding.decode(encoded, plusIsSpace: false) == text)
        #expect(PercentCoding.decode(encoded, plusIsSpace: true) == text)
        #expect(encoded.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "+") })
    }

    @Test func `a plus in a path is a plus`() {
        #expect(PercentCoding.decode("a+b", plusIsSpace: false) == "a+b")
    }

    @Test func `a place prints its parameter and its query encoded, and reads the parameter back`() {
        #expect(SiteURL.person.path(Account.ID(7)) == "/people/7")
        #expect(SiteURL.signInLink.path("a/b?c") == "/sign-in/a%2Fb%3Fc")
        #expect(SiteURL.people.path(["q": "Zoë & co", "page": nil]) == "/people?q=Zo%C3%AB%20%26%20co")
        #expect(SiteURL.person.parse("7") == Account.ID(7))
        #expect(["", "0", "-1", "7x", "٧", "99999999999999999999"].allSatisfy { SiteURL.person.parse($0) == nil })
    }
}
