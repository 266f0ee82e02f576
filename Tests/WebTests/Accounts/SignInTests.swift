import HTTPTypes
import HummingbirdTesting
import Testing

@testable import Web

@Suite struct SignInTests {
    @Test func `somebody signs in and sees her own page`() async throws {
        try await TestSite.run { test, client in
            let browser = Browser(client)
            let entry = try await browser.get("/you")
            #expect(entry.status == .seeOther)
            #expect(entry.location == "/sign-in?next=%2Fyou")
            let signedIn = try await browser.signIn(test.cast.manager, next: "/you")
            #expect(signedIn.status == .seeOther)
            #expect(signedIn.location == "/you")
            let page = try await browser.get("/you")
            #expect(page.status == .ok)
            #expect(page.text.contains("mia@example.org"))
        }
    }
}
