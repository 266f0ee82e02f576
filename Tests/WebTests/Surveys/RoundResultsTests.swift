import Domain
import Exchange
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Storage
import Testing

@testable import Web

/// A round's results beside earlier rounds and the other side, by unit and by attribute.
@Suite struct RoundResultsTests {
    private func analyst(_ test: TestSite, _ client: any TestClientProtocol) async throws -> Browser {
        let analyst = Browser(client)
        try await analyst.signIn(test.cast.analyst)
        return analyst
    }

    @Test func `a change since the round before is told only where it is more than chance`() async throws {
        try await TestSite.run { test, client in
            let survey = try await test.survey("out", .customers)
            let first = try await test.round(of: survey, 2022, TestAnswer.points([2, 3], times: 20))
            let second = try await test.round(of: survey, 2023, TestAnswer.points([3, 4], times: 20))
            let third = try await test.round(of: survey, 2024, TestAnswer.points([3, 4, 4], times: 4), isOver: false)
            let analyst = try await analyst(test, client)
            let page = try await analyst.get(SiteURL.round.path(second)).text
            #expect(page.contains("up 1.00 on 2022, more than chance") && page.contains("Round by round"))
            #expect(page.contains("class=\"spark\"") && page.contains("from 2.50 in 2022 to 3.50 in 2023"))
            #expect(!page.contains("2024"), "later rounds do not stand on it")
            let newest = try await analyst.get(SiteURL.round.path(third)).text
            #expect(newest.contains("Round by round") && !newest.contains("more than chance</p>"))
            #expect(newest.contains("<td>up 1.00 on 2022</td>"))
            #expect(!(try await analyst.get(SiteURL.round.path(first)).text.contains("Round by round")))
        }
    }

    @Test func `employees' rounds are held back one by one, and a round that is open adds nothing`() async throws {
        try await TestSite.run(on: [.file]) { test, client in
            let survey = try await test.survey("in", .employees)
            _ = try await test.round(of: survey, 2021, TestAnswer.points([5], times: 9), isOver: false)
            _ = try await test.round(of: survey, 2022, TestAnswer.points([1], times: 4))
            _ = try await test.round(of: survey, 2023, TestAnswer.points([3], times: 9))
            let round = try await test.round(of: survey, 2024, TestAnswer.points([1, 5], times: 7))
            let page = try await analyst(test, client).get(SiteURL.round.path(round)).text
            let trend = try #require(page.firstMatch(of: /Round by round(.+?)<\/table>/.dotMatchesNewlines())).1
            #expect(trend.ranges(of: "fewer than five people answered").count == 1)
            #expect(trend.contains("mean between 2.5 and 3.5, n 9") && trend.contains("not asked, or nothing to show"))
            #expect(!page.contains("1.00") && !page.contains("5.00<"))
            #expect(!page.contains("class=\"spark\""), "one figure is no trend")
        }
    }

