import Domain
import HTTPTypes
import HummingbirdTesting
import NIOCore
@testable import Storage
import Testing

@testable import Web

/// From a file to answers to figures, as an analyst and her respondents go.
@Suite struct SurveyTests {
    private static let pulse = """
        key: pulse
        title: {en: "Pulse <b>", de: Puls}
        languages: [en, de]
        respondents: employees
        sections:
          - questions:
              - {key: voice, kind: agreement, required: true, text: {en: Somebody listens, de: Jemand hört zu}}
              - {key: why, kind: comment, show_if: {question: voice, at_most: 2}, text: {en: Why not, de: Warum nicht}}
          - questions:
              - {key: nps, kind: recommend, text: {en: Recommend, de: Empfehlen}}

        """

    /// An analyst with a published survey and an open round among wards; gives the round's page and its link.
    private func open(
        _ test: TestSite, _ client: any TestClientProtocol, yaml: String = pulse
    ) async throws -> (analyst: Browser, page: String, link: String) {
        let analyst = Browser(client)
        try await analyst.signIn(test.cast.analyst)
        try await analyst.get(SiteURL.newSurvey.path())
        let survey = try #require(try await analyst.post(SiteURL.surveys.path(), ["yaml": yaml]).location)
        let id = try #require(try await test.site.database.read { try $0.surveys.all().first?.id })
        #expect(survey.hasPrefix(SiteURL.survey.path(id)))
        try await analyst.get(SiteURL.survey.path(id))
        #expect(try await analyst.post(SiteURL.surveyPublication.path(id)).status == .seeOther)
        let opened = try await analyst.post(
            SiteURL.surveyRounds.path(id), ["unit": "all", "level": "ward", "grain": "year", "shared": "on"])
        let page = try #require(opened.location)
        let text = try await analyst.get(page).text
        let link = try #require(text.firstMatch(of: /<code>http:\/\/[^\/]+(\/a\/[0-9a-f]{24})<\/code>/)?.1)
        return (analyst, String(page.prefix { $0 != "?" }), String(link))
    }

    /// Sends a page's form, the last one's unless told otherwise, with its hidden fields, as a browser without JavaScript does.
    private func send(
        _ browser: Browser, _ link: String, _ fields: [String: String], of old: String? = nil
    ) async throws -> TestResponse {
        let last = await browser.page
        let page = old ?? last
        var all: [(String, String)] = page.matches(of: /<input type="hidden" name="([^"]+)" value="([^"]*)">/).map {
            (String($0.1), String($0.2).replacing("&quot;", with: "\"").replacing("&amp;", with: "&"))
        }
        all = all.filter { $0.0 != FormToken.field } + fields.map { ($0.key, $0.value) }
        let body = all.map { "\(PercentCoding.encode($0))=\(PercentCoding.encode($1))" }.joined(separator: "&")
        return try await browser.send(
            link, .post, [.contentType: "application/x-www-form-urlencoded"], .init(string: body))
    }

    /// One respondent's whole way.
    private func answer(
        _ client: any TestClientProtocol, _ link: String, unit: String = "n-1", voice: String, nps: String
    ) async throws -> TestResponse {
        let browser = Browser(client)
        try await browser.get(link)
        _ = try await send(browser, link, ["unit": unit, "voice": voice])
        if await browser.page.contains("Why not") {
            _ = try await send(browser, link, ["unit": unit, "voice": voice, "why": "x"])
        }
        return try await send(browser, link, ["nps": nps])
    }

