import Domain
import HummingbirdTesting
import NIOCore
import Storage

@testable import Web

extension TestSite {
    /// The editor with each thing open, with problems, with steps to undo, and after what somebody else did meanwhile.
    func edit(_ client: any TestClientProtocol) async throws {
        let editor = try await Editor(self, client, from: "contact")
        for order in [
            "open whole", "add-section", "delete 1", "undo", "add-question 0", "open 0.5", "open 0.1", "open 0",
            "open whole",
        ] {
            try await editor.press(order, ["text.en": "Mine"])
        }
        try await editor.press("close", ["title.en": ""])
        for (kind, condition) in [
            ("choice", "settled"), ("number", "effort"), ("choices", "satisfaction"), ("date", "mine"),
        ] {
            try await editor.press("add-question 0")
            try await editor.press("save", ["kind": kind, "required": "on", "if": condition])
            try await editor.press(
                "save", ["low": "9", "high": "1", "text.de": "x", "if-is": "yes", "if-test": "at-least"])
        }
        try await editor.press("open 0.8", ["scale": "s", "reversed": "on"])
        try await editor.press("open 0.7")
        try await editor.press("add-question 0")
        try await editor.press("save", ["kind": "agreement-7", "reversed": "on", "if": "question"])
        try await spoil(editor.id)
        for place in ["0.0", "0.1", "whole", "1"] {
            try await editor.browser.get(SiteURL.survey.path(editor.id, ["at": place]))
        }
        try await clash(editor, client)
        try await translate(editor, client)
        try await seePreviews(editor)
    }

    /// What no order leads to: what a damaged or older draft may hold.
    private func spoil(_ id: Survey.ID) async throws {
        try await site.database.write { [clock] transaction in
            var draft = try transaction.surveys.find(id)!.draft
            draft.languages.append("no code!")
            draft.sections[0].title = Translated(["de": "x"])
            draft.sections[0].questions[0].key = draft.sections[0].questions[1].key
            draft.sections.append(.init(text: Translated(["en": "Text"]), questions: []))
            try transaction.surveys.save(draft, of: id, as: DraftStep("spoilt it", by: cast.analyst.id, at: clock.now))
        }
    }

    private func clash(_ editor: Editor, _ client: any TestClientProtocol) async throws {
        for (place, field) in [("whole", "title.en"), ("0", "title.en"), ("0.2", "text.en")] {
            let other = try await Editor(self, client, opening: editor.id, at: place)
            let own = try await Editor(self, client, opening: editor.id, at: place)
            try await own.press("close", [field: "Theirs \(place)"])
            try await other.press("close", [field: "Mine \(place)"])
        }
        for (place, field) in [("0.2", "text.en"), ("2", "text.en")] {
            let other = try await Editor(self, client, opening: editor.id, at: place)
            let own = try await Editor(self, client, opening: editor.id)
            try await own.press("delete \(place)")
            try await other.press("close", [field: "Mine"])
        }
    }

    private func translate(_ editor: Editor, _ client: any TestClientProtocol) async throws {
        let path = SiteURL.surveyTranslation.path(editor.id)
        try await editor.browser.get(path)
        try await editor.browser.post(
            path,
            [
                "language": "de", "of.0": "question effort text", "seen.0": "x", "text.0": "Mine", "of.1": "nothing",
                "seen.1": "x", "text.1": "Mine",
            ])
        try await editor.browser.get(SiteURL.surveyTranslation.path(editor.id, ["language": "de", "all": "yes"]))
    }

    private func seePreviews(_ editor: Editor) async throws {
        let pulse = try await site.database.write { [library = site.library] transaction in
            try transaction.surveys.insert(likeKeyed: library["enps"]!.questionnaire)
        }
        let path = SiteURL.surveyPreview.path(pulse)
        try await editor.browser.get(SiteURL.surveyPreview.path(pulse, ["frame": "yes"]))
        try await editor.browser.get(path)
        try await editor.browser.post(path, ["screen": "0", "shown": "recommend liked better", "recommend": "9"])
    }
}
