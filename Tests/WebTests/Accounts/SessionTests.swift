import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

@Suite struct SessionTests {
    @Test func `the cookie is out of reach for scripts and other sites, and over TLS for plain connections`()
        async throws
    {
        try await TestSite.run { test, client in
            let cookie = try await Browser(client).signIn(test.cast.manager).headers[.setCookie] ?? ""
            #expect(cookie.contains(/^insideout=[0-9a-f]{64}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/))
        }
        try await TestSite.run(address: "https://voice.example.org") { test, client in
            let response = try await Browser(client).signIn(test.cast.manager)
            let cookie = response.headers[.setCookie] ?? ""
            #expect(cookie.contains(/^__Host-insideout=[0-9a-f]{64}; .*; HttpOnly; SameSite=Lax; Secure$/))
            #expect(!cookie.contains("Domain"))
            #expect(response.headers[.strictTransportSecurity] != nil)
        }
    }

    @Test func `the database holds no token that would let anybody in`() async throws {
        try await TestSite.run { test, client in
            let browser = Browser(client)
            try await browser.signIn(test.cast.manager)
            let token = await browser.cookie!.split(separator: "=")[1]
            let kept = try await test.site.database.read {
                try $0.rows("SELECT token_hash FROM session") { $0.text(0) }
            }
            #expect(kept == [Token(String(token))!.hash])
        }
    }

    @Test func `a session that an attacker planted is not the one that signing in gives`() async throws {
        try await TestSite.run { test, client in
            let attacker = Browser(client)
            try await attacker.signIn(test.cast.employee)
            let planted = await attacker.cookie!
            let victim = Browser(client, cookie: planted)
            try await victim.get("/you")
            let response = try await victim.post(
                "/sign-in", ["email": test.cast.manager.email, "password": Cast.password])
            #expect(response.status == .seeOther)
            #expect(await victim.cookie != planted)
            #expect(try await Browser(client, cookie: planted).get("/you").status == .seeOther)
            for invented in ["insideout=" + String(repeating: "a", count: 64), "insideout=", "insideout=x", "a=b"] {
                #expect(try await Browser(client, cookie: invented).get("/you").status == .seeOther)
            }
        }
    }

    @Test func `a session ends after twelve idle hours, and after thirty days in any case`() async throws {
        try await TestSite.run { test, client in
            let browser = Browser(client)
            try await browser.signIn(test.cast.manager)
            test.clock.pass(12 * 3_600)
            #expect(try await browser.get("/you").status == .ok)
            test.clock.pass(12 * 3_600 + 1)
            #expect(try await browser.get("/you").status == .seeOther)
            try await browser.signIn(test.cast.manager)
            for _ in 1...60 {
                test.clock.pass(12 * 3_600)
                #expect(try await browser.get("/you").status == .ok)
            }
            test.clock.pass(60)
            #expect(try await browser.get("/you").status == .seeOther)
        }
    }

    @Test func `using a session is written down at most once a minute`() async throws {
        try await TestSite.run { test, client in
            let browser = Browser(client)
            try await browser.signIn(test.cast.manager)
            func seen() async throws -> Int64? {
                try await test.site.database.read { try $0.first("SELECT seen_at FROM session") { $0.integer(0) } }
            }
            let first = try await seen()
            test.clock.pass(59)
            try await browser.get("/you")
            #expect(try await seen() == first)
            test.clock.pass(1)
            try await browser.get("/you")
            #expect(try await seen() == test.clock.now)
        }
    }

    @Test func `who signs out is out, also with the old cookie`() async throws {
        try await TestSite.run { test, client in
            let browser = Browser(client)
            try await browser.signIn(test.cast.manager)
            let old = await browser.cookie!
            try await browser.get("/you")
            let response = try await browser.post("/sign-out")
            #expect(response.status == .seeOther && response.location == "/sign-in?notice=signed-out")
            #expect(await browser.cookie == nil)
            #expect(try await Browser(client, cookie: old).get("/you").status == .seeOther)
            #expect(try await browser.post("/sign-out").status == .seeOther, "once more is harmless")
        }
    }

    @Test func `closing an account or changing its role holds at once`() async throws {
        try await TestSite.run { test, client in
            let browser = Browser(client)
            try await browser.signIn(test.cast.administrator)
            #expect(try await browser.get("/people").status == .ok)
            let second = Account(name: "Ida", email: "ida@example.org", role: .administrator)
            _ = try await test.site.database.write { try $0.accounts.insert(second, at: test.clock.now) }
            var account = test.cast.administrator
            account.role = .analyst
            try await test.site.database.write { [account] in try $0.accounts.update(account) }
            #expect(try await browser.get("/people").status == .forbidden)
            account.isClosed = true
            try await test.site.database.write { [account] in try $0.accounts.update(account) }
            #expect(try await browser.get("/you").status == .seeOther)
        }
    }
}
