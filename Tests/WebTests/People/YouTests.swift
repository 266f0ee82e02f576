import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

@Suite struct YouTests {
    @Test func `a new password needs the old one and ends the other sessions`() async throws {
        try await TestSite.run { test, client in
            let (here, elsewhere) = (Browser(client), Browser(client))
            try await elsewhere.signIn(test.cast.manager)
            try await here.signIn(test.cast.manager)
            #expect(try await here.get("/you").text.contains("In 2 browsers"))
            let wrong = try await here.post(
                "/you/password", ["old-password": "nine grey herons", "new-password": "eleven blue cups"])
            #expect(wrong.status == .unprocessableContent && wrong.text.contains("not the password you have now"))
            #expect(!wrong.text.contains("eleven blue cups"))
            let saved = try await here.post(
                "/you/password", ["old-password": Cast.password, "new-password": "eleven blue cups"])
            #expect(saved.status == .seeOther)
            #expect(try await here.get("/you").text.contains("Only here"))
            #expect(try await elsewhere.get("/you").status == .seeOther)
            #expect(try await elsewhere.signIn(test.cast.manager).status == .unprocessableContent)
            #expect(try await elsewhere.signIn(test.cast.manager, password: "eleven blue cups").status == .seeOther)
        }
    }

    @Test func `guessing the old password in a borrowed browser locks as well`() async throws {
        try await TestSite.run { test, client in
            let browser = Browser(client)
            try await browser.signIn(test.cast.manager)
            try await browser.get("/you")
            for _ in 1...5 {
                try await browser.post("/you/password", ["old-password": "x", "new-password": "eleven blue cups"])
            }
            let locked = try await browser.post(
                "/you/password", ["old-password": Cast.password, "new-password": "eleven blue cups"])
            #expect(locked.status == .unprocessableContent && locked.text.contains("Too many attempts"))
        }
    }

    @Test func `who has no password yet chooses one without an old one`() async throws {
        try await TestSite.run { test, client in
            let account = Account(name: "New", email: "new@example.org", role: .analyst)
            let id = try await test.site.database.write { try $0.accounts.insert(account, at: test.clock.now) }
            let browser = Browser(client)
            try await browser.post(try await test.link(for: id))
            #expect(try await !browser.get("/you").text.contains("The password you have now"))
            #expect(try await browser.post("/you/password", ["new-password": "short"]).status == .unprocessableContent)
            #expect(try await browser.post("/you/password", ["new-password": "eleven blue cups"]).status == .seeOther)
            #expect(try await Browser(client).signIn(account, password: "eleven blue cups").status == .seeOther)
            let again = try await browser.post("/you/password", ["new-password": "twelve blue cups"])
            #expect(again.status == .unprocessableContent, "from now on the old one is asked for")
        }
    }

    @Test func `who forgot the password comes in by a link and replaces it, once and within the hour`() async throws {
        try await TestSite.run { test, client in
            let browser = Browser(client)
            try await browser.post(try await test.link(for: test.cast.manager.id))
            #expect(try await browser.get("/you").text.contains("You came in by a link"))
            #expect(try await browser.post("/you/password", ["new-password": "eleven blue cups"]).status == .seeOther)
            let again = try await browser.post("/you/password", ["new-password": "twelve blue cups"])
            #expect(again.status == .unprocessableContent, "from now on the old one is asked for")
            let late = Browser(client)
            try await late.post(try await test.link(for: test.cast.manager.id))
            test.clock.pass(3_601)
            try await late.get("/you")
            let tooLate = try await late.post("/you/password", ["new-password": "twelve blue cups"])
            #expect(tooLate.status == .unprocessableContent)
        }
    }

    @Test func `signing out everywhere ends every session, this one too`() async throws {
        try await TestSite.run { test, client in
            let (here, elsewhere, other) = (Browser(client), Browser(client), Browser(client))
            try await elsewhere.signIn(test.cast.manager)
            try await here.signIn(test.cast.manager)
            try await other.signIn(test.cast.employee)
            try await here.get("/you")
            #expect(try await here.post("/you/sessions/closure").location == "/sign-in?notice=sessions-ended")
            #expect(try await elsewhere.get("/you").status == .seeOther)
            #expect(try await here.get("/you").status == .seeOther)
            #expect(try await other.get("/you").status == .ok)
        }
    }

    @Test func `a name is changed by its owner, and a blank one is not taken`() async throws {
        try await TestSite.run { test, client in
            let browser = Browser(client)
            try await browser.signIn(test.cast.employee)
            try await browser.get("/you")
            let blank = try await browser.post("/you/name", ["name": "  "])
            #expect(blank.status == .unprocessableContent && blank.text.contains("Write"))
            try await browser.post(
                "/you/name", ["name": " Eve Two ", "role": "administrator", "email": "x@example.org"])
            let kept = try await test.site.database.read { try $0.accounts.find(test.cast.employee.id) }
            #expect(kept?.name == "Eve Two" && kept?.role == .employee && kept?.email == "eve@example.org")
        }
    }

    @Test func `a notice is one of ours, whatever the address says`() async throws {
        try await TestSite.run { test, client in
            #expect(try await Browser(client).get("/sign-in?notice=signed-out").text.contains("You are signed out."))
            let other = try await Browser(client).get("/sign-in?notice=Call+us+at+555")
            #expect(!other.text.contains("555"))
        }
    }
}
