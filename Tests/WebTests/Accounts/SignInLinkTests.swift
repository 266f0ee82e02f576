import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

@Suite struct SignInLinkTests {
    @Test func `looking at a link does not use it up, its button does`() async throws {
        try await TestSite.run { test, client in
            let path = try await test.link(for: test.cast.manager)
            for _ in 1...3 {
                let page = try await Browser(client).get(path)
                #expect(page.status == .ok && page.text.contains("Mia") && page.headers[.setCookie] == nil)
            }
            let browser = Browser(client)
            try await browser.get(path)
            #expect(try await browser.post(path).location == "/")
            #expect(try await browser.get("/you").status == .ok)
            let again = Browser(client)
            #expect(try await again.get(path).status == .gone)
            #expect(try await again.post(path).status == .gone)
            #expect(try await again.get("/you").status == .seeOther)
        }
    }

    @Test func `of two that press the button at once, one gets in`() async throws {
        try await TestSite.run { test, client in
            let path = try await test.link(for: test.cast.manager)
            async let first = Browser(client).post(path).status
            async let second = Browser(client).post(path).status
            #expect(try await [first, second].count { $0 == .seeOther } == 1)
        }
    }

    @Test func `a link ends after a day, and with the next one`() async throws {
        try await TestSite.run { test, client in
            let old = try await test.link(for: test.cast.manager)
            let path = try await test.link(for: test.cast.manager)
            #expect(try await Browser(client).post(old).status == .gone)
            test.clock.pass(SignInLink.lifeSeconds)
            #expect(try await Browser(client).get(path).status == .gone)
            #expect(try await Browser(client).post(path).status == .gone)
        }
    }

    @Test func `a closed account's link lets nobody in`() async throws {
        try await TestSite.run { test, client in
            let path = try await test.link(for: test.cast.closed)
            #expect(try await Browser(client).get(path).status == .gone)
            #expect(try await Browser(client).post(path).status == .gone)
        }
    }

    @Test(arguments: ["/sign-in/x", "/sign-in/%2e%2e", "/sign-in/" + String(repeating: "0", count: 64)])
    func `an invented link says so`(path: String) async throws {
        try await TestSite.run { _, client in
            let status = try await Browser(client).get(path).status
            #expect(status == .gone)
        }
    }

    @Test func `a link opens a locked account, and leads who has no password to choose one`() async throws {
        try await TestSite.run { test, client in
            for _ in 1...5 { try await Browser(client).signIn(test.cast.manager, password: "wrong") }
            let path = try await test.link(for: test.cast.manager)
            #expect(try await Browser(client).post(path).status == .seeOther)
            #expect(try await Browser(client).signIn(test.cast.manager).status == .seeOther)
            let fresh = Account(name: "New", email: "new@example.org", role: .analyst)
            let id = try await test.site.database.write { try $0.accounts.insert(fresh, at: test.clock.now) }
            let browser = Browser(client)
            #expect(try await browser.post(try await test.link(for: id)).location == "/you")
            #expect(try await browser.get("/you").text.contains("You have no password yet"))
        }
    }
}

extension TestSite {
    func link(for account: Account) async throws -> String { try await link(for: account.id) }

    func link(for id: Account.ID) async throws -> String {
        try await site.database.write { try SignInLink.make(for: id, at: clock.now, in: $0) }
    }
}
