import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

struct MailTests {
    private static let server = MailServer(
        host: "mail.example.org", port: 587, security: .startTLS, user: "voice", password: "a lock for letters",
        from: Mailbox("voice@example.org", name: "Voice"))

    private static let fields: KeyValuePairs<String, String> = [
        "host": "Mail.Example.org", "port": "", "security": "starttls", "user": "voice",
        "password": "a lock for letters", "from": "voice@example.org", "from-name": "Voice",
    ]

    @Test func `settings are kept, and the password is shown nowhere`() async throws {
        try await TestSite.run { test, client in
            let browser = Browser(client)
            try await browser.signIn(test.cast.administrator)
            #expect(try await browser.get("/mail").text.contains("No mail server is set"))
            #expect(try await browser.post("/mail", Self.fields).location == "/mail?notice=mail-saved")
            #expect(try await test.site.database.read { try $0.settings.mailServer() } == Self.server)
            let page = try await browser.get("/mail").text
            #expect(page.contains("value=\"mail.example.org\"") && page.contains("Kept when left empty"))
            #expect(!page.contains(Self.server.password))
            try await browser.post("/mail/removal")
            #expect(try await test.site.database.read { try $0.settings.mailServer() } == nil)
        }
    }

    @Test(arguments: [
        ("host", "", "host"), ("host", "mail.example.org/x", "host"), ("host", "a@b", "host"), ("port", "0", "port"),
        ("port", "smtp", "port"), ("security", "ssl", "security"), ("user", "", "user"), ("from", "voice", "from"),
        ("from", "voice@exämple.org", "from"), ("from-name", "a\u{7}b", "from-name"), ("ca-file", "ca.pem", "ca-file"),
        ("ca-file", "/no/such/file", "ca-file"), ("password", "", "password"), ("password", "a\r\nb", "password"),
    ])
    func `what cannot be is told beside its field, and nothing is kept`(
        field: String, value: String, problem: String
    ) async throws {
        try await TestSite.run(on: [.file]) { test, client in
            let browser = Browser(client)
            try await browser.signIn(test.cast.administrator)
            try await browser.get("/mail")
            var typed = Dictionary(uniqueKeysWithValues: Self.fields.map { ($0, $1) })
            typed[field] = value
            let response = try await browser.post(
                "/mail",
                [
                    "host": typed["host"]!, "port": typed["port"]!, "security": typed["security"]!,
                    "user": typed["user"]!, "password": typed["password"]!, "from": typed["from"]!,
                    "from-name": typed["from-name"]!, "ca-file": typed["ca-file"] ?? "",
                ])
            #expect(response.status == .unprocessableContent)
            #expect(response.text.contains("id=\"\(problem)-problem\""))
            #expect(try await test.site.database.read { try $0.settings.mailServer() } == nil)
        }
    }

    @Test func `a password stays only for the same server and user, and guarded`() async throws {
        let form = Self.server.form
        var same = form
        same.fields["password"] = [""]
        #expect(try MailServer(same, known: Self.server) == Self.server)
        for (field, value) in [("host", "evil.example.org"), ("user", "other"), ("security", "none")] {
            var other = same
            other.fields[field] = [value]
            let problems = #expect(throws: FieldProblems.self) { try MailServer(other, known: Self.server) }
            #expect(problems?.list.map(\.field) == ["password"])
        }
    }

    @Test func `a link goes by mail only where mail is set, and only the last one works`() async throws {
        try await TestSite.run { test, client in
            let browser = Browser(client)
            let path = SiteURL.person.path(test.cast.employee.id)
            try await browser.signIn(test.cast.administrator)
            #expect(try await !browser.get(path).text.contains("Send it by mail"))
            #expect(try await browser.post(path + "/sign-in-letter").status == .conflict)
            try await test.site.database.write { try $0.settings.set(mailServer: Self.server) }
            #expect(try await browser.get(path).text.contains("Send it by mail"))
            for _ in 1...2 {
                let sent = try await browser.post(path + "/sign-in-letter")
                #expect(sent.location == path + "?notice=sign-in-letter-sent")
            }
            let now = test.clock.now
            let letters = try await test.site.database.write { try $0.letters.take(9, at: now, lease: 1) }
            #expect(letters.map(\.letter.to) == [Mailbox("eve@example.org", name: "Eve")])
            let text = try #require(letters.first?.letter.text)
            #expect(text.contains("Ada sends you a link"))
            let link = try #require(text.firstMatch(of: /http:\/\/[^\/]+(\/sign-in\/[0-9a-f]{64})/)).1
            let eve = Browser(client)
            try await eve.get(String(link))
            #expect(try await eve.post(String(link)).status == .seeOther)
        }
    }

    @Test func `letters that went wrong are seen, tried again and thrown away`() async throws {
        try await TestSite.run { test, client in
            let browser = Browser(client)
            let now = test.clock.now
            try await test.site.database.write { transaction in
                let names = ["a", "b", "<b>c"]
                try transaction.letters.add(
                    names.map {
                        Letter(to: Mailbox("\($0)@example.org"), subject: "s", text: "t", purpose: "invitation")
                    },
                    at: now)
                let taken = try transaction.letters.take(9, at: now, lease: 60)
                try transaction.letters.fail(taken[0], because: "550 <i>Nobody</i>", at: now)
                try transaction.letters.postpone(taken[1], until: now + 600, because: "451 Later")
            }
            try await browser.signIn(test.cast.administrator)
            let page = try await browser.get("/mail").text
            #expect(page.contains("550 &lt;i&gt;Nobody") && page.contains("Again in 10 minutes"))
            #expect(page.contains("&lt;b&gt;c@example.org") && page.contains("is no e-mail address"))
            let troubles = try await test.site.database.read { try $0.letters.troubles(limit: 9) }
            #expect(troubles.map(\.state) == [.failed, .failed, .waiting])
            try await browser.post(SiteURL.letterRemoval.path(troubles[0].id))
            try await browser.post(SiteURL.letterRepetition.path(troubles[2].id))
            try await browser.post("/mail/letters/repetition")
            let due = try await test.site.database.write { try $0.letters.take(9, at: now, lease: 60) }
            #expect(Set(due.map(\.id)) == Set(troubles.dropFirst().map(\.id)))
        }
    }
}
