import Domain
import Exchange
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Storage
import Testing

@testable import Web

/// What a round of employees shows, asked for more of, and taken along.
@Suite struct RoundReleaseTests {
    @Test func `a round can ask for more people later, and never for fewer`() async throws {
        try await TestSite.run { test, client in
            let team = try await test.site.database.write { [cast = test.cast] in
                try $0.addUnit("team", "Team Seven", "team", below: cast.ward)
            }
            let survey = try await test.survey("in", .employees)
            let answers =
                TestAnswer.points([1, 2, 3, 4, 5, 1, 5], times: 1, unit: team) + TestAnswer.points([1, 3, 5], times: 5)
            let round = try await test.round(of: survey, 2025, answers)
            let analyst = Browser(client)
            try await analyst.signIn(test.cast.analyst)
            let units = SiteURL.roundUnits.path(round, ["level": "team"])
            #expect(try await analyst.get(units).text.contains("<td class=\"number\">7</td>"))
            #expect(try await analyst.get(SiteURL.round.path(round)).text.contains("groups of 5 or more"))
            func ask(_ people: String, _ comments: String) async throws -> String {
                try await analyst.get(SiteURL.round.path(round))
                let path = SiteURL.roundThresholds.path(round)
                let sent = try await analyst.post(path, ["threshold": people, "comment_threshold": comments])
                return try await analyst.get(try #require(sent.location)).text
            }
            #expect(try await ask("8", "10").contains("The round asks for more now"))
            let stricter = try await analyst.get(units).text
            #expect(stricter.contains("fewer than five people answered") || stricter.contains("show this"))
            #expect(!stricter.contains("<td class=\"number\">7</td>"))
            for (people, comments) in [("5", "10"), ("8", "9"), ("x", "10"), ("", "")] {
                #expect(try await ask(people, comments).contains("never for fewer"))
            }
            let page = try await analyst.get(SiteURL.round.path(round)).text
            #expect(page.contains("groups of 8 or more") && page.contains("n 22"))
            #expect(!(try await analyst.get(units).text.contains("<td class=\"number\">7</td>")))
            let year = SiteURL.mirror.path(["period": "2025", "level": "team"])
            #expect(!(try await analyst.get(year).text.contains("n 7")), "what was read before is not shown again")
        }
    }

    @Test func `all groups that are shown leave as a file, of employees' rounds that are over`() async throws {
        try await TestSite.run { test, client in
            let survey = try await test.survey("in", .employees)
            let round = try await test.round(of: survey, 2024, TestAnswer.points([1, 2, 3, 4, 5], times: 3))
            let open = try await test.round(of: survey, 2025, TestAnswer.points([1, 5], times: 6), isOver: false)
            let customers = try await test.round(of: try await test.survey("out", .customers), 2024)
            let analyst = Browser(client)
            try await analyst.signIn(test.cast.analyst)
            let file = try await analyst.get(SiteURL.roundGroups.path(round))
            #expect(file.headers[.contentDisposition]?.contains("in-2024-groups.csv") == true)
            let rows = file.text.split(whereSeparator: \.isNewline).map(String.init)
            #expect(rows.first == GroupFile.columns.joined(separator: ","))
            #expect(rows.contains { $0.hasPrefix("n,North Hospital,,,voice,,yes,15,3") })
            #expect(rows.contains("n,North Hospital,,,voice,4,yes,3,,,,"))
            #expect(!rows.contains { $0.contains("nps") }, "nobody answered it")
            for other in [open, customers] {
                #expect(try await analyst.get(SiteURL.roundGroups.path(other)).status == .notFound)
            }
        }
    }

    @Test func `a round that is over and has no plan yet says so, and gets it by itself`() async throws {
        try await TestSite.run { test, client in
            let survey = try await test.survey("in", .employees)
            let answers = TestAnswer.points([1, 2, 3, 4, 5], times: 3)
            let round = try await test.round(of: survey, 2025, answers, isOver: false)
            _ = try await test.site.database.write { [now = test.clock.now] in try $0.rounds.close(round, at: now) }
            let analyst = Browser(client)
            try await analyst.signIn(test.cast.analyst)
            #expect(try await analyst.get(SiteURL.round.path(round)).text.contains("look again in a moment"))
            for place in [SiteURL.roundUnits, SiteURL.roundSegments] {
                #expect(try await analyst.get(place.path(round)).status == .ok)
            }
            try await test.site.keepRounds()
            let page = try await analyst.get(SiteURL.round.path(round)).text
            #expect(page.contains("mean 3.00") && !page.contains("look again in a moment"))
        }
    }
}
