import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

@Suite struct TokenPageTests {
    @Test func `an administrator makes a token, sees it once, and revokes it`() async throws {
        try await TestSite.run { test, client in
            let ada = Browser(client)
            try await ada.signIn(test.cast.administrator)
            #expect(try await ada.get("/people").text.contains("href=\"/tokens\""))
            #expect(try await ada.get("/tokens").text.contains("No program has a token yet"))
            let made = try await ada.post(
                "/tokens", ["name": "The <till>", "role": "analyst", "last_day": "2025-12-31"])
            #expect(made.status == .ok && made.headers[.cacheControl] == "no-store")
            let token = String(try #require(made.text.firstMatch(of: /value="([0-9a-f]{64})"/)?.1))
            let list = try await ada.get("/tokens").text
            #expect(list.contains("The &lt;till&gt;") && list.contains("until 31 Dec 2025") && list.contains("never"))
            #expect(list.contains("by Ada") && !list.contains(token))
            let program = Program(client: client, token: token)
            #expect(try await program.get("/people").status == .ok)
            #expect(try await ada.get("/tokens").text.contains("15 Jun 2025</td><td>until"))
            let path = try #require(await ada.page.firstMatch(of: /action="(\/tokens\/\d+\/revocation)"/)?.1)
            #expect(try await ada.post(String(path)).location?.hasPrefix("/tokens?notice=") == true)
            #expect(try await program.get("/people").status == .unauthorized)
            #expect(try await ada.get("/tokens").text.contains("revoked"))
            #expect(try await ada.post("/tokens/999/revocation").status == .notFound)
        }
    }

    @Test(arguments: [
        ("", "analyst", "", "Say which program"), ("x", "administrator", "", "Choose what"),
        ("x", "", "", "Choose what"),
        ("x", "analyst", "2025-01-01", "This day is over"), ("x", "executive", "soon", "A day is written"),
    ])
    func `a token that cannot be made is explained beside its field`(
        name: String, role: String, day: String, words: String
    ) async throws {
        try await TestSite.run(on: [.file]) { test, client in
            let ada = Browser(client)
            try await ada.signIn(test.cast.administrator)
            try await ada.get("/tokens")
            let refused = try await ada.post("/tokens", ["name": name, "role": role, "last_day": day])
            #expect(refused.status == .unprocessableContent && refused.text.contains(words))
            #expect(try await test.site.database.read { try $0.apiTokens.all() }.isEmpty)
        }
    }
}