    @Test func `a survey goes from a file to answers to the mirror`() async throws {
        try await TestSite.run { test, client in
            let (analyst, page, link) = try await open(test, client)
            for index in 0..<6 {
                let done = try await answer(client, link, voice: "\(1 + index % 5)", nps: "9")
                // Who wrote something gets a link to replies at once.
                #expect(done.location?.contains("thanks") == true || done.text.contains("<h1>Thank you</h1>"))
            }
            let open = try await analyst.get(page).text
            #expect(open.contains("6 responses") && open.contains("shown when the round is over"))
            #expect(!open.contains("Somebody listens"))
            #expect(try await analyst.post(page + "/closure").status == .seeOther)
            let closed = try await analyst.get(page).text
            #expect(closed.contains("NPS between 75 and 100") && closed.contains("n 6") && closed.contains("mean 2.67"))
            #expect(!closed.contains("NPS +100"), "all alike, the exact figure would tell everybody’s")
            #expect(closed.contains("Comments are shown from 10") && !closed.contains(">x<"))
            let year = Day(secondsSince1970: Double(test.clock.now)).civil.year
            let mirror = try await analyst.get(SiteURL.mirror.path(["period": "\(year)", "level": "ward"])).text
            #expect(mirror.contains("2.67") && mirror.contains("n 6"))
            #expect(try await answer(client, link, voice: "3", nps: "3").status == .gone)
            #expect(try await analyst.get(page + "/responses.csv").status == .forbidden)
        }
    }

    @Test func `answers of fewer than five employees are never shown`() async throws {
        try await TestSite.run { test, client in
            let (analyst, page, link) = try await open(test, client)
            for _ in 0..<4 { _ = try await answer(client, link, voice: "4", nps: "10") }
            try await analyst.post(page + "/closure")
            let closed = try await analyst.get(page).text
            #expect(closed.contains("fewer than five people answered") && !closed.contains("NPS"))
        }
    }

    @Test func `where somebody left a question out, those who answered it are shown from five on`() async throws {
        for (left, isShown) in [(1, true), (2, false)] {
            try await TestSite.run(on: [.file]) { test, client in
                let (analyst, page, link) = try await open(test, client)
                for index in 0..<6 {
                    let nps = index < left ? "" : "\(2 * index)"
                    _ = try await answer(client, link, voice: "\(1 + index % 5)", nps: nps)
                }
                try await analyst.post(page + "/closure")
                let closed = try await analyst.get(page).text
                #expect(closed.contains("mean 2.67") && closed.contains("NPS") == isShown)
            }
        }
    }

