import Domain
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Storage
import Testing

@testable import Web

/// What respondents read in their own language, the survey's words beside ours.
@Suite struct SpokenTests {
    private static let texts = [
        "en": "How is it here?", "fr": "Comment est-ce ici\u{202F}?", "ar": "كيف هو الحال هنا؟", "cs": "Jaké to tu je?",
    ]
    private static let survey = Questionnaire(
        key: "pulse", title: Translated(texts), languages: ["en", "fr", "ar", "cs"], respondents: .employees,
        sections: [
            .init(questions: [
                Question(key: "voice", kind: .agreement(points: 5), text: Translated(texts), isRequired: true)
            ]),
            .init(questions: [
                Question(key: "age", kind: .number(low: 0, high: 120), text: Translated(texts)),
                Question(key: "again", kind: .yesNo, text: Translated(texts)),
            ]),
        ])

    /// - Parameter opens: seconds from now.
    private func link(_ test: TestSite, opens: Int64 = 0) async throws -> String {
        let (unit, now) = (test.cast.ward, test.clock.now)
        _ = try await test.site.database.write { transaction in
            let survey = try transaction.surveys.insert(Self.survey)
            _ = try transaction.surveys.publish(try #require(try transaction.surveys.find(survey)), at: now)
            return try transaction.rounds.open(
                Round(
                    survey: survey, version: 1, plan: RoundPlan(unit: unit), period: .year(2025), link: "round",
                    openedAt: now + opens))
        }
        return SiteURL.answering.path("round")
    }

    @Test func `an Arabic page is Arabic to its last button and runs from right to left`() async throws {
        try await TestSite.run(on: [.file]) { test, client in
            let (link, browser) = (try await link(test), Browser(client))
            let page = try await browser.get(link, headers: [.acceptLanguage: "ar-EG"]).text
            #expect(page.contains("<html lang=\"ar\" dir=\"rtl\">") && page.contains("<h1>كيف هو الحال هنا؟</h1>"))
            for words in ["الانتقال إلى المحتوى", "الخطوة 1 من 2", "لا أوافق بشدة", "مجموعات من 5 أشخاص", ">التالي<"] {
                #expect(page.contains(words), "\(words)")
            }
            #expect(!page.contains("Is inside felt outside") && !page.contains("lang=\"en\" dir=\"ltr\""))
            let missing = try await browser.post(link, ["screen": "0", "shown": "voice", "language": "ar"])
            #expect(missing.status == .unprocessableContent && missing.text.contains("يُرجى الإجابة عن هذا السؤال."))
            let sheet = try #require(page.firstMatch(of: /name="sheet" value="([0-9a-f]+)"/)).1
            let sent = try await browser.post(
                link,
                [
                    "screen": "1", "shown": "age again", "language": "ar", "voice": "4", "again": "yes",
                    "sheet": String(sheet),
                ])
            let thanks = try await browser.get(try #require(sent.location)).text
            #expect(thanks.contains("<html lang=\"ar\" dir=\"rtl\">") && thanks.contains("<h1>شكرًا لكم</h1>"))
        }
    }

    @Test func `a French page tells what is wrong, and when to come, in French`() async throws {
        try await TestSite.run(on: [.file]) { test, client in
            let (link, browser) = (try await link(test, opens: 16 * 86_400), Browser(client))
            let french: HTTPFields = [.acceptLanguage: "fr"]
            let early = try await browser.get(link, headers: french).text
            #expect(early.contains("Pas encore") && early.contains("ouvre le 1er juillet 2025"))
            test.clock.pass(17 * 86_400)
            let page = try await browser.get(link, headers: french).text
            #expect(page.contains("<html lang=\"fr\" dir=\"ltr\">") && page.contains("pas du tout d’accord"))
            let wrong = try await browser.post(
                link, ["screen": "1", "shown": "age", "language": "fr", "voice": "4", "age": "999"])
            #expect(wrong.text.contains("Veuillez écrire un nombre de 0 à 120."))
            #expect(wrong.text.contains("value=\"ar\" lang=\"ar\" formnovalidate>العربية"))
            let nowhere = try await browser.get("/a/x", headers: french)
            #expect(nowhere.status == .notFound && nowhere.text.contains("Il n’y a pas d’enquête ici"))
            let unsubscribing = try await browser.get(SiteURL.unsubscribing.path("x"), headers: french)
            #expect(unsubscribing.status == .notFound && unsubscribing.text.contains("Il n’y a pas d’enquête ici"))
        }
    }

    @Test func `where there are no words of ours, English ones say that they are English`() async throws {
        try await TestSite.run(on: [.file]) { test, client in
            let page = try await Browser(client).get(try await link(test), headers: [.acceptLanguage: "cs"]).text
            #expect(page.contains("<html lang=\"cs\" dir=\"ltr\">"))
            #expect(page.contains("<button class=\"primary\" lang=\"en\" dir=\"ltr\">Next</button>"))
            #expect(page.contains("<span lang=\"en\" dir=\"ltr\">strongly disagree</span>"))
        }
    }

    @Test(arguments: [
        ("ar", "rtl", "تحية طيبة، Zoe،", "الإجابة الآن", "ما زال مفتوحًا: كيف هو الحال هنا؟"),
        ("fr", "ltr", "Bonjour Zoe,", "Répondre maintenant", "Encore ouvert\u{A0}: Comment est-ce ici\u{202F}?"),
    ])
    func `a letter is in the person's language, in its direction`(
        _ language: String, direction: String, greeting: String, button: String, subject: String
    ) throws {
        let person = try PersonDraft(
            { ["key": "z", "name": "Zoe", "email": "zoe@example.org", "language": language][$0] ?? "" }, phone: nil)
        let round = Round(
            id: Round.ID(1), survey: Survey.ID(1), version: 1, plan: RoundPlan(unit: Domain.Unit.ID(1)),
            period: .year(2025), link: "x", openedAt: 0)
        let address = try #require(SiteAddress("https://voice.example.org"))
        let letter = try #require(
            try InvitationLetter(
                round: round, unit: "North", questionnaire: Self.survey,
                person: Person(id: Person.ID(1), draft: person),
                token: Token(), isReminder: true
            ).letter(at: address, Templates()))
        #expect(letter.subject == subject && letter.language == language)
        #expect(letter.text.hasPrefix(greeting + "\n\n") && letter.text.contains("5"))
        let html = try #require(letter.html)
        #expect(html.contains("<html lang=\"\(language)\" dir=\"\(direction)\">") && html.contains(">\(button)</a>"))
        #expect(!html.contains("lang=\"en\""))
    }
}
