import Domain
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Storage
import Testing

@testable import Web

/// Text that would be somebody else's page, in every field of the editor.
@Suite struct HostileDraftTests {
    static let texts = [
        "\"><script>alert(1)</script>", "\"\u{301}><img src=x onerror=alert(1)>",
        "</textarea><script>alert(2)</script>",
        "{{title}} {{{title}}}", "\u{202E}right to left\u{202C} \u{200F}", "key: [yaml, \"x\"] # & *a !!b",
        String(repeating: "Ä", count: 10_000), "line\nbreak\n\n\tand tab", "🧑‍🤝‍🧑 ' \" ` \\ %00 &amp;",
    ]

    @Test(arguments: texts)
    func `is shown as it was written, and nothing more`(text: String) async throws {
        try await TestSite.run(on: [.file]) { test, client in
            let editor = try await Editor(test, client, from: "internal-service")
            try await editor.press("open whole")
            try await editor.press(
                "close", ["title.en": text, "introduction.en": text, "thanks.de": text, "title.de": text])
            try await editor.press("open 1")
            try await editor.press("close", ["title.en": text, "text.en": text])
            try await editor.press("open 0.0")
            try await editor.press(
                "save", ["text.en": text, "help.en": text, "option.0.en": text, "option.1.de": text])
            for place in ["whole", "1", "0.0", "1.0"] {
                try await editor.press("open \(place)")
                try Self.check(await editor.page, for: text)
            }
            let draft = try await editor.draft
            #expect(draft.title.texts["en"] == text && draft.questions[0].kind.options[1].text.texts["de"] == text)
            try await editor.press("add-question 1")
            try await editor.press("save", ["text.en": text, "if": draft.questions[0].key])
            try Self.check(await editor.page, for: text)
            try await editor.press("delete 0.0")
            for path in [
                SiteURL.survey.path(editor.id), SiteURL.surveyTranslation.path(editor.id, ["all": "yes"]),
                SiteURL.surveyText.path(editor.id), SiteURL.surveyPreview.path(editor.id),
                SiteURL.surveyPreview.path(editor.id, ["frame": "yes", "screen": "1"]), SiteURL.surveys.path(),
            ] {
                try Self.check(try await editor.browser.get(path).text, for: text)
            }
        }
    }

    @Test func `what is too long stays on the page and is told beside its field`() async throws {
        try await TestSite.run(on: [.file]) { test, client in
            let editor = try await Editor(test, client, at: "0.0")
            let long = String(repeating: "x", count: Questionnaire.longestText + 7)
            let refused = try await editor.press("close", ["text.de": long, "help.en": "kept"])
            #expect(refused.status == .unprocessableContent && refused.text.contains("too long by 7 characters"))
            #expect(await editor.form["text.de"] == long)
            #expect(await editor.form["help.en"] == "kept")
        }
    }

    @Test func `a form with names of its own changes nothing else`() async throws {
        try await TestSite.run(on: [.file]) { test, client in
            let editor = try await Editor(test, client, at: "0.0")
            try await editor.press(
                "save",
                [
                    "text.xx": "x", "kind": "stars", "option.0.key": "x", "option.0.en": "x", "low": "nan",
                    "if": "nothing",
                    "if-is": "x", "if-test": "x", "scale": "wanting", "languages": "xx",
                ])
            let question = try #require(try await editor.draft.questions.first)
            #expect(question.kind == .agreement(points: 5) && question.text.texts["xx"] == nil)
            #expect(question.condition == nil && question.kind.options.isEmpty)
        }
    }

    /// No tag of the text's own, and no attribute that it ended.
    private static func check(_ page: String, for text: String) throws {
        #expect(!page.contains("<script>alert") && !page.contains("<img src=x"))
        #expect(page.ranges(of: /<h1[ >]/).count == 1)
        let scripts = page.matches(of: /<script[^>]*>/).map { String($0.0) }
        #expect(scripts.allSatisfy { $0.contains("/insideout.js\"") })
        #expect(!page.unicodeScalars.contains("\u{0}"))
    }
}
