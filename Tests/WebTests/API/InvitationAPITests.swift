import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

@Suite struct InvitationAPITests {
    /// An open round that invites nobody but those who are named.
    private func prepare(
        _ test: TestSite, _ respondents: Respondent = .customers, mail: Bool = true, mayChange: Bool = false
    ) async throws -> Round.ID {
        try await test.site.database.write { [cast = test.cast, clock = test.clock] transaction in
            let draft = Questionnaire(
                key: "contact", title: Translated(["en": "How was it?"]), languages: ["en"], respondents: respondents,
                sections: [
                    .init(questions: [Question(key: "ease", kind: .recommend, text: Translated(["en": "Easy?"]))])
                ])
            let id = try transaction.surveys.insert(draft)
            _ = try transaction.surveys.publish(try #require(try transaction.surveys.find(id)), at: clock.now)
            let plan = RoundPlan(
                unit: cast.north, protection: .confidential, audience: Domain.Audience(sample: 0, restDays: 30),
                mayChange: mayChange, sendsMail: mail)
            return try transaction.rounds.open(
                Round(
                    survey: id, version: 1, plan: plan, period: .year(2025), link: Token().text,
                    openedAt: clock.now))
        }
    }

    private func letters(_ test: TestSite) async throws -> [(to: String, text: String)] {
        let now = test.clock.now
        return try await test.site.database.write { transaction in
            try transaction.letters.take(100, at: now, lease: 1).map { letter in
                try transaction.letters.sent(letter, at: now)
                return (letter.letter.to.address, letter.letter.text)
            }
        }
    }

    @Test func `after an event one person is asked, by a letter and by her own link`() async throws {
        try await TestSite.run(address: "https://voice.example.org") { test, client in
            let (program, round) = (try await test.program(client), try await prepare(test))
            let event = """
                {"person": {"key": "c1", "name": "Zoë", "email": "z@example.org", "unit": "n-1", "consent": true,
                 "attributes": {"segment": "gold"}}}
                """
            let made = try await program.send(.post, "/surveys/contact/invitations", event)
            #expect(made.status == .created && made.text.contains("\"is_mailed\":true,\"is_new\":true"))
            let link = try #require(
                made.text.firstMatch(of: /"link":"https:\/\/voice.example.org(\/a\/[0-9a-f]{64})"/)?.1)
            let sent = try await letters(test)
            #expect(sent.count == 1 && sent[0].to == "z@example.org" && sent[0].text.contains(link))
            try await test.site.keepRounds()
            #expect(try await letters(test).isEmpty, "one letter, not two")

            let again = try await program.send(
                .post, "/rounds/\(round)/invitations", "{\"person\": {\"key\": \"c1\", \"name\": \"Zoë B.\"}}")
            #expect(again.status == .ok && again.text.contains("\"is_mailed\":false,\"is_new\":false"))
            #expect(again.text.contains("\"round\":\(round)") && !again.text.contains(link))
            try await program.run([
                .init(
                    .get, "/people/c1", nil, 200, "\"name\":\"Zoë B.\"", "\"segment\":\"gold\"", "\"consent\":true",
                    "\"asked\":\"2025-06-15\"", "\"unit\":\"n-1\""),
                .init(
                    .get, "/rounds/\(round)/invitations", nil, 200,
                    "{\"letters\":1,\"person\":\"c1\",\"state\":\"waiting\",\"unit\":\"n-1\"}"),
            ])
            let guest = Browser(client)
            #expect(try await guest.get(String(link)).text.contains("Welcome, Zoë B."))
            let sheet = try #require(await guest.page.firstMatch(of: /name="sheet" value="([0-9a-f]+)"/)?.1)
            try await guest.post(
                String(link), ["sheet": String(sheet), "screen": "0", "shown": "ease", "ease": "9"])
            try await program.run([.init(.get, "/rounds/\(round)/invitations", nil, 200, "\"state\":\"answered\"")])
            #expect(
                try await program.send(.post, "/surveys/contact/invitations", event).text.contains(
                    "\"has_answered\":true"))
        }
    }

    @Test func `the contact rules hold for programs too`() async throws {
        try await TestSite.run { test, client in
            let (program, round) = (try await test.program(client), try await prepare(test, mail: false))
            let path = "/rounds/\(round)/invitations"
            func person(_ fields: String) -> String { "{\"person\": {\(fields)}}" }
            try await program.run([
                .init(.post, path, person("\"key\": \"nobody\""), 422, "#/person/key"),
                .init(.post, path, person("\"name\": \"No key\""), 422, "#/person/key"),
                .init(.post, path, person("\"key\": \"c1\", \"emial\": \"x\""), 422, "#/person/emial"),
                .init(.post, path, person("\"key\": \"c1\", \"email\": \"x\""), 422, "#/person/email"),
                .init(.post, path, "{}", 422, "#/person"),
                .init(.post, path, person("\"key\": \"c1\", \"name\": \"Zoë\""), 409, "did not agree"),
                .init(.get, "/people/c1", nil, 404),
                .init(.post, path, person("\"key\": \"c1\", \"consent\": true, \"unit\": \"s\""), 409, "units"),
                .init(.post, path, person("\"key\": \"e1\", \"kind\": \"employee\""), 409, "employee"),
                .init(
                    .post, path, person("\"key\": \"c1\", \"consent\": true, \"leave\": \"2025-01-01\""), 409,
                    "not there"),
                .init(.post, path, person("\"key\": \"c1\", \"consent\": true"), 201, "\"is_mailed\":false"),
                .init(.get, "/people/c1", nil, 200, "\"unit\":\"n\"", "\"kind\":\"customer\""),
                .init(
                    .put, "/people/c2",
                    "{\"kind\": \"customer\", \"unit\": \"n\", \"consent\": true, \"unsubscribed\": true}", 201),
                .init(.post, path, person("\"key\": \"c2\""), 409, "wants no letters"),
                .init(.post, "/rounds/999/invitations", person("\"key\": \"c1\""), 404),
                .init(.post, "/surveys/none/invitations", person("\"key\": \"c1\""), 404),
            ])
            try await test.site.database.write { transaction in
                let person = try #require(try transaction.people.find(key: "c1"))
                try transaction.invitations.revoke(person.id, in: round)
            }
            try await program.run([.init(.post, path, person("\"key\": \"c1\""), 409, "taken back")])
            #expect(try await program.send(.post, "/rounds/\(round)/closure").status == .ok)
            try await program.run([
                .init(.post, path, person("\"key\": \"c1\""), 409, "over"),
                .init(.post, "/surveys/contact/invitations", person("\"key\": \"c1\""), 409, "No round"),
            ])
        }
    }

    @Test func `who was asked a short while ago rests, and a round without personal links invites nobody`() async throws
    {
        try await TestSite.run(on: [.file]) { test, client in
            let (program, round) = (try await test.program(client), try await prepare(test))
            let call = "{\"person\": {\"key\": \"c1\", \"consent\": true}}"
            #expect(try await program.send(.post, "/rounds/\(round)/invitations", call).status == .created)
            let next = try await test.site.database.write { [cast = test.cast, clock = test.clock] transaction in
                let survey = try #require(try transaction.surveys.find(key: "contact"))
                let open = { (audience: Domain.Audience?, year: Int) in
                    try transaction.rounds.open(
                        Round(
                            survey: survey.id, version: 1, plan: RoundPlan(unit: cast.north, audience: audience),
                            period: .year(year), link: Token().text, openedAt: clock.now))
                }
                return (try open(Domain.Audience(sample: 0, restDays: 30), 2026), try open(nil, 2027))
            }
            try await program.run([
                .init(.post, "/rounds/\(next.0)/invitations", call, 409, "a short while ago"),
                .init(.post, "/rounds/\(next.1)/invitations", call, 409, "no personal links"),
            ])
            test.clock.pass(31 * 86_400)
            try await program.run([.init(.post, "/rounds/\(next.0)/invitations", call, 201)])
        }
    }
}
