import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

/// A round's answers are drawn once and kept; whatever changes them must be seen at once.
@Suite struct RoundPageTests {
    private func add(_ id: String, nps: Double, to round: Round.ID, _ test: TestSite) async throws {
        let response = Domain.Response(
            id: id, unit: test.cast.ward, day: Day(rawValue: 20_000), language: "en",
            sheet: AnswerSheet(["nps": .number(nps), "why": .text("Because of \(id)")]))
        _ = try await test.site.database.write { try $0.rounds.add(response, to: round) }
    }

    @Test func `a page that was seen before shows what came in since`() async throws {
        try await TestSite.run { test, client in
            let round = try await test.openRound(responses: 3)
            let browser = Browser(client)
            try await browser.signIn(test.cast.analyst)
            func page() async throws -> String { try await browser.get(SiteURL.round.path(round)).text }
            #expect(try await page().contains("n 3<"))
            #expect(try await page().contains("NPS −100"))
            try await add("x", nps: 10, to: round, test)
            let after = try await page()
            #expect(after.contains("4 responses") && after.contains("n 4<") && after.contains("Because of x"))
            try await browser.post(SiteURL.roundClosure.path(round))
            #expect(try await page().contains("over. 4 responses"))
        }
    }

    @Test func `answers that take the place of others are seen, though no response more came in`() async throws {
        try await TestSite.run { test, client in
            let round = try await test.openRound(responses: 1, mayChange: true)
            let browser = Browser(client)
            try await browser.signIn(test.cast.analyst)
            #expect(try await browser.get(SiteURL.round.path(round)).text.contains("NPS −100"))
            _ = try await test.site.database.write {
                try $0.execute("UPDATE answer_count SET answer = '10' WHERE question = 'nps' AND answer = '0'")
            }
            #expect(try await browser.get(SiteURL.round.path(round)).text.contains("NPS +100"))
        }
    }

    @Test func `employees' answers appear with the end of the round, for who has looked before too`() async throws {
        try await TestSite.run { test, client in
            let round = try await test.openRound(.employees, responses: 12)
            let (analyst, executive) = (Browser(client), Browser(client))
            try await analyst.signIn(test.cast.analyst)
            try await executive.signIn(test.cast.executive)
            for browser in [analyst, executive] {
                let page = try await browser.get(SiteURL.round.path(round)).text
                #expect(page.contains("12 responses") && page.contains("shown when the round is over"))
                #expect(!page.contains("Recommend") && !page.contains("<li>=1"))
            }
            try await analyst.get(SiteURL.round.path(round))
            try await analyst.post(SiteURL.roundClosure.path(round))
            for browser in [analyst, executive] {
                let page = try await browser.get(SiteURL.round.path(round)).text
                #expect(page.contains("Recommend") && page.contains("n 12<") && page.contains("<li>=1</li>"))
            }
            #expect(!(await executive.page.contains("Close the round")))
        }
    }
}
