import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

@Suite struct PeopleTests {
    @Test func `an administrator adds somebody and hands her a link that lets her in`() async throws {
        try await TestSite.run(address: "https://voice.example.org") { test, client in
            let browser = Browser(client)
            try await browser.signIn(test.cast.administrator)
            try await browser.get("/people/new")
            let added = try await browser.post(
                "/people", ["name": "Zoë <b>", "email": "zoe@example.org", "role": "manager", "unit": "ward one"])
            #expect(added.status == .seeOther)
            let page = try await browser.get(added.location!)
            #expect(page.text.contains("The account is made") && page.text.contains("value=\"n-1\""))
            #expect(page.text.contains("Zoë &lt;b&gt;") && !page.text.contains("<b>"))
            let id = added.location!.split(separator: "?")[0]
            let handOver = try await browser.post("\(id)/sign-in-link")
            let link = handOver.text.firstMatch(of: /value="https:\/\/voice\.example\.org(\/sign-in\/[0-9a-f]{64})"/)
            #expect(handOver.status == .ok && link != nil)
            let zoe = Browser(client)
            #expect(try await zoe.post(String(link!.1)).location == "/you")
            #expect(try await zoe.get("/people").status == .forbidden)
        }
    }

    @Test(arguments: [
        ("name", "", "Write the person’s name"), ("name", String(repeating: "a", count: 121), "too long"),
        ("email", "", "Write the e-mail"), ("email", "ada", "such as"), ("email", "a@b@c", "such as"),
        ("email", "a b@example.org", "such as"), ("email", "@example.org", "such as"),
        ("email", "a@example.org\nBcc: b@example.org", "such as"),
        ("email", String(repeating: "a", count: 250) + "@example.org", "longer than"),
        ("email", "MIA@Example.ORG", "Mia has this address already"), ("role", "", "Choose"),
        ("role", "owner", "Choose"),
        ("unit", "nowhere", "no unit of this key or name"), ("unit", "Ward", "no unit of this key or name"),
    ])
    func `what is wrong stands beside its field, and nothing typed is lost`(
        field: String, value: String, problem: String
    ) async throws {
        try await TestSite.run { test, client in
            let browser = Browser(client)
            try await browser.signIn(test.cast.administrator)
            var typed = ["name": "Nia \"Q\"", "email": "nia@example.org", "role": "manager", "unit": "n"]
            typed[field] = value
            for path in ["/people", "/people/\(test.cast.employee.id)"] {
                try await browser.get("/people/new")
                let response = try await browser.post(
                    path,
                    ["name": typed["name"]!, "email": typed["email"]!, "role": typed["role"]!, "unit": typed["unit"]!])
                #expect(response.status == .unprocessableContent)
                #expect(response.text.contains("id=\"\(field)-problem\""))
                #expect(
                    response.text.contains("aria-describedby=\"")
                        && response.text.contains("\(field)-problem\" aria-invalid"))
                #expect(response.text.replacing("&#39;", with: "’").contains(problem))
                if field != "name" { #expect(response.text.contains("value=\"Nia &quot;Q&quot;\"")) }
            }
            let kept = try await test.site.database.read { try $0.accounts.find(test.cast.employee.id) }
            #expect(kept == test.cast.employee)
        }
    }

    @Test func `a name that several units share asks for the key`() async throws {
        try await TestSite.run { test, client in
            _ = try await test.site.database.write { transaction in
                try transaction.addUnit("s-1", "Ward One", "ward", below: test.cast.south)
            }
            let browser = Browser(client)
            try await browser.signIn(test.cast.administrator)
            try await browser.get("/people/new")
            let response = try await browser.post(
                "/people", ["name": "Nia", "email": "nia@example.org", "role": "employee", "unit": "Ward One"])
            #expect(response.text.contains("Several units have this name. Write the key instead: n-1, s-1."))
        }
    }

    @Test func `the list is searched by parts of name and e-mail`() async throws {
        try await TestSite.run { test, client in
            let browser = Browser(client)
            try await browser.signIn(test.cast.administrator)
            let all = try await browser.get("/people").text
            #expect(all.contains("8 people") && all.contains("Closed") && all.contains("North Hospital"))
            let found = try await browser.get("/people?q=MI+example").text
            #expect(found.contains("1 person") && found.contains(">Mia<") && !found.contains(">Omar<"))
            let none = try await browser.get("/people?q=%3Cscript%3E").text
            #expect(none.contains("Nobody was found") && none.contains("value=\"&lt;script&gt;\""))
        }
    }

    @Test func `closing signs out and keeps out, reopening lets in again`() async throws {
        try await TestSite.run { test, client in
            let (browser, mia) = (Browser(client), Browser(client))
            let path = SiteURL.person.path(test.cast.manager.id)
            try await mia.signIn(test.cast.manager)
            try await browser.signIn(test.cast.administrator)
            try await browser.get(path)
            #expect(try await browser.post(path + "/closure").status == .seeOther)
            #expect(try await browser.post(path + "/closure").status == .seeOther, "twice is harmless")
            #expect(try await mia.get("/you").status == .seeOther)
            #expect(try await mia.signIn(test.cast.manager).status == .unprocessableContent)
            #expect(try await browser.post(path + "/sign-in-link").status == .conflict)
            try await browser.get(path)
            #expect(try await browser.post(path + "/reopening").status == .seeOther)
            #expect(try await mia.signIn(test.cast.manager).status == .seeOther)
        }
    }

    @Test func `the last administrator stays one`() async throws {
        try await TestSite.run { test, client in
            let browser = Browser(client)
            let path = SiteURL.person.path(test.cast.administrator.id)
            try await browser.signIn(test.cast.administrator)
            try await browser.get(path)
            let demoted = try await browser.post(path, ["name": "Ada", "email": "ada@example.org", "role": "analyst"])
            #expect(demoted.status == .unprocessableContent && demoted.text.contains("the only administrator"))
            let closed = try await browser.post(path + "/closure")
            #expect(closed.status == .unprocessableContent && closed.text.contains("the only administrator"))
            #expect(try await browser.get("/people").status == .ok)
        }
    }

    @Test func `who has no unit is told so kindly, others start where they belong`() async throws {
        try await TestSite.run { test, client in
            func start(_ account: Account) async throws -> TestResponse {
                let browser = Browser(client)
                try await browser.signIn(account)
                return try await browser.get("/")
            }
            for account in [test.cast.administrator, test.cast.analyst, test.cast.executive, test.cast.manager] {
                #expect(try await start(account).location == "/mirror")
            }
            #expect(try await start(test.cast.employee).location == "/units/\(test.cast.ward)")
            let unplaced = try await start(test.cast.unplaced)
            #expect(unplaced.status == .ok && unplaced.text.contains("does not belong to a team yet"))
        }
    }
}
