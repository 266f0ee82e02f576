import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

@Suite struct RoundAPITests {
    private func publish(_ test: TestSite, _ respondents: Respondent = .employees) async throws {
        try await test.site.database.write { [clock = test.clock] transaction in
            let draft = Questionnaire(
                key: "pulse", title: Translated(["en": "Pulse"]), languages: ["en"], respondents: respondents,
                sections: [
                    .init(questions: [Question(key: "voice", kind: .yesNo, text: Translated(["en": "Heard?"]))])
                ])
            let id = try transaction.surveys.insert(draft)
            _ = try transaction.surveys.publish(try #require(try transaction.surveys.find(id)), at: clock.now)
        }
    }

    @Test func `a round is opened with the fields of the page's form, seen and closed`() async throws {
        try await TestSite.run(address: "https://voice.example.org") { test, client in
            let program = try await test.program(client)
            try await publish(test)
            try await program.send(.put, "/people/p1", "{\"unit\": \"n\", \"email\": \"p@example.org\"}")
            let opened = try await program.send(
                .post, "/surveys/pulse/rounds",
                """
                {"unit": "n", "grain": "quarter", "invite": true, "mail": true, "shared": true, "rest_days": 7,
                 "attributes": null, "protection": "confidential", "may_change": true, "days_open": 14,
                 "reminders": [7, 3], "time_zone": "Europe/Berlin", "report": "Two nurses more."}
                """)
            #expect(opened.status == .created, "\(opened.text)")
            let place = try #require(opened.headers[.location])
            for text in [
                "\"state\":\"open\"", "\"period\":\"2025-Q2\"", "\"protection\":\"confidential\"",
                "\"reminders\":[3,7]",
                "\"closes_at\":\"2025-06-28T22:00:00Z\"", "\"link\":\"https://voice.example.org/a/", "\"rest_days\":7",
                "\"opens_at\":\"2025-06-15T15:06:40Z\"", "\"survey\":\"pulse\"", "\"unit\":\"n\"",
            ] { #expect(opened.text.contains(text), "\(text)") }
            let path = String(place.dropFirst("/api/v1".count))
            let now = test.clock.now
            let letters = try await test.site.database.write { try $0.letters.take(9, at: now, lease: 1) }
            #expect(letters.map(\.letter.to.address) == ["p@example.org"])
            try await program.run([
                .init(.get, path, nil, 200, "\"state\":\"open\""),
                .init(.get, "/surveys/pulse/rounds?limit=1", nil, 200, "\"period\":\"2025-Q2\""),
                .init(.get, path + "/invitations", nil, 200, "\"letters\":1"),
                .init(.post, path + "/closure", nil, 200, "\"state\":\"over\"", "\"closed_at\""),
                .init(.post, path + "/closure", nil, 200, "\"state\":\"over\""),
                .init(.get, "/rounds/999", nil, 404), .init(.post, "/rounds/999/closure", nil, 404),
                .init(.get, "/rounds/x", nil, 404), .init(.get, "/surveys/none/rounds", nil, 404),
            ])
        }
    }

    @Test func `what is wrong with a round is said all at once, and nothing opens`() async throws {
        try await TestSite.run(on: [.file]) { test, client in
            let program = try await test.program(client)
            try await publish(test)
            let path = "/surveys/pulse/rounds"
            try await program.run([
                .init(
                    .post, path,
                    "{\"unit\": \"moon\", \"sample\": -1, \"invite\": true, \"days_open\": 900, \"time_zone\": \"Nowhere\"}",
                    422, "#/unit", "#/sample", "#/days_open", "#/time_zone"),
                .init(.post, path, "{\"unit\": \"n\"}", 422, "#/shared"),
                .init(
                    .post, path, "{\"unit\": \"n\", \"grain\": \"eon\", \"protection\": \"none\"}", 422, "#/grain",
                    "#/protection"),
                .init(
                    .post, path, "{\"unit\": \"n\", \"shared\": true, \"attributes\": {\"a\": [\"x,y\"]}}", 422,
                    "#/attributes/a"),
                .init(
                    .post, path, "{\"unit\": \"n\", \"shared\": true, \"attributes\": {\"a\": []}}", 422,
                    "#/attributes/a"),
                .init(.post, path, "{\"unit\": \"n\", \"shared\": \"yes\"}", 422, "Here true or false", "#/shared"),
                .init(.post, path, "{\"unit\": \"n\", \"days_open\": 1.5}", 422, "not whole"),
                .init(.post, path, "{}", 422, "#/unit", "missing"),
                .init(.post, "/surveys/none/rounds", "{\"unit\": \"n\", \"shared\": true}", 404),
                .init(.get, path, nil, 200, "\"items\":[]"),
                .init(.post, path, "{\"unit\": \"n\", \"shared\": true}", 201, "\"protection\":\"anonymous\""),
                .init(.post, path, "{\"unit\": \"n\", \"shared\": true}", 409, "Jun 2025"),
                .init(
                    .post, path,
                    "{\"unit\": \"n\", \"invite\": true, \"repeat\": \"after\", \"after_days\": 30, \"after_of\": \"start\"}",
                    202, "\"next\":\"2025-06-15\""),
                .init(
                    .put, "/surveys/new",
                    "{\"key\": \"new\", \"title\": \"New\", \"respondents\": \"customers\", \"sections\": [{\"questions\": [{\"key\": \"a\", \"kind\": \"line\", \"text\": \"A\"}]}]}",
                    201),
                .init(.post, "/surveys/new/rounds", "{\"unit\": \"n\", \"shared\": true}", 409, "Publish"),
            ])
        }
    }

    @Test(arguments: [4, 6, 12])
    func `employees' answers are shown when the round is over, from five on, comments from ten on`(
        responses: Int
    ) async throws {
        try await TestSite.run { test, client in
            let round = try await test.openRound(.employees, responses: responses)
            let (reader, writer) = (try await test.program(client, .executive), try await test.program(client))
            let path = "/rounds/\(round)"
            let open = try await reader.get(path + "/results")
            #expect(open.status == .ok && open.text.contains("when the round is over"))
            for word in ["counts", "\"n\"", "comments", "held_back", "=1"] {
                #expect(!open.text.contains(word), "\(word) in \(open.text)")
            }
            try await writer.send(.post, path + "/closure")
            let over = try await reader.get(path + "/results").text
            #expect(over.contains("\"responses\":\(responses)") == (responses >= 5) && !over.contains("waiting"))
            #expect(over.contains("\"band\":[0.875,1]") == (responses >= 5) && !over.contains("\"yes\":"))
            #expect(over.contains("fewer than five people") == (responses < 5))
            #expect(over.contains("\"=1\"") == (responses >= 10))
            #expect(over.contains("comments_held_back") == (responses < 10))
            for program in [reader, writer] {
                #expect(try await program.get(path + "/responses").status == .forbidden)
                let sent = try await program.send(.post, path + "/responses", "{\"answers\": {\"nps\": 1}}")
                #expect(sent.status == .forbidden)
            }
        }
    }

    @Test func `customers' responses come in by a channel and are read one by one`() async throws {
        try await TestSite.run { test, client in
            let round = try await test.openRound(responses: 3)
            let (program, path) = (try await test.program(client), "/rounds/\(round)/responses")
            try await program.run([
                .init(
                    .post, path,
                    "{\"answers\": {\"nps\": 9, \"again\": false, \"why\": \"Zu laut 😀\"}, \"language\": \"de\"}", 201,
                    "\"again\":false", "\"nps\":9", "\"language\":\"de\"", "\"unit\":\"n-1\""),
                .init(.post, path, "{\"answers\": {}, \"unit\": \"n-1\"}", 201, "\"answers\":{}"),
                .init(.post, path, "{\"answers\": {\"nps\": \"9\"}}", 422, "#/answers/nps", "a number"),
                .init(.post, path, "{\"answers\": {\"nps\": 9.5}}", 422, "#/answers/nps"),
                .init(
                    .post, path, "{\"answers\": {\"again\": 1, \"moon\": 1}}", 422, "#/answers/again", "#/answers/moon"),
                .init(.post, path, "{\"answers\": {\"why\": {}}}", 422, "#/answers/why"),
                .init(.post, path, "{\"answers\": {}, \"unit\": \"s\"}", 422, "#/unit"),
                .init(.post, path, "{\"answers\": {}, \"language\": \"fr\"}", 422, "#/language"),
                .init(.post, path, "{\"answers\": {}, \"person\": \"p1\"}", 422, "#/person"),
                .init(.post, path, "{\"answer\": {}}", 422, "#/answer"),
                .init(.post, "/rounds/999/responses", "{\"answers\": {}}", 404),
                .init(.get, "/rounds/\(round)/results", nil, 200, "\"responses\":5", "{\"no\":1,\"yes\":3}"),
            ])
            var (count, query) = (0, "?limit=2")
            while true {
                let text = try await program.get(path + query).text
                count += text.matches(of: /"day":/).count
                guard let next = text.firstMatch(of: /"next":"([A-Za-z0-9_-]+)"/)?.1 else { break }
                query = "?limit=2&cursor=\(next)"
            }
            #expect(count == 5)
            try await program.send(.post, "/rounds/\(round)/closure")
            try await program.run([.init(.post, path, "{\"answers\": {}}", 409, "over")])
            #expect(try await test.program(client, .executive).get(path).status == .forbidden)
        }
    }

    @Test func `a response of somebody who was invited settles her invitation`() async throws {
        try await TestSite.run { test, client in
            let program = try await test.program(client)
            try await publish(test, .customers)
            try await program.send(.put, "/people/c1", "{\"kind\": \"customer\", \"unit\": \"n-1\", \"consent\": true}")
            let opened = try await program.send(
                .post, "/surveys/pulse/rounds", "{\"unit\": \"n\", \"invite\": true, \"protection\": \"named\"}")
            let path = String(try #require(opened.headers[.location]).dropFirst("/api/v1".count))
            let answer = "{\"person\": \"c1\", \"answers\": {\"voice\": true}}"
            try await program.run([
                .init(.post, path + "/responses", answer, 201, "\"unit\":\"n-1\""),
                .init(.post, path + "/responses", answer, 409, "answered already"),
                .init(.get, path + "/invitations", nil, 200, "\"state\":\"answered\""),
            ])
        }
    }
}
