import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Storage
import Testing

@testable import Web

/// The page on which respondents begin is drawn once for many.
@Suite struct FirstPageTests {
    private func open(_ test: TestSite) async throws -> String {
        let questionnaire = Questionnaire(
            key: "pulse", title: Translated(["en": "Pulse", "de": "Puls"]), languages: ["en", "de"],
            respondents: .employees,
            sections: [.init(questions: [Question(key: "why", kind: .line, text: Translated(["en": "Why"]))])])
        let (unit, now) = (test.cast.north, test.clock.now)
        _ = try await test.site.database.write { transaction in
            let survey = try transaction.surveys.insert(questionnaire)
            _ = try transaction.surveys.publish(try #require(try transaction.surveys.find(survey)), at: now)
            return try transaction.rounds.open(
                Round(
                    survey: survey, version: 1, plan: RoundPlan(unit: unit, level: "ward"), period: .year(2024),
                    link: "round",
                    openedAt: now))
        }
        return SiteURL.answering.path("round")
    }

    private func sheet(_ page: String) throws -> String {
        String(try #require(page.firstMatch(of: /name="sheet" value="([0-9a-f]{64})"/)).1)
    }

    @Test func `everybody gets the same page with a sheet of her own`() async throws {
        try await TestSite.run { test, client async throws in
            let path = try await open(test)
            let pages = [
                try await Browser(client).get(path).text, try await Browser(client).get(path).text,
                try await Browser(client).get(path).text,
            ]
            let sheets = try pages.map(sheet)
            #expect(Set(sheets).count == 3)
            #expect(Set(zip(pages, sheets).map { $0.replacing($1, with: "") }).count == 1)
        }
    }

    @Test func `it speaks each visitor's language, and shows a unit that has come meanwhile`() async throws {
        try await TestSite.run { test, client async throws in
            let path = try await open(test)
            #expect(try await Browser(client).get(path).text.contains("<h1>Pulse</h1>"))
            let german = try await Browser(client).get(path, headers: [.acceptLanguage: "de"]).text
            #expect(german.contains("<h1>Puls</h1>") && german.contains("lang=\"de\""))
            let north = test.cast.north
            _ = try await test.site.database.write { transaction in
                try transaction.units.insert(UnitDraft(key: "n-9", name: "Ninth Ward", kind: "ward"), below: north)
            }
            #expect(try await Browser(client).get(path).text.contains("Ninth Ward"))
        }
    }

    @Test func `who is signed in gets a page with her session's token, and nobody else gets that one`() async throws {
        try await TestSite.run(on: [.file]) { test, client async throws in
            let (path, analyst) = (try await open(test), Browser(client))
            try await analyst.signIn(test.cast.analyst)
            let own = try await analyst.get(path).text
            #expect(own.contains(/name="form-token" value="[0-9a-f]+"/))
            #expect(try await Browser(client).get(path).text.contains("name=\"form-token\" value=\"\""))
        }
    }
}
