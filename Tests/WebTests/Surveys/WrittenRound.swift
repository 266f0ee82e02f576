import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Storage
import Testing

@testable import Web

/// A round of two screens that asks for points and, twice, for words; and those who answer it as browsers do.
struct WrittenRound {
    let round: Round.ID
    let path: String
    private let client: any TestClientProtocol

    init(
        _ test: TestSite, _ client: any TestClientProtocol, _ respondents: Respondent = .employees,
        protection: Protection = .anonymous, mayChange: Bool = false
    ) async throws {
        func text(_ english: String, _ french: String) -> Translated { Translated(["en": english, "fr": french]) }
        let draft = Questionnaire(
            key: "pulse", title: text("Pulse", "Pouls"), languages: ["en", "fr"], respondents: respondents,
            sections: [
                .init(questions: [
                    Question(
                        key: "voice", kind: .agreement(points: 5), text: text("Heard", "Écouté"), isRequired: true),
                    Question(key: "why", kind: .comment, text: text("Why so?", "Pourquoi ?")),
                ]),
                .init(questions: [Question(key: "wish", kind: .line, text: text("A wish?", "Un souhait ?"))]),
            ])
        let (unit, now) = (test.cast.ward, test.clock.now)
        round = try await test.site.database.write { transaction in
            let survey = try transaction.surveys.insert(draft)
            _ = try transaction.surveys.publish(try #require(try transaction.surveys.find(survey)), at: now)
            return try transaction.rounds.open(
                Round(
                    survey: survey, version: 1,
                    plan: RoundPlan(
                        unit: unit, protection: protection, audience: Domain.Audience(), mayChange: mayChange),
                    period: .year(2025), link: "words", openedAt: now))
        }
        path = SiteURL.answering.path("words")
        self.client = client
    }

    /// Sends the last page's form with its hidden fields, as a browser without JavaScript does.
    static func send(
        _ browser: Browser, _ path: String, _ fields: [(String, String)]
    ) async throws -> TestResponse {
        let page = await browser.page
        let hidden = page.matches(of: /<input type="hidden" name="([^"]+)" value="([^"]*)">/).map {
            (String($0.1), Self.unescaped(String($0.2)))
        }
        let all = hidden.filter { $0.0 != FormToken.field } + fields
        let body = all.map { "\(PercentCoding.encode($0))=\(PercentCoding.encode($1))" }.joined(separator: "&")
        return try await browser.send(
            path, .post, [.contentType: "application/x-www-form-urlencoded"], .init(string: body))
    }

    private static func unescaped(_ text: String) -> String {
        [("&lt;", "<"), ("&gt;", ">"), ("&#39;", "'"), ("&quot;", "\""), ("&amp;", "&")]
            .reduce(text) { $0.replacing($1.0, with: $1.1) }
    }

    /// One respondent's whole way.
    /// - Parameter query: what stands behind the address, such as a tablet's.
    func answer(why: String = "", wish: String = "", ticks: [String] = [], query: String = "") async throws
        -> TestResponse
    {
        let browser = Browser(client)
        try await browser.get(path + query)
        let first = ticks.contains("why") ? [("why.unshown", "yes")] : []
        _ = try await Self.send(browser, path, [("voice", "4"), ("why", why)] + first)
        let second = ticks.contains("wish") ? [("wish.unshown", "yes")] : []
        return try await Self.send(browser, path, [("wish", wish)] + second)
    }

    /// The private link on the page of thanks.
    static func link(in page: TestResponse) throws -> String {
        String(try #require(page.text.firstMatch(of: /href="http:\/\/[^\/]+(\/c\/\d+-[0-9a-f]{32})"/)).1)
    }

    /// Ends the round as an analyst does.
    func close(_ test: TestSite) async throws {
        let analyst = Browser(client)
        try await analyst.signIn(test.cast.analyst)
        try await analyst.get(SiteURL.round.path(round))
        #expect(try await analyst.post(SiteURL.roundClosure.path(round)).status == .seeOther)
    }
}
