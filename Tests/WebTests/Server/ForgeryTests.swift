import Domain
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import Web

@Suite struct ForgeryTests {
    @Test func `a form without the session's token does nothing`() async throws {
        try await TestSite.run { test, client in
            let browser = Browser(client)
            try await browser.signIn(test.cast.manager)
            try await browser.get("/you")
            let mine = await browser.formToken!
            let other = Browser(client)
            try await other.signIn(test.cast.employee)
            try await other.get("/you")
            let others = await other.formToken!
            for token in [others, String(repeating: "0", count: 128), "x", String(mine.dropLast())] {
                #expect(try await browser.post("/you/name", ["name": "Eve"], token: token).status == .forbidden)
            }
            let bare = try await browser.send(
                "/you/name", .post, [.contentType: "application/x-www-form-urlencoded"], ByteBuffer(string: "name=Eve"))
            #expect(bare.status == .forbidden)
            #expect(try await browser.get("/you").text.contains("value=\"Mia\""))
            #expect(try await browser.post("/you/name", ["name": "Mia Two"]).status == .seeOther)
            #expect(try await browser.get("/you").text.contains("value=\"Mia Two\""))
        }
    }

    /// What browsers say of a form's sender, and whether it is this site, `https://voice.example.org`.
    static let senders: [(fetchSite: String?, origin: String?, isOurs: Bool)] = [
        ("cross-site", nil, false), ("same-site", nil, false), ("same-origin", nil, true), ("none", nil, true),
        (nil, "https://evil.example", false), (nil, "null", false), (nil, "", false),
        (nil, "http://voice.example.org", false), (nil, "https://voice.example.org.evil.example", false),
        (nil, "https://voice.example.org:444", false), (nil, "https://voice.example.org", true),
        (nil, "https://VOICE.example.org:443", true), (nil, nil, true),
        ("cross-site", "https://voice.example.org", false),
    ]

    @Test(arguments: senders)
    func `a form that another site sent does nothing`(
        sender: (fetchSite: String?, origin: String?, isOurs: Bool)
    ) async throws {
        var headers = HTTPFields()
        headers[.secFetchSite] = sender.fetchSite
        headers[.origin] = sender.origin
        let sent = headers
        try await TestSite.run(address: "https://voice.example.org") { test, client in
            let browser = Browser(client)
            try await browser.signIn(test.cast.manager)
            try await browser.get("/you")
            let response = try await browser.post("/you/name", ["name": "Eve"], headers: sent)
            #expect(response.status == (sender.isOurs ? .seeOther : .forbidden))
            let guest = try await Browser(client).post(
                "/sign-in", ["email": test.cast.manager.email, "password": Cast.password], headers: sent)
            #expect(
                guest.status == (sender.isOurs ? .seeOther : .forbidden), "signing in as somebody else is forged alike")
        }
    }

    @Test func `without a known address, the host of the request is the site`() async throws {
        try await TestSite.run { test, client in
            for (origin, isOurs) in [
                ("http://localhost", true), ("https://localhost", true), ("http://evil.example", false),
            ] {
                let response = try await Browser(client).post(
                    "/sign-in", ["email": "mia@example.org", "password": Cast.password], headers: [.origin: origin])
                #expect(response.status == (isOurs ? .seeOther : .forbidden), "\(origin)")
            }
        }
    }

    @Test func `only simple forms are read`() async throws {
        try await TestSite.run { test, client in
            let browser = Browser(client)
            try await browser.signIn(test.cast.manager)
            try await browser.get("/you")
            for type in ["application/json", "text/plain", "multipart/form-data; boundary=x"] {
                #expect(
                    try await browser.post("/you/name", headers: [.contentType: type]).status == .unsupportedMediaType)
            }
            #expect(try await browser.send("/you/name", .post).status == .unsupportedMediaType)
            let long = String(repeating: "x", count: 70_000)
            #expect(try await browser.post("/you/name", ["name": long]).status == .contentTooLarge)
        }
    }
}
