import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

@Suite struct SignInTests {
    @Test func `somebody is sent to sign in, does so and comes back to the page that she wanted`() async throws {
        try await TestSite.run { test, client in
            let browser = Browser(client)
            let entry = try await browser.get("/you?x=a%20b")
            #expect(entry.status == .seeOther)
            #expect(entry.location == "/sign-in?next=%2Fyou%3Fx%3Da%2520b")
            let form = try await browser.get(entry.location!)
            #expect(form.text.contains("value=\"/you?x=a%20b\""))
            let signedIn = try await browser.signIn(test.cast.manager, next: "/you?x=a%20b")
            #expect(signedIn.status == .seeOther && signedIn.location == "/you?x=a%20b")
            let page = try await browser.get("/you")
            #expect(page.status == .ok && page.text.contains("mia@example.org"))
            #expect(page.headers[.cacheControl] == "no-store")
        }
    }

    @Test func `every failure has the same answer, so that nobody learns who has an account`() async throws {
        try await TestSite.run { test, client in
            let browser = Browser(client)
            func answer(_ email: String, _ password: String) async throws -> String {
                try await browser.get("/sign-in")
                let response = try await browser.post("/sign-in", ["email": email, "password": password])
                #expect(response.status == .unprocessableContent && response.headers[.setCookie] == nil)
                return response.text.replacing(/\ value="[^"]*"|\ autofocus/, with: "")
            }
            let wrong = try await answer("mia@example.org", "seven green herons")
            #expect(wrong.contains("do not go together"))
            #expect(try await answer("nobody@example.org", Cast.password) == wrong)
            #expect(try await answer("gone@example.org", Cast.password) == wrong)
            #expect(try await answer("", "") == wrong)
            #expect(try await answer("mia@example.org", String(repeating: "x", count: 5_000)) == wrong)
            #expect(try await answer("mia@example.org'; DROP TABLE account; --", "x") == wrong)
        }
    }

    @Test func `five failures lock the account for a quarter of an hour`() async throws {
        try await TestSite.run { test, client in
            let browser = Browser(client)
            for _ in 1...5 {
                #expect(try await browser.signIn(test.cast.manager, password: "wrong").status == .unprocessableContent)
            }
            let locked = try await browser.signIn(test.cast.manager)
            #expect(locked.status == .unprocessableContent && locked.text.contains("quarter of an hour"))
            test.clock.pass(14 * 60)
            #expect(try await browser.signIn(test.cast.manager).status == .unprocessableContent)
            test.clock.pass(61)
            #expect(try await browser.signIn(test.cast.manager).status == .seeOther)
        }
    }

    @Test func `success forgets the failures before it`() async throws {
        try await TestSite.run { test, client in
            for _ in 1...3 {
                for _ in 1...4 { try await Browser(client).signIn(test.cast.manager, password: "wrong") }
                #expect(try await Browser(client).signIn(test.cast.manager).status == .seeOther)
            }
        }
    }

    @Test func `of many guesses at once no more than five are tried`() async throws {
        try await TestSite.run(live: false) { test, client in
            let account = test.cast.manager
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 1...20 { group.addTask { try await Browser(client).signIn(account, password: "wrong") } }
                try await group.waitForAll()
            }
            #expect(try await Browser(client).signIn(account).status == .unprocessableContent)
        }
    }

    @Test func `an e-mail address is found whatever its case, also beyond ASCII`() async throws {
        try await TestSite.run { test, client in
            let account = Account(name: "Zoë", email: "Zoë.Ångström@exämple.org", role: .analyst)
            let hash = try PasswordHash(of: Cast.password, cost: PasswordCheck.cheap.cost).text
            try await test.site.database.write { transaction in
                let id = try transaction.accounts.insert(account, at: test.clock.now)
                try transaction.accounts.setPasswordHash(hash, of: id)
            }
            let browser = Browser(client)
            try await browser.get("/sign-in")
            let response = try await browser.post(
                "/sign-in", ["email": " ZOË.ÅNGSTRÖM@EXÄMPLE.ORG ", "password": Cast.password])
            #expect(response.status == .seeOther)
        }
    }

    @Test(arguments: ["//evil.example", "https://evil.example", "/\\evil.example", "/\r\nX: y"])
    func `signing in leads to no other site`(next: String) async throws {
        try await TestSite.run { test, client in
            let form = try await Browser(client).get(SiteURL.signIn.path(["next": next]))
            #expect(form.text.contains("name=\"next\" value=\"\""))
            #expect(try await Browser(client).signIn(test.cast.manager, next: next).location == "/")
        }
    }
}