    @Test func `the other side of a mirror pair stands beside, of the same period or else the newest that is over`()
        async throws
    {
        try await TestSite.run { test, client in
            let (inside, outside) = (try await test.survey("in", .employees), try await test.survey("out", .customers))
            let customers = try await test.round(of: outside, 2024, TestAnswer.points([2, 4], times: 3), isOver: false)
            let analyst = try await analyst(test, client)
            #expect(!(try await analyst.get(SiteURL.round.path(customers)).text.contains("Both sides")))
            _ = try await test.round(of: inside, 2023, TestAnswer.points([5, 4], times: 3))
            let earlier = try await analyst.get(SiteURL.round.path(customers)).text
            #expect(earlier.contains("Employees, “Ask &lt;in&gt;”, 2023, their newest round that is over"))
            #expect(earlier.contains("mean 4.50") && earlier.contains("mean 3.00"))
            let open = try await test.round(of: inside, 2024, TestAnswer.points([1], times: 3), isOver: false)
            #expect(
                try await analyst.get(SiteURL.round.path(customers)).text.contains("2023, their newest"),
                "nothing of an open round of employees")
            _ = try await test.site.database.write { try $0.rounds.close(open, at: test.clock.now) }
            try await test.site.database.releaseRounds()
            let small = try await analyst.get(SiteURL.round.path(customers)).text
            #expect(small.contains("Employees, “Ask &lt;in&gt;”, 2024</a>") && !small.contains("mean 1.00"))
            #expect(small.contains("fewer than five people answered"))
            let own = try await analyst.get(SiteURL.round.path(open)).text
            #expect(own.contains("Customers, “Ask &lt;out&gt;”, 2024</a>") && own.contains("mean 3.00"))
        }
    }

    @Test func `units hold the sums of all below them, are sorted and found`() async throws {
        try await TestSite.run { test, client in
            let ward = try await test.site.database.write { [cast = test.cast] in
                try $0.addUnit("n-2", "Ward <Two>", "ward", below: cast.north)
            }
            let survey = try await test.survey("out", .customers)
            let answers =
                TestAnswer.points([5], times: 6) + TestAnswer.points([1], times: 3, unit: ward)
                + TestAnswer.points([2], times: 1, unit: test.cast.north)
            for isOver in [false, true] {
                let round = try await test.round(of: survey, isOver ? 2024 : 2025, answers, isOver: isOver)
                let analyst = try await analyst(test, client)
                func rows(_ query: KeyValuePairs<String, String?>) async throws -> [String] {
                    let page = try await analyst.get(SiteURL.roundUnits.path(round, query)).text
                    return page.matches(of: /<tr[^>]*><th scope="row">(.+?)<\/tr>/).map {
                        $0.1.replacing(/<[^>]+>/, with: " ").split(separator: " ").joined(separator: " ")
                    }
                }
                #expect(
                    try await rows([:]) == [
                        "North Hospital 10 3.50 [2.10, 4.90] n 10", "Ward &lt;Two&gt; 3 1.00 n 3",
                        "Ward One 6 5.00 n 6",
                    ])
                let sorted = try await rows(["sort": "answer:voice", "order": "desc"])
                #expect(sorted.dropFirst().map { $0.prefix(8) } == ["Ward One", "Ward &lt"])
                #expect(try await rows(["sort": "n"]).dropFirst().first?.hasPrefix("Ward &lt;") == true)
                #expect(try await rows(["q": "<TWO"]).count == 2)
                #expect(try await rows(["q": "nowhere"]).isEmpty)
            }
            let employees = try await test.round(of: test.survey("in", .employees), 2025, answers)
            let page = try await analyst(test, client).get(SiteURL.roundUnits.path(employees)).text
            #expect(page.contains("<td class=\"number\">10</td><td>3.50"), "North Hospital")
            for (ward, reason) in [
                ("Ward One", "worked out from it"), ("Ward &lt;Two&gt;", "fewer than five people answered"),
            ] {
                let row = try #require(page.firstMatch(of: try Regex("\(ward)</a>.*?</tr>"))).output[0].substring ?? ""
                #expect(row.contains(reason) && row.contains("Counted in <a"), "\(ward): \(row)")
            }
            let small = try await analyst(test, client).get(SiteURL.unit.path(ward, ["period": "2025"])).text
            #expect(small.contains("Counted in North Hospital: 3.50 [2.10, 4.90] n 10"))
        }
    }

    @Test func `attributes are declared beforehand and counted by personal links`() async throws {
        try await TestSite.run(address: "https://voice.example.org") { test, client in
            let survey = try await test.survey("out", .customers)
            try await test.site.database.write { [cast = test.cast] transaction in
                for (key, tier) in [("c1", "gold <1>"), ("c2", "")] {
                    let draft = try PersonDraft(
                        { ["key": key, "kind": "customer", "consent": "yes"][$0] ?? "" }, phone: nil,
                        attributes: ["tier": tier])
                    let person = try transaction.people.insert(draft)
                    try transaction.people.move(person, to: cast.ward, from: .sinceEver)
                }
            }
            let analyst = try await analyst(test, client)
            try await analyst.get(SiteURL.newRound.path(survey))
            func open(_ survey: Survey.ID, _ protection: String, _ invite: String) async throws -> TestResponse {
                try await analyst.post(
                    SiteURL.surveyRounds.path(survey),
                    [
                        "unit": "n", "grain": "year", "protection": protection, invite: "on",
                        "segments": "tier, tier,\n",
                    ])
            }
            let employees = try await test.survey("in", .employees)
            for (survey, protection, invite, words) in [
                (employees, "anonymous", "invite", "Choose confidential or named"),
                (survey, "anonymous", "invite", "Choose confidential or named"),
                (survey, "named", "shared", "Only people of the directory"),
            ] {
                let refused = try await open(survey, protection, invite)
                #expect(refused.status == .unprocessableContent && refused.text.contains(words))
            }
            let opened = try #require(try await open(survey, "confidential", "invite").location)
            let round = try #require(try await test.site.database.read { try $0.rounds.all(of: survey).first })
            #expect(round.plan.segments == ["tier"] && opened.hasPrefix(SiteURL.round.path(round.id)))
            #expect(
                try await analyst.get(SiteURL.roundSegments.path(round.id)).text.contains("Nobody has answered yet"))
            let links = try await analyst.post(SiteURL.roundLinks.path(round.id)).text
            for (index, link) in links.matches(of: /\/a\/[0-9a-f]{64}/).enumerated() {
                let guest = Browser(client)
                let sheet = try #require(
                    try await guest.get(String(link.output)).text.firstMatch(of: /name="sheet" value="([0-9a-f]+)"/)?.1)
                let sent = try await guest.post(
                    String(link.output),
                    [
                        "sheet": String(sheet), "screen": "0", "shown": "voice nps again why name",
                        "voice": index == 0 ? "5" : "2",
                    ])
                #expect(sent.location?.contains("thanks") == true)
            }
            let page = try await analyst.get(SiteURL.roundSegments.path(round.id, ["by": "tier"])).text
            #expect(page.contains("gold &lt;1&gt;") && page.contains("not known") && page.contains("n 1"))
            #expect(try await analyst.get(SiteURL.round.path(round.id)).text.contains("By tier"))
            let plain = try await test.round(of: survey, 2020)
            #expect(
                try await analyst.get(SiteURL.roundSegments.path(plain)).text.contains("does not break its results"))
            func answers(_ tenure: String, _ count: Int) -> [TestAnswer] {
                TestAnswer.points([1, 2, 3, 4, 5], times: count / 5).map {
                    TestAnswer($0.answers, segments: ["tenure": tenure])
                }
            }
            let guarded = try await test.round(
                of: employees, 2020, answers("long", 10) + answers("short", 15) + answers("", 5).dropLast(2),
                protection: .confidential, segments: ["tenure"])
            let page2 = try await analyst.get(SiteURL.roundSegments.path(guarded)).text
            #expect(page2.contains("<td class=\"number\">28</td>") && !page2.contains("<td class=\"number\">3</td>"))
            #expect(page2.ranges(of: "worked out from it").count == 1, "long would tell of the three not known")
            let promise = try await analyst.get(SiteURL.round.path(guarded)).text
            #expect(promise.contains("by nothing else but: tenure"))
        }
    }
}
