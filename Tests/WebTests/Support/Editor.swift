import Domain
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Storage
import Testing

@testable import Web

/// One tab with a survey's editor, without JavaScript: a button sends the form and the page follows.
actor Editor {
    let browser: Browser
    let id: Survey.ID
    private let site: Site
    private(set) var form: DraftForm
    private(set) var address = ""

    /// Starts a survey from the library, or opens one that is there.
    init(
        _ test: TestSite, _ client: any TestClientProtocol, from starter: String = "pulse",
        opening id: Survey.ID? = nil,
        at place: String? = nil
    ) async throws {
        site = test.site
        browser = Browser(client)
        try await browser.signIn(test.cast.analyst)
        if let id {
            self.id = id
        } else {
            try await browser.get(SiteURL.surveyLibrary.path())
            try await browser.post(SiteURL.surveys.path(), ["from": starter])
            self.id = try #require(try await site.database.read { try $0.surveys.all().map(\.id).max() })
        }
        let page = try await browser.get(SiteURL.survey.path(self.id, ["at": place])).text
        form = try DraftForm(page)
    }

    var page: String { get async { await browser.page } }

    /// Writes into the open form and presses a button; gives the answer, after whose redirect the page is loaded.
    @discardableResult
    func press(_ button: String, _ fields: KeyValuePairs<String, String?> = [:]) async throws -> TestResponse {
        for (name, value) in fields { form[name] = value }
        form["do"] = button
        let response = try await browser.send(
            SiteURL.surveyDraft.path(id), .post, [.contentType: "application/x-www-form-urlencoded"],
            ByteBuffer(string: form.encoded))
        if let location = response.location {
            address = location
            try await browser.get(String(location.prefix { $0 != "#" }))
        }
        form = try DraftForm(await browser.page)
        return response
    }

    var survey: Survey {
        get async throws { try #require(try await site.database.read { try $0.surveys.find(self.id) }) }
    }

    var draft: Questionnaire { get async throws { try await survey.draft } }

    /// The keys of the questions, by section.
    var keys: [[String]] { get async throws { try await draft.sections.map { $0.questions.map(\.key) } } }
}
