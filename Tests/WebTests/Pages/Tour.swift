import Domain
import HTTPTypes
import Hummingbird
import HummingbirdCore
import HummingbirdTesting
import Logging
import Storage
import Testing

@testable import Web

/// Where the tour through the site leads, so that each page is drawn with what it can show. A page whose struct is made
/// of figures adds its address here; others have a value in ``PageSamples``.
extension TestSite {
    func tour(_ client: any TestClientProtocol) async throws {
        let browser = Browser(client)
        try await browser.signIn(cast.administrator)
        try await see(browser, ["/mirror", "/link", SiteURL.unit.path(cast.north), "/you?notice=name-saved"])
        let (top, small) = try await measure()
        try await see(
            browser,
            [
                "/mirror", "/mirror?level=ward", "/mirror?page=2&level=ward&sort=1&order=desc&heat=off",
                "/mirror?q=zzz",
                "/mirror?unit=\(cast.north)",
                SiteURL.unit.path(top), SiteURL.unit.path(small), SiteURL.unit.path(cast.north, ["period": "2021"]),
                "/link/report", "/link/report?inside=1&inside=2&outside=3&business=5", "/link",
                "/link/pair?from=commitment&to=care", "/link/pair?from=care&to=occupancy",
            ])
        try await seeLinkWaiting()
        try await bringIn(browser)
        try await ask(browser)
        try await edit(client)
        let executive = Browser(client)
        try await executive.signIn(cast.executive)
        try await seeResults(browser, asExecutive: executive)
    }

    /// Rounds that are open and over, among employees and customers, with enough answers and too few.
    private func ask(_ browser: Browser) async throws {
        func text(_ text: String) -> Translated { Translated(["en": text]) }
        for (key, respondents, responses) in [
            ("a", Respondent.employees, 6), ("b", .customers, 12), ("c", .employees, 2),
        ] {
            let draft = Questionnaire(
                key: key, title: text("Title"), languages: key == "b" ? ["en", "de"] : ["en"], respondents: respondents,
                sections: [
                    .init(questions: [
                        Question(key: "nps", kind: .recommend, text: text("Recommend")),
                        Question(key: "why", kind: .comment, text: text("Why")),
                    ])
                ])
            let round = try await site.database.write { [cast, clock] transaction in
                let id = try transaction.surveys.insert(draft)
                _ = try transaction.surveys.publish(try #require(try transaction.surveys.find(id)), at: clock.now)
                let round = try transaction.rounds.open(
                    Round(
                        survey: id, version: 1,
                        plan: RoundPlan(
                            unit: cast.north, audience: key == "a" ? Domain.Audience() : nil, report: "More nurses.",
                            mayEmbed: key == "b"), period: .year(2024), link: key, openedAt: clock.now))
                if key == "a" { try Self.invite(to: round, cast, in: transaction) }
                for index in 0..<responses {
                    let sheet = AnswerSheet(["nps": .number(Double(index % 11)), "why": .text("Because \(index)")])
                    let response = Domain.Response(
                        id: "\(index)", unit: cast.north, day: Day(rawValue: 20_000), language: "en", sheet: sheet)
                    _ = try transaction.rounds.add(response, to: round)
                }
                return round
            }
            try await see(browser, [SiteURL.round.path(round)])
            try await browser.post(SiteURL.roundClosure.path(round))
            try await see(browser, [SiteURL.round.path(round), SiteURL.surveys.path()])
        }
        let people = try await site.database.read { try $0.people.list(limit: 1) }
        let contact = SiteURL.contact.path(try #require(people.first).id)
        try await see(browser, [contact, SiteURL.directory.path()])
        try await browser.post(contact + "/erasure")
        let survey = try #require(try await site.database.read { try $0.surveys.all().first?.id })
        try await browser.get(SiteURL.newRound.path(survey))
        try await browser.post(
            SiteURL.surveyRounds.path(survey), ["unit": "n", "invite": "on", "mail": "on", "then": "test"])
    }

    /// Enough people of two units for a rate of each.
    private static func invite(to round: Round.ID, _ cast: Cast, in transaction: any Transaction) throws {
        for index in 0..<12 {
            let draft = try PersonDraft({ ["key": "p\(index)"][$0] ?? "" }, phone: nil)
            let person = try transaction.people.insert(draft)
            let unit = index < 6 ? cast.ward : cast.north
            try transaction.people.move(person, to: unit, from: .sinceEver)
            _ = try transaction.invitations.invite(person, of: unit, to: round, on: Day(rawValue: 20_000))
            try transaction.people.setUnsubscribed(person, true)
        }
    }

    /// The pages of an upload whose file has good and bad rows, one that cannot be read to its end, and one mapped wrongly.
    private func bringIn(_ browser: Browser) async throws {
        let fields: KeyValuePairs<String, String> = [
            "layout": "panel", "unit": "column:unit", "period": "column:year", "metric-2": "occupancy",
            "decimal_comma": "on", "then": "check",
        ]
        for rows in ["n-1,2011,81\ngone,2011,82\n", "n-1,2012,81\n", "\"n-1,2012,81\n"] {
            let upload = try #require(try await browser.upload("unit,year,occupancy\n" + rows).location)
            try await see(browser, [upload])
            try await browser.post(upload, ["metric-2": "occupancy", "factor-2": "much", "then": "check"])
            try await browser.post(upload, ["metric-2": "commitment", "unit_fixed": "n", "then": "check"])
            try await browser.post(
                upload, ["layout": "panel", "unit": "column:unit", "period": "column:year", "then": "check"])
            let work = try #require(try await browser.post(upload, fields).location)
            _ = try await browser.wait(work)
        }
        try await see(browser, [SiteURL.data.path()])
    }

    /// The page as it is while its figures are being computed.
    private func seeLinkWaiting() async throws {
        let head = HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: "/link")
        let visit = Visit(
            site: site, request: Request(head: head, body: RequestBody(buffer: .init())), id: "1", logger: .silent,
            query: Form(), session: ActiveSession(account: cast.administrator, tokenHash: "", formSecret: Token().text))
        let study = try await LinkStudy(Member(visit)!)
        _ = try visit.page(study.page(nil))
    }

    func see(_ browser: Browser, _ paths: [String]) async throws {
        for path in paths {
            let response = try await browser.get(path)
            #expect(response.status == .ok, "\(path)")
            #expect(response.text.ranges(of: /<h1[ >]/).count == 1 && !response.text.contains("{{"), "\(path)")
        }
    }
}