    @Test func `a sheet sent twice counts once, and nothing typed is lost on the way`() async throws {
        try await TestSite.run { test, client in
            let (_, _, link) = try await open(test, client)
            let browser = Browser(client)
            let first = try await browser.get(link).text
            #expect(first.contains("Pulse &lt;b&gt;") && first.contains("groups of 5 or more"))
            let missing = try await send(browser, link, ["unit": "n-1", "nps": "7"])
            #expect(missing.status == .unprocessableContent && missing.text.contains("Please answer this question"))
            #expect(missing.text.contains("<option value=\"n-1\" selected>"))
            let asked = try await send(browser, link, ["unit": "n-1", "voice": "2"])
            #expect(asked.text.contains("Why not") && asked.text.contains("value=\"2\" checked"))
            let second = try await send(browser, link, ["voice": "2", "unit": "n-1", "why": "A \"quote\" & more"])
            #expect(second.text.contains("Recommend"))
            let back = try await send(browser, link, ["nps": "9", "back": "on"])
            #expect(back.text.contains("A &quot;quote&quot; &amp; more"))
            let whole = try await send(browser, link, ["voice": "2", "unit": "n-1", "why": "B"]).text
            let twice = [
                try await send(browser, link, ["nps": "9"], of: whole),
                try await send(browser, link, ["nps": "9"], of: whole),
            ]
            #expect(twice.allSatisfy { $0.status == .ok && $0.text.contains("<h1>Thank you</h1>") })
            let round = try #require(
                try await test.site.database.read { try $0.rounds.find(link: String(link.dropFirst(3))) })
            #expect(try await test.site.database.read { try $0.rounds.responses(of: round.id) } == 1)
        }
    }

    @Test func `the page to answer on never names who is signed in, and her session's token still guards it`()
        async throws
    {
        try await TestSite.run(on: [.file]) { test, client in
            let (analyst, _, link) = try await open(test, client)
            let page = try await analyst.get(link).text
            #expect(!page.contains(test.cast.analyst.name) && !page.contains("/sign-out"))
            #expect(page.contains(/name="form-token" value="[0-9a-f]+"/))
        }
    }

    @Test func `the respondent's language is the browser's, else the survey's own, and can be changed`() async throws {
        try await TestSite.run(on: [.file]) { test, client in
            let (_, _, link) = try await open(test, client)
            let browser = Browser(client)
            let german = try await browser.get(link, headers: [.acceptLanguage: "fr, de-AT;q=0.9, en;q=0.8"]).text
            #expect(german.contains("Jemand hört zu") && german.contains("<html lang=\"de\" dir=\"ltr\">"))
            let english = try await send(browser, link, ["tongue": "en", "voice": "4"]).text
            #expect(english.contains("Somebody listens") && english.contains("value=\"4\" checked"))
            #expect(try await Browser(client).get(link, headers: [.acceptLanguage: "ja"]).text.contains("Somebody"))
        }
    }

    @Test(arguments: [
        "key: pulse", "key: [", "", "key: pulse\ntitle: x\nlanguages: [en]\nrespondents: all\nsections: []",
    ])
    func `a file with faults comes back with their lines`(yaml: String) async throws {
        try await TestSite.run(on: [.file]) { test, client in
            let analyst = Browser(client)
            try await analyst.signIn(test.cast.analyst)
            try await analyst.get(SiteURL.newSurvey.path())
            let response = try await analyst.post(SiteURL.surveys.path(), ["yaml": yaml])
            #expect(response.status == .unprocessableContent && response.text.contains("Line "))
            #expect(try await test.site.database.read { try $0.surveys.all() }.isEmpty)
        }
    }

    @Test func `customers' answers are seen at once and leave as CSV`() async throws {
        try await TestSite.run { test, client in
            let (analyst, page, link) = try await open(
                test, client, yaml: Self.pulse.replacing("respondents: employees", with: "respondents: customers"))
            _ = try await answer(client, link, voice: "2", nps: "3")
            #expect(try await analyst.get(page).text.contains("NPS −100"))
            let csv = try await analyst.get(page + "/responses.csv").text
            #expect(
                csv.hasPrefix("response,unit,unit_name,day,language,voice,why,nps\r\n")
                    && csv.hasSuffix(",n-1,Ward One,2025-06-15,en,2,x,3\r\n"))
        }
    }

    @Test func `an address without a round, and a round opened wrongly, are answered kindly`() async throws {
        try await TestSite.run(on: [.file]) { test, client in
            let nowhere = try await Browser(client).get("/a/x")
            #expect(nowhere.status == .notFound && nowhere.text.contains("There is no survey here"))
            let (analyst, _, _) = try await open(test, client)
            let id = try #require(try await test.site.database.read { try $0.surveys.all().first?.id })
            try await analyst.get(SiteURL.survey.path(id))
            for form: KeyValuePairs<String, String> in [
                ["unit": "none"], ["unit": "all", "level": "planet"], ["unit": "all", "grain": "year", "shared": "on"],
                ["unit": "all", "shared": "on", "may_change": "on"], ["unit": "all", "shared": "on", "days_open": "x"],
                ["unit": "all", "shared": "on", "reminders": "3"],
                ["unit": "all", "shared": "on", "opens": "1999-01-01"],
                ["unit": "all", "shared": "on", "time_zone": "Mars"],
                ["unit": "all", "shared": "on", "repeat": "month"],
            ] {
                let response = try await analyst.post(SiteURL.surveyRounds.path(id), form)
                #expect(response.status == .unprocessableContent && response.text.contains("class=\"problem\""))
            }
        }
    }
}
