import Domain
import Exchange
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Storage
import Testing

@testable import Web

/// The page of a round's comments: who sees which, found how, tagged by whom.
@Suite struct RoundCommentsTests {
    private func browser(
        _ account: Account, _ client: any TestClientProtocol
    ) async throws -> Browser {
        let browser = Browser(client)
        try await browser.signIn(account)
        return browser
    }

    private static func written(_ texts: [String]) -> [TestAnswer] {
        texts.map { TestAnswer(["why": .text($0), "name": .text("Name of \($0)")]) }
    }

    @Test func `comments are found by words, question and tag, a page at a time, whatever stands in them`() async throws
    {
        try await TestSite.run { test, client in
            let hostile = "<script>alert('x')</script> {{title}} \u{202E}%_~ \0 end"
            let texts = [hostile, "Früh & freundlich"] + (0..<60).map { "number \($0)" }
            let round = try await test.round(
                of: test.survey("out", .customers), 2024, Self.written(texts), isOver: false)
            let analyst = try await browser(test.cast.analyst, client)
            func page(_ query: KeyValuePairs<String, String?>) async throws -> String {
                try await analyst.get(SiteURL.roundComments.path(round, query)).text
            }
            func count(_ text: String) -> Int { text.ranges(of: "class=\"voice\"").count }
            #expect(try await count(page([:])) == 50)
            let more = try #require(try await page([:]).firstMatch(of: /href="([^"]+)" rel="next"/)?.1)
            let second = try await analyst.get(String(more).replacing("&amp;", with: "&")).text
            #expect(count(second) == 50 && second.contains("From the beginning"))
            let found = try await page(["q": "SCRIPT title", "question": "why"])
            #expect(count(found) == 1 && found.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; {{title}}"))
            #expect(!found.contains("<script>alert") && found.contains("Ward One"))
            #expect(try await count(page(["q": "fruh"])) == 2)
            #expect(try await count(page(["q": "%_~", "question": "why"])) == 1)
            #expect(try await page(["q": "nowhere"]).contains("No comment is to be found"))

            let id = try #require(
                try await page(["q": "SCRIPT", "question": "why"]).firstMatch(
                    of: /name="comment" value="([0-9a-f]{32})"/)?
                    .1)
            let tagged = try await analyst.post(
                SiteURL.roundComments.path(round),
                [
                    "comment": String(id), "add": " <i>slow</i> ", "q": "script", "question": "why", "tag": "",
                    "after": "",
                ])
            #expect(tagged.location == SiteURL.roundComments.path(round, ["q": "script", "question": "why"]))
            let filtered = try await page(["tag": "<i>slow</i>"])
            #expect(count(filtered) == 1 && filtered.contains("&lt;i&gt;slow&lt;/i&gt; <span class=\"n\">1</span>"))
            let refused = try await analyst.post(
                SiteURL.roundComments.path(round), ["comment": String(id), "add": String(repeating: "x", count: 61)])
            #expect(refused.status == .unprocessableContent && refused.text.contains("at most 60"))
            try await analyst.post(
                SiteURL.roundComments.path(round), ["comment": String(id), "add": "", "remove": "<i>slow</i>"])
            #expect(try await count(page(["tag": "<i>slow</i>"])) == 0)
        }
    }

    @Test func `employees' comments wait for the end and for ten, and nothing ties them to a place or each other`()
        async throws
    {
        try await TestSite.run { test, client in
            let survey = try await test.survey("in", .employees)
            let few = try await test.round(of: survey, 2022, Self.written((0..<8).map { "few \($0)" }))
            let open = try await test.round(
                of: survey, 2023, Self.written((0..<12).map { "open \($0)" }), isOver: false)
            let over = try await test.round(of: survey, 2024, Self.written((0..<10).map { "over \($0)" }))
            let named = try await test.round(
                of: survey, 2025, Self.written((0..<10).map { "named \($0)" }), protection: .named)
            let analyst = try await browser(test.cast.analyst, client)
            func page(_ round: Round.ID) async throws -> String {
                try await analyst.get(SiteURL.roundComments.path(round)).text
            }
            for (round, words, secret) in [
                (few, "from 10 respondents", "few 1"), (open, "when the round is over", "open 1"),
            ] {
                let text = try await page(round)
                #expect(text.contains(words) && !text.contains(secret) && !text.contains("class=\"voice\""))
            }
            for (round, own) in [(over, "over 1"), (named, "named 1")] {
                let text = try await page(round)
                #expect(text.contains(own) && !text.contains("Ward One") && !text.contains("/directory/"))
                #expect(!text.contains("r1\""), "no response's id")
            }
        }
    }

    @Test func `in a named round of customers who works on it sees whose a comment is, and others do not`() async throws
    {
        try await TestSite.run { test, client in
            let person = try await test.site.database.write { transaction in
                try transaction.people.insert(
                    try PersonDraft({ ["key": "c1", "name": "Pia <P>", "kind": "customer"][$0] ?? "" }, phone: nil))
            }
            let survey = try await test.survey("out", .customers)
            func round(_ year: Int, _ protection: Protection) async throws -> Round.ID {
                try await test.round(
                    of: survey, year, [TestAnswer(["why": .text("Because")], person: person)], isOver: false,
                    protection: protection)
            }
            let (named, confidential) = (try await round(2024, .named), try await round(2025, .confidential))
            let analyst = try await browser(test.cast.analyst, client)
            #expect(try await analyst.get(SiteURL.roundComments.path(named)).text.contains("Pia &lt;P&gt; (c1)"))
            #expect(!(try await analyst.get(SiteURL.roundComments.path(confidential)).text.contains("Pia")))
            let csv = try await analyst.get(SiteURL.roundResponses.path(named)).text
            #expect(csv.hasPrefix("response,unit,unit_name,day,language,person,person_name,voice"))
            #expect(csv.contains(",c1,Pia <P>,"))
            #expect(!(try await analyst.get(SiteURL.roundResponses.path(confidential)).text.contains("person")))
            let executive = try await browser(test.cast.executive, client)
            let seen = try await executive.get(SiteURL.roundComments.path(named)).text
            #expect(seen.contains("Because") && !seen.contains("Pia") && !seen.contains("name=\"add\""))

            try await analyst.get(SiteURL.contact.path(person))
            try await analyst.post(SiteURL.contactErasure.path(person), ["sure": "on"])
            for round in [named, confidential] {
                #expect(!(try await analyst.get(SiteURL.roundComments.path(round)).text.contains("Because")))
                #expect(!(try await analyst.get(SiteURL.roundResponses.path(round)).text.contains("Because")))
                #expect(!(try await analyst.get(SiteURL.round.path(round)).text.contains("Because")))
            }
        }
    }

    @Test func `a round from before has its comments from the first opening on`() async throws {
        try await TestSite.run { test, client in
            let round = try await test.round(of: test.survey("out", .customers), 2024, Self.written(["old"]))
            try await test.site.database.write { transaction in
                try transaction.execute("DELETE FROM comment")
                try transaction.execute("UPDATE round SET has_comments = 0")
            }
            let executive = try await browser(test.cast.executive, client)
            for _ in 0..<2 {
                let page = try await executive.get(SiteURL.roundComments.path(round)).text
                #expect(page.ranges(of: "class=\"voice\"").count == 2)
            }
        }
    }
}
