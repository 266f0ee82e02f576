import Domain
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Storage
import Testing

@testable import Web

@Suite struct TranslationTests {
    @Test func `a language is added by its name, translated line by line, and leads`() async throws {
        try await TestSite.run { test, client in
            let editor = try await Editor(test, client, from: "loyalty")
            try await editor.press("open whole")
            try await editor.press("add-language", ["new-language": "french", "title.en": "Wie"])
            #expect(try await editor.draft.languages == ["en", "de", "fr"])
            #expect(await editor.page.contains("Translations (5 missing)"))
            let path = SiteURL.surveyTranslation.path(editor.id, ["language": "fr"])
            let sheet = try await editor.browser.get(path).text
            #expect(sheet.contains("name=\"of.4\"") && !sheet.contains("name=\"of.5\""))
            #expect(sheet.contains("What do you like most?"))
            let saved = try await Self.send(editor, sheet, language: "fr") { "fr \($0)" }
            #expect(saved.status == .seeOther)
            #expect(try await editor.draft.untranslated(in: "fr").isEmpty)
            #expect(try await editor.draft.title.texts["fr"] == "fr 0")
            #expect(try await editor.browser.get(path).text.contains("Everything is there in French."))
            let again = try await Editor(test, client, opening: editor.id, at: "whole")
            try await again.press("lead fr")
            try await again.press("remove-language en")
            let draft = try await editor.draft
            #expect(draft.languages == ["fr", "de"] && draft.problems.isEmpty)
            #expect(draft.texts.allSatisfy { $0.text.texts["en"] == nil })
        }
    }

    @Test func `what somebody else translated meanwhile stays, and all the rest is kept`() async throws {
        try await TestSite.run { test, client in
            let editor = try await Editor(test, client, from: "loyalty")
            try await editor.press("open whole")
            try await editor.press("add-language", ["new-language": "fr"])
            let path = SiteURL.surveyTranslation.path(editor.id, ["language": "fr"])
            let sheet = try await editor.browser.get(path).text
            try await editor.press("open 0.0")
            try await editor.press("close", ["text.fr": "Theirs"])
            try await editor.press("delete 0.2")
            try await editor.browser.get(path)
            let clash = try await Self.send(editor, sheet, language: "fr") { "mine \($0)" }
            #expect(clash.status == .conflict && clash.text.contains("It now says: “Theirs”"))
            #expect(clash.text.contains(">mine 2</textarea>") && clash.text.contains("No longer there: “mine 4”"))
            let draft = try await editor.draft
            #expect(draft.title.texts["fr"] == "mine 0" && draft.questions[0].text.texts["fr"] == "Theirs")
            #expect(draft.questions[1].text.texts["fr"] == "mine 3")
        }
    }

    @Test func `a language that is none, or there already, is refused`() async throws {
        try await TestSite.run(on: [.file]) { test, client in
            let editor = try await Editor(test, client, from: "loyalty")
            try await editor.press("open whole")
            for wrong in ["<script>", "German", "en", ""] {
                let refused = try await editor.press("add-language", ["new-language": wrong])
                #expect(refused.status == .conflict && refused.text.contains("Nothing was done."), "\(wrong)")
            }
            #expect(try await editor.draft.languages == ["en", "de"])
        }
    }

    /// Sends the lines of a sheet as its page would, each with a text of its own.
    private static func send(
        _ editor: Editor, _ sheet: String, language: String, text: (Int) -> String
    ) async throws -> TestResponse {
        var pairs = [
            "language=\(language)", "\(FormToken.field)=\(await editor.browser.formToken ?? "")",
        ]
        for (index, line) in sheet.matches(
            of: /name="of\.\d+" value="([^"]*)"><input type="hidden" name="seen\.\d+" value="([^"]*)"/
        )
        .enumerated() {
            pairs.append("of.\(index)=\(PercentCoding.encode(String(line.1)))")
            pairs.append("seen.\(index)=\(line.2)")
            pairs.append("text.\(index)=\(PercentCoding.encode(text(index)))")
        }
        return try await editor.browser.send(
            SiteURL.surveyTranslation.path(editor.id), .post, [.contentType: "application/x-www-form-urlencoded"],
            .init(string: pairs.joined(separator: "&")))
    }
}
