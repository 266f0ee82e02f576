import Domain
import Exchange
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

@Suite struct SurveyLibraryTests {
    private let library: SurveyLibrary

    init() throws { library = try SurveyLibrary() }

    @Test func `every survey to start from can be asked as it is, in English and German, and names its sources`() {
        #expect(library.starters.count == 10)
        for starter in library.starters {
            let asked = starter.questionnaire
            #expect(asked.key == starter.key && asked.problems == [])
            #expect(asked.languages == ["en", "de"])
            #expect(asked.untranslated(in: "de").isEmpty && asked.untranslated(in: "en").isEmpty, "\(starter.key)")
            #expect(!starter.sources.isEmpty && starter.sources.allSatisfy { $0.contains(/\b(19|20)\d\d\b/) })
            #expect(asked.secondsToAnswer < 120, "\(starter.key) takes \(asked.secondsToAnswer) seconds")
        }
    }

    @Test(arguments: [("mirror-inside", "mirror-outside"), ("leadership-self", "leadership-others")])
    func `both sides of a pair ask the same under the same keys`(one: String, other: String) throws {
        let (one, other) = (try #require(library[one]).questionnaire, try #require(library[other]).questionnaire)
        #expect(one.questions.map(\.key) == other.questions.map(\.key))
        #expect(zip(one.questions, other.questions).allSatisfy { $0.isComparable(to: $1) })
    }

    @Test func `the mirror asks employees inside and customers outside`() {
        #expect(library["mirror-inside"]?.questionnaire.respondents == .employees)
        #expect(library["mirror-outside"]?.questionnaire.respondents == .customers)
    }

    @Test func `whoever starts from one gets a draft of her own, however often`() async throws {
        try await TestSite.run { test, client in
            let analyst = Browser(client)
            try await analyst.signIn(test.cast.analyst)
            for key in ["pulse", "pulse-2", "pulse-3"] {
                #expect(try await analyst.get(SiteURL.surveyLibrary.path()).text.contains("Start from this"))
                let started = try await analyst.post(SiteURL.surveys.path(), ["from": "pulse"])
                #expect(started.status == .seeOther)
                let survey = try await test.site.database.read { try $0.surveys.find(key: key) }
                #expect(survey?.draft.questions.count == 9 && survey?.version == 0)
            }
        }
    }

    @Test func `an empty survey begins with a name, and says what is missing`() async throws {
        try await TestSite.run(on: [.file]) { test, client in
            let analyst = Browser(client)
            try await analyst.signIn(test.cast.analyst)
            try await analyst.get(SiteURL.surveyLibrary.path())
            let nameless = try await analyst.post(
                SiteURL.surveys.path(), ["title": " ", "respondents": "customers", "language": "ar"])
            #expect(nameless.status == .unprocessableContent && nameless.text.contains("Give it a name."))
            #expect(nameless.text.contains("<option value=\"ar\" selected>Arabic</option>"))
            let fine = try await analyst.post(
                SiteURL.surveys.path(),
                ["title": "\"\u{301}><script>Über uns", "respondents": "customers", "language": "ar"])
            #expect(fine.status == .seeOther)
            let draft = try #require(try await test.site.database.read { try $0.surveys.find(key: "script-uber-uns") })
                .draft
            #expect(draft.languages == ["ar"] && draft.respondents == .customers && draft.questions.isEmpty)
        }
    }
}
