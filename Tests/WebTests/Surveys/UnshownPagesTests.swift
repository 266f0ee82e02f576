import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

/// Words that their author wants nobody to be shown, on the way from the page to the results.
@Suite struct UnshownPagesTests {
    private static let secret = "only for the count"

    @Test func `employees may keep each of their texts from everybody; customers are not asked`() async throws {
        try await TestSite.run(on: [.file]) { test, client in
            let inside = try await Browser(client).get(WrittenRound(test, client).path).text
            #expect(inside.contains("name=\"why.unshown\" value=\"yes\"") && !inside.contains("voice.unshown"))
            #expect(inside.contains("They only count as one comment") && inside.contains("we keep only that you wrote"))
        }
        try await TestSite.run(on: [.file]) { test, client in
            let outside = try await Browser(client).get(WrittenRound(test, client, .customers).path).text
            #expect(outside.contains("name=\"why\"") && !outside.contains("unshown"))
        }
    }

    @Test func `the tick stays through a fault, another language, the next screen and back`() async throws {
        try await TestSite.run(on: [.file]) { test, client in
            let (asked, browser) = (try await WrittenRound(test, client), Browser(client))
            func isTicked(_ page: TestResponse) -> Bool {
                page.text.contains(/name="why\.unshown" value="yes" checked/)
                    && page.text.contains(">\(Self.secret)</textarea>")
            }
            try await browser.get(asked.path)
            let tick = [("why", Self.secret), ("why.unshown", "yes")]
            let fault = try await WrittenRound.send(browser, asked.path, tick)
            #expect(fault.status == .unprocessableContent && isTicked(fault))
            let french = try await WrittenRound.send(browser, asked.path, tick + [("tongue", "fr")])
            #expect(french.text.contains("Ne montrer ces mots à personne") && isTicked(french))
            let second = try await WrittenRound.send(browser, asked.path, tick + [("voice", "4")])
            #expect(second.text.contains("<input type=\"hidden\" name=\"why.unshown\" value=\"yes\">"))
            let back = try await WrittenRound.send(browser, asked.path, [("wish", ""), ("back", "on")])
            #expect(isTicked(back))
            let unticked = try await WrittenRound.send(browser, asked.path, [("why", Self.secret), ("voice", "4")])
            #expect(!unticked.text.contains("why.unshown"), "and goes when it is taken away")
        }
    }

    @Test func `words that are ticked are counted and nowhere to be read`() async throws {
        try await TestSite.run { test, client in
            let asked = try await WrittenRound(test, client)
            for index in 0..<11 { _ = try await asked.answer(why: "shown \(index)") }
            let thanks = try await asked.answer(why: Self.secret, wish: Self.secret, ticks: ["why", "wish"])
            #expect(thanks.status == .seeOther, "nothing that could be replied to, hence no link")
            try await asked.close(test)
            let round = asked.round
            let counts = try await test.site.database.read { transaction in
                try transaction.rows(
                    "SELECT question, SUM(n) FROM answer_count WHERE answer = '' GROUP BY question ORDER BY question"
                ) { row in "\(row.text(0)) \(row.integer(1))" }
            }
            #expect(counts == [" 12", "voice 12", "why 12", "wish 1"])
            let analyst = Browser(client)
            try await analyst.signIn(test.cast.analyst)
            for page in [
                SiteURL.round.path(round), SiteURL.roundComments.path(round),
                SiteURL.roundComments.path(round, ["q": "count"]),
            ] {
                let text = try await analyst.get(page).text
                #expect(!text.contains(Self.secret) && !text.contains("<li></li>"), "\(page)")
            }
            #expect(try await analyst.get(SiteURL.round.path(round)).text.contains("shown 3"))
            let stored = try await test.site.database.read { transaction in
                try transaction.rows("SELECT answers FROM response WHERE round_id = \(round)") { $0.text(0) }
                    + transaction.rows("SELECT text FROM comment") { $0.text(0) }
            }
            #expect(stored.count == 12 + 11 && !stored.contains { $0.contains(Self.secret) })
        }
    }

    @Test func `who comes back to change her answers finds her tick, and stays counted`() async throws {
        try await TestSite.run(on: [.file]) { test, client in
            let asked = try await WrittenRound(test, client, protection: .confidential, mayChange: true)
            let (token, unit) = (Token(), test.cast.ward)
            let person = try await test.site.database.write { transaction in
                let person = try transaction.people.insert(try PersonDraft({ ["key": "e1"][$0] ?? "" }, phone: nil))
                _ = try transaction.invitations.invite(person, of: unit, to: asked.round, on: Day(rawValue: 20_000))
                try transaction.invitations.addLink(token.hash, of: person, in: asked.round)
                return person
            }
            let (path, browser) = (SiteURL.answering.path(token.text), Browser(client))
            func send(_ first: [(String, String)]) async throws {
                try await browser.get(path)
                _ = try await WrittenRound.send(browser, path, [("voice", "4")] + first)
                _ = try await WrittenRound.send(browser, path, [("wish", "")])
            }
            func kept() async throws -> Domain.Answer? {
                try await test.site.database.read {
                    try $0.rounds.response(of: person, in: asked.round)?.sheet.answers["why"]
                }
            }
            try await send([("why", Self.secret), ("why.unshown", "yes")])
            #expect(try await kept() == .unshown)
            let again = try await browser.get(path).text
            #expect(again.contains("name=\"why.unshown\" value=\"before\" checked") && !again.contains(Self.secret))
            try await send([("why", ""), ("why.unshown", "before")])
            #expect(try await kept() == .unshown)
            try await send([("why", "")])
            #expect(try await kept() == nil)
        }
    }
}
