import Domain
import Exchange
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Storage
import Testing

@testable import Web

/// Rounds that invite people of the directory.
@Suite struct InvitationTests {
    private static func survey(_ respondents: Respondent) -> Questionnaire {
        func text(_ text: String) -> Translated { Translated(["en": text, "de": "\(text) (de)"]) }
        return Questionnaire(
            key: "pulse", title: text("How is it?"), languages: ["en", "de"], respondents: respondents,
            sections: [.init(questions: [Question(key: "voice", kind: .agreement(points: 5), text: text("Heard"))])])
    }

    /// A published survey and six people of the north; gives the signed-in analyst and the address to plan at.
    private func prepare(
        _ test: TestSite, _ client: any TestClientProtocol, _ respondents: Respondent = .employees
    ) async throws -> (Browser, Survey.ID) {
        let (cast, clock) = (test.cast, test.clock)
        let survey = try await test.site.database.write { transaction in
            let id = try transaction.surveys.insert(Self.survey(respondents))
            _ = try transaction.surveys.publish(try #require(try transaction.surveys.find(id)), at: clock.now)
            for index in 0..<6 {
                let draft = try PersonDraft(
                    {
                        [
                            "key": "p\(index)", "name": "Pia <\(index)>", "email": "p\(index)@example.org",
                            "kind": respondents.kind.rawValue, "consent": "yes", "language": index == 1 ? "de" : "",
                            "start": index == 2 ? "2025-06-01" : "",
                        ][$0] ?? ""
                    }, phone: nil)
                let person = try transaction.people.insert(draft)
                try transaction.people.move(person, to: cast.north, from: .sinceEver)
            }
            return id
        }
        let analyst = Browser(client)
        try await analyst.signIn(test.cast.analyst)
        try await analyst.get(SiteURL.newRound.path(survey))
        return (analyst, survey)
    }

    private func letters(_ test: TestSite) async throws -> [(subject: String, to: String, text: String)] {
        let now = test.clock.now
        return try await test.site.database.write { transaction in
            try transaction.letters.take(100, at: now, lease: 1).map {
                try transaction.letters.sent($0, at: now)
                return ($0.letter.subject, $0.letter.to.address, $0.letter.text)
            }
        }
    }

    private func link(in text: String) throws -> String {
        String(try #require(text.firstMatch(of: /https:\/\/voice\.example\.org(\/a\/[0-9a-f]{64})/)?.1))
    }

    private static let plan: KeyValuePairs<String, String> = [
        "unit": "all", "grain": "year", "invite": "on", "mail": "on", "days_open": "14", "reminders": "3",
        "report": "We hired two nurses.", "protection": "anonymous",
    ]

    @Test func `people are invited by mail, answer once, are reminded, and the round ends by itself`() async throws {
        try await TestSite.run(address: "https://voice.example.org") { test, client in
            let (analyst, survey) = try await prepare(test, client)
            let opened = try await analyst.post(SiteURL.surveyRounds.path(survey), Self.plan)
            #expect(opened.status == .seeOther)
            let page = String(try #require(opened.location).prefix { $0 != "?" })
            let invitations = try await letters(test)
            #expect(invitations.count == 6 && Set(invitations.map(\.to)).count == 6)
            let german = try #require(invitations.first { $0.to == "p1@example.org" })
            #expect(german.subject == "How is it? (de)" && german.text.contains("Guten Tag"))
            let english = try #require(invitations.first { $0.to == "p0@example.org" })
            #expect(english.text.contains("We hired two nurses.") && english.text.contains("groups of 5 or more"))

            let own = try link(in: english.text)
            let phone = Browser(client)
            let first = try await phone.get(own).text
            #expect(
                first.contains("We hired two nurses") && !first.contains("Pia"), "nobody is named in an anonymous round"
            )
            func token(in page: String) throws -> String {
                String(try #require(page.firstMatch(of: /name="sheet" value="([0-9a-f]+)"/)?.1))
            }
            let sheet = try token(in: first)
            let onAnotherDevice = try token(in: try await Browser(client).get(own).text)
            func send(_ sheet: String) async throws -> TestResponse {
                try await phone.post(own, ["sheet": sheet, "screen": "0", "shown": "voice", "voice": "4"])
            }
            #expect(try await send(sheet).location?.contains("thanks") == true)
            #expect(try await send(sheet).location?.contains("thanks") == true, "sent again")
            #expect(try await send(onAnotherDevice).text.contains("You have answered already"))
            #expect(try await Browser(client).get(own).text.contains("You have answered already"))

            let seen = try await analyst.get(page).text
            #expect(seen.contains("1 of 6 invited") && seen.contains("open until"))
            #expect(try await analyst.get(page + "/invitations").text.contains("Pia &lt;0&gt;"))
            test.clock.pass(2 * 86_400)
            try await test.site.keepRounds()
            #expect(try await letters(test).isEmpty)
            test.clock.pass(86_400)
            try await test.site.keepRounds()
            try await test.site.keepRounds()
            let reminders = try await letters(test)
            #expect(
                reminders.count == 5
                    && reminders.allSatisfy { $0.subject.hasPrefix("Still open") || $0.subject.hasPrefix("Noch offen") }
            )
            test.clock.pass(12 * 86_400)
            try await test.site.keepRounds()
            let late = try link(in: reminders[0].text)
            #expect(try await Browser(client).get(late).status == .gone)
            try await analyst.signIn(test.cast.analyst)
            #expect(try await analyst.get(page).text.contains(": over."))
            let round = try #require(try await test.site.database.read { try $0.rounds.all(of: survey).first })
            #expect(round.closedAt != nil)
        }
    }

    @Test func `a look before shows who gets what, and does nothing`() async throws {
        try await TestSite.run(address: "https://voice.example.org", on: [.file]) { test, client in
            let (analyst, survey) = try await prepare(test, client)
            let preview = try await analyst.post(
                SiteURL.surveyRounds.path(survey),
                ["unit": "all", "invite": "on", "mail": "on", "attributes": "shift: night", "then": "preview"]
            ).text
            #expect(preview.contains("0 people would be invited") && preview.contains("6 have other attributes"))
            let all = try await analyst.post(
                SiteURL.surveyRounds.path(survey), ["unit": "all", "invite": "on", "mail": "on", "then": "preview"]
            ).text
            #expect(
                all.contains("6 people would be invited") && all.contains("Pia &lt;0&gt;")
                    && all.contains("Answer here"))
            #expect(try await test.site.database.read { try $0.rounds.all(of: survey) }.isEmpty)
            #expect(try await letters(test).isEmpty)
            let test_ = try await analyst.post(
                SiteURL.surveyRounds.path(survey), ["unit": "all", "invite": "on", "mail": "on", "then": "test"])
            #expect(test_.text.contains("A test is on its way to \(test.cast.analyst.email)"))
            #expect(try await letters(test).map(\.to) == [test.cast.analyst.email])
        }
    }

    @Test func `the look shows what is published, with the name of whom it asks about`() async throws {
        try await TestSite.run(address: "https://voice.example.org", on: [.file]) { test, client in
            let (analyst, survey) = try await prepare(test, client)
            try await test.site.database.write { [clock = test.clock] transaction in
                for (title, isPublished) in [("Life in {subject}", true), ("Half done", false)] {
                    var known = try #require(try transaction.surveys.find(survey))
                    known.draft.title = Translated(["en": title, "de": title])
                    try transaction.surveys.save(
                        known.draft, of: survey,
                        as: DraftStep("renamed it", by: test.cast.analyst.id, at: clock.now))
                    known = try #require(try transaction.surveys.find(survey))
                    if isPublished { _ = try transaction.surveys.publish(known, at: clock.now) }
                }
            }
            let look = try await analyst.post(
                SiteURL.surveyRounds.path(survey), ["unit": "all", "invite": "on", "mail": "on", "then": "preview"])
            let company = try #require(try await test.site.database.read { try $0.units.find(key: "all") })
            #expect(look.text.contains("Life in \(company.name)") && !look.text.contains("Half done"))
        }
    }

    @Test func `a link that was taken back opens nothing, and one click ends all letters`() async throws {
        try await TestSite.run(address: "https://voice.example.org", on: [.file]) { test, client in
            let (analyst, survey) = try await prepare(test, client)
            let opened = try await analyst.post(SiteURL.surveyRounds.path(survey), Self.plan)
            let page = String(try #require(opened.location).prefix { $0 != "?" })
            let sent = try await letters(test)
            let person = try #require(try await test.site.database.read { try $0.people.find(key: "p0") })
            try await analyst.get(page + "/invitations")
            try await analyst.post(page + "/invitations/revocation", ["person": "\(person.id)"])
            let own = try link(in: try #require(sent.first { $0.to == "p0@example.org" }).text)
            #expect(try await Browser(client).get(own).status == .notFound)

            let other = try link(in: try #require(sent.first { $0.to == "p3@example.org" }).text)
            let unsubscribe = "/unsubscribe/" + other.dropFirst(3)
            #expect(try await Browser(client).get(unsubscribe).text.contains("Do not write to me any more"))
            #expect(try await test.site.database.read { try $0.people.find(key: "p3")?.hasUnsubscribed } == false)
            #expect(try await Browser(client).post(unsubscribe, ["List-Unsubscribe": "One-Click"]).status == .ok)
            #expect(try await test.site.database.read { try $0.people.find(key: "p3")?.hasUnsubscribed } == true)
            test.clock.pass(4 * 86_400)
            try await test.site.keepRounds()
            #expect(
                Set(try await letters(test).map(\.to)) == [
                    "p1@example.org", "p2@example.org", "p4@example.org", "p5@example.org",
                ])
        }
    }

    @Test func `links as a file open the same invitation as those in letters`() async throws {
        try await TestSite.run(address: "https://voice.example.org", on: [.file]) { test, client in
            let (analyst, survey) = try await prepare(test, client, .customers)
            let opened = try await analyst.post(
                SiteURL.surveyRounds.path(survey),
                ["unit": "all", "grain": "year", "invite": "on", "protection": "named", "may_change": "on"])
            let page = String(try #require(opened.location).prefix { $0 != "?" })
            try await analyst.get(page + "/invitations")
            let csv = try await analyst.post(page + "/links.csv").text
            let lines = csv.split(separator: "\r\n")
            #expect(lines.count == 7 && lines[1].hasPrefix("p0,"))
            let own = try link(in: String(lines[1]))
            let guest = Browser(client)
            #expect(try await guest.get(own).text.contains("Welcome, Pia &lt;0&gt;"))
            for points in ["2", "5"] {
                let page = try await guest.get(own).text
                let sheet = try #require(page.firstMatch(of: /name="sheet" value="([0-9a-f]+)"/)?.1)
                _ = try await guest.post(
                    own, ["sheet": String(sheet), "screen": "0", "shown": "voice", "voice": points])
            }
            let again = try await guest.get(own).text
            #expect(again.contains("value=\"5\" checked"))
            #expect(try await analyst.get(page).text.contains("mean 5.00"))
        }
    }

    @Test func `a survey is asked again by its rule, and after an event in each person's life`() async throws {
        try await TestSite.run(address: "https://voice.example.org") { test, client in
            let (analyst, survey) = try await prepare(test, client)
            let opened = try await analyst.post(
                SiteURL.surveyRounds.path(survey),
                ["unit": "all", "grain": "month", "invite": "on", "mail": "on", "days_open": "7", "repeat": "month"])
            #expect(opened.status == .seeOther)
            func rounds() async throws -> [Round] {
                try await test.site.database.read { try $0.rounds.all(of: survey) }
            }
            #expect(try await rounds().count == 1)
            #expect(
                try await analyst.get(SiteURL.survey.path(survey)).text.contains(
                    "Asked every month, next on 15 Jul 2025"))
            // The server slept for a while: what it missed is one round, not three.
            test.clock.pass(70 * 86_400)
            try await test.site.keepRounds()
            try await test.site.keepRounds()
            #expect(try await rounds().map(\.period.label) == ["Aug 2025", "Jun 2025"])
            let schedule = try #require(try await test.site.database.read { try $0.schedules.all(of: survey).first })
            #expect(schedule.next == Day(year: 2025, month: 9, day: 15))
            try await analyst.signIn(test.cast.analyst)
            try await analyst.get(SiteURL.survey.path(survey))
            #expect(try await analyst.post(SiteURL.scheduleStop.path(schedule.id)).status == .seeOther)
            test.clock.pass(60 * 86_400)
            try await test.site.keepRounds()
            #expect(try await rounds().count == 2)
        }
    }

    @Test func `who began some days ago is asked, and nobody else`() async throws {
        try await TestSite.run(address: "https://voice.example.org") { test, client in
            let (analyst, survey) = try await prepare(test, client)
            let planned = try await analyst.post(
                SiteURL.surveyRounds.path(survey),
                [
                    "unit": "all", "grain": "month", "invite": "on", "mail": "on", "repeat": "after",
                    "after_days": "30", "after_of": "start",
                ])
            #expect(planned.location?.hasPrefix(SiteURL.survey.path(survey)) == true)
            try await test.site.keepRounds()
            #expect(try await letters(test).isEmpty)
            for _ in 0..<20 {
                test.clock.pass(86_400)
                try await test.site.keepRounds()
            }
            #expect(try await letters(test).map(\.to) == ["p2@example.org"])
        }
    }

    @Test func `a planned round opens on its day, and says so before`() async throws {
        try await TestSite.run(on: [.file]) { test, client in
            let (analyst, survey) = try await prepare(test, client)
            let planned = try await analyst.post(
                SiteURL.surveyRounds.path(survey),
                ["unit": "all", "shared": "on", "opens": "2025-06-20", "time_zone": "Europe/Berlin", "grain": "month"])
            let page = String(try #require(planned.location).prefix { $0 != "?" })
            let text = try await analyst.get(page).text
            #expect(text.contains("opens on 20 Jun 2025"))
            let link = String(try #require(text.firstMatch(of: /<code>http:\/\/[^\/]+(\/a\/[0-9a-f]{24})<\/code>/)?.1))
            #expect(try await Browser(client).get(link).text.contains("This opens on 20 Jun 2025"))
            // 06:00 UTC is eight in Berlin's summer.
            test.clock.pass(5 * 86_400)
            #expect(try await Browser(client).get(link).status == .ok)
            try await analyst.signIn(test.cast.analyst)
            let poster = try await analyst.get(page + "/poster").text
            #expect(poster.contains("link.svg") && poster.contains(link))
            #expect(try await analyst.get(page + "/link.svg").text.hasPrefix("<svg"))
        }
    }

    @Test func `a page that may stand in other sites says so, and others never do`() async throws {
        try await TestSite.run(on: [.file]) { test, client in
            let (analyst, survey) = try await prepare(test, client, .customers)
            for (embed, policy) in [("on", "frame-ancestors *"), ("", "frame-ancestors 'none'")] {
                let grain = embed.isEmpty ? "year" : "month"
                var fields: [(String, String)] = [("unit", "all"), ("shared", "on"), ("grain", grain)]
                if !embed.isEmpty { fields.append(("embed", "on")) }
                let id = try await test.site.database.write { [cast = test.cast, clock = test.clock] transaction in
                    try transaction.rounds.open(
                        Round(
                            survey: survey, version: 1,
                            plan: RoundPlan(unit: cast.north, mayEmbed: !embed.isEmpty),
                            period: Period(grain == "year" ? .year : .month, containing: Day(rawValue: 20_000)),
                            link: Token().text, openedAt: clock.now))
                }
                let round = try #require(try await test.site.database.read { try $0.rounds.find(id) })
                let answer = try await Browser(client).get(SiteURL.answering.path(round.link))
                #expect(answer.headers[.contentSecurityPolicy]?.contains(policy) == true)
            }
            #expect(try await analyst.get("/surveys").headers[.contentSecurityPolicy]?.contains("'none'") == true)
        }
    }

    @Test func `a round about touchpoints asks which, takes it from the link, and names it in the questions`()
        async throws
    {
        try await TestSite.run { test, client in
            let (analyst, survey) = try await prepare(test, client, .customers)
            try await test.site.database.write { [clock = test.clock] transaction in
                var known = try #require(try transaction.surveys.find(survey))
                known.draft.sections[0].questions[0].text = Translated([
                    "en": "How was {subject}?", "de": "Wie war {subject}?",
                ])
                try transaction.surveys.save(
                    known.draft, of: survey, as: DraftStep("asked otherwise", by: test.cast.analyst.id, at: clock.now))
                known = try #require(try transaction.surveys.find(survey))
                _ = try transaction.surveys.publish(known, at: clock.now)
            }
            for wrong in ["", "no key here", "till: A\ntill: B"] {
                let refused = try await analyst.post(
                    SiteURL.surveyRounds.path(survey),
                    ["unit": "all", "shared": "on", "about": "touchpoint", "subjects": wrong])
                #expect(refused.status == .unprocessableContent)
            }
            let opened = try await analyst.post(
                SiteURL.surveyRounds.path(survey),
                ["unit": "all", "shared": "on", "about": "touchpoint", "subjects": "till: the <till>\ndoor: the door"])
            let page = try await analyst.get(try #require(opened.location)).text
            let link = String(try #require(page.firstMatch(of: /<code>http:\/\/[^\/]+(\/a\/[0-9a-f]{24})<\/code>/)?.1))
            let guest = Browser(client)
            let choosing = try await guest.get(link).text
            #expect(choosing.contains("What do you want to tell us about?") && choosing.contains("the &lt;till&gt;"))
            let named = try await guest.get(link + "?about=till").text
            #expect(named.contains("How was the &lt;till&gt;?") && named.contains("value=\"till\" selected"))
            let sheet = String(try #require(named.firstMatch(of: /name="sheet" value="([0-9a-f]+)"/)?.1))
            func send(_ about: String) async throws -> TestResponse {
                try await guest.post(
                    link, ["sheet": sheet, "screen": "0", "shown": "voice", "voice": "4", "about": about])
            }
            #expect(try await send("moon").status == .unprocessableContent)
            #expect(try await send("till").status == .seeOther)
        }
    }

    @Test func `a person is added, changed, handed her data and forgotten`() async throws {
        try await TestSite.run { test, client in
            let analyst = Browser(client)
            try await analyst.signIn(test.cast.analyst)
            try await analyst.get(SiteURL.newContact.path())
            let added = try await analyst.post(
                SiteURL.directory.path(),
                ["key": "x1", "name": "Xan <b>", "unit": "n-1", "attributes": "shift: night", "kind": "employee"])
            let page = String(try #require(added.location).prefix { $0 != "?" })
            let text = try await analyst.get(page).text
            #expect(text.contains("Xan &lt;b&gt;") && text.contains("shift: night") && text.contains("Ward One"))
            let wrong = try await analyst.post(page, ["key": "x1", "unit": "moon", "email": "no", "phone": "12"])
            #expect(wrong.status == .unprocessableContent && wrong.text.contains("no unit with this key"))
            try await analyst.get(page)
            try await analyst.post(page, ["key": "x1", "name": "Xan", "unit": "n", "from": "2025-01-01"])
            let data = try await analyst.get(page + "/data.json").text
            #expect(data.contains("\"name\" : \"Xan\"") && data.contains("\"n\"") && data.contains("anonymous"))
            try await analyst.get(page)
            #expect(try await analyst.post(page + "/erasure").status == .unprocessableContent)
            #expect(try await analyst.post(page + "/erasure", ["sure": "on"]).status == .seeOther)
            #expect(try await analyst.get(page).status == .notFound)
        }
    }
}
