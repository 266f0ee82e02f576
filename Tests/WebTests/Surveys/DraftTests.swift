import Domain
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Storage
import Testing

@testable import Web

/// The editor as somebody without JavaScript uses it.
@Suite struct DraftTests {
    private static let first = [
        ["want-to-come", "have-to-come", "appreciated", "voice"], ["help-from-others", "growth", "goal"],
        ["recommend", "change"],
    ]

    @Test func `questions and sections are added, moved, copied and deleted, and every step can be undone`()
        async throws
    {
        try await TestSite.run { test, client in
            let editor = try await Editor(test, client)
            let start = try await editor.draft
            try await editor.press("down 0.3")
            #expect(await editor.page.contains("Moved to place 4 of 9, in section 2, “With others”."))
            #expect(await editor.address.hasSuffix("#down-1.0"))
            #expect(try await editor.keys[1].first == "voice")
            try await editor.press("up 0")
            #expect(await editor.page.contains("Nothing was done. It stands at the end already."))
            try await editor.press("down 0")
            #expect(await editor.page.contains("Moved to place 2 of 3."))
            try await editor.press("duplicate 2.0")
            try await editor.press("delete 2.2")
            #expect(await editor.page.contains("Undo: <span>deleted “What should change first?”</span>"))
            try await editor.press("carry 2.1 0.0")
            try await editor.press("add-question 2")
            #expect(await editor.page.contains("Added at place 10 of 10"))
            try await editor.press("add-section")
            try await editor.press("delete 3")
            let end = try await editor.draft
            for _ in 0..<8 { try await editor.press("undo") }
            #expect(try await editor.draft == start)
            #expect(await editor.page.contains("id=\"undo\" disabled"))
            for _ in 0..<8 { try await editor.press("redo") }
            #expect(try await editor.draft == end)
            #expect(await editor.page.contains("id=\"redo\" disabled"))
        }
    }

    @Test func `the button that moved something keeps the keyboard, or its neighbour at the end`() async throws {
        try await TestSite.run(on: [.file]) { test, client in
            let editor = try await Editor(test, client)
            for (button, focus) in [
                ("up 0.1", "#down-0.0"), ("down 0.0", "#down-0.1"), ("down 2.0", "#up-2.1"), ("up 2.1", "#up-2.0"),
                ("delete 2.1", "#open-2.0"), ("open 2.0", "#text.en"), ("close", "#open-2.0"),
                ("add-section", "#title.en"),
            ] {
                try await editor.press(button)
                #expect(await editor.address.hasSuffix(focus), "\(button)")
            }
        }
    }

    @Test func `what is written in the open form is kept by whichever button`() async throws {
        try await TestSite.run { test, client in
            let editor = try await Editor(test, client)
            for (button, text) in [
                ("up 0.1", "One"), ("delete 2.1", "Two"), ("open 0.0", "Three"), ("show de", "Four"),
            ] {
                try await editor.press("open 1.1")
                try await editor.press(button, ["text.en": text])
                let question = try #require(try await editor.draft.questions.first { $0.key == "growth" })
                #expect(question.text.texts["en"] == text, "\(button)")
            }
            try await editor.press("open 1.1")
            try await editor.press("undo", ["text.en": "Five"])
            #expect(await editor.page.contains("What you had written was saved first."))
            #expect(try await editor.draft.sections[1].questions[1].text.texts["en"] == "Five")
        }
    }

    @Test func `a question is made with all it needs`() async throws {
        try await TestSite.run { test, client in
            let editor = try await Editor(test, client)
            try await editor.press("add-question 2")
            #expect(await editor.form["at"] == "2.2")
            try await editor.press(
                "save",
                [
                    "text.en": "What do you miss?", "text.de": "Was fehlt Ihnen?", "kind": "choices", "required": "on",
                    "help.en": "Choose all that fit.", "if": "recommend",
                ])
            #expect(await editor.page.contains("Answers to choose from"))
            try await editor.press("add-option", ["option.0.en": "Time", "option.1.en": "People"])
            #expect(await editor.address.hasSuffix("#option.2.en"))
            try await editor.press(
                "option-up 2",
                ["option.2.en": "Tools", "option.2.de": "Werkzeug", "if-test": "at-most", "if-value": "6"])
            try await editor.press("remove-option 0")
            try await editor.press("close")
            let question = try #require(try await editor.draft.questions.last)
            #expect(question.key == "what-do-you-miss" && question.isRequired)
            #expect(question.kind.options.map(\.key) == ["tools", "people"])
            #expect(question.condition == Condition(question: "recommend", test: .isAtMost(6)))
            #expect(question.help?.texts == ["en": "Choose all that fit."])
            #expect(
                await editor.page.contains(
                    "Several of several, 2 answers · needs an answer · only if question 8 is at most 6"))
            try await editor.press("add-question 2")
            try await editor.press("save", ["text.en": "Which tools?", "kind": "number", "if": "what-do-you-miss"])
            try await editor.press("save", ["if-is": "tools", "low": "1,5", "high": "20", "scale": "Our Tools!"])
            let next = try #require(try await editor.draft.questions.last)
            #expect(next.condition?.test == .isOneOf(["tools"]) && next.kind == .number(low: 1.5, high: 20))
            #expect(next.scale == "our-tools")
            #expect(try await editor.draft.problems.isEmpty)
            let bad = try await editor.press("close", ["low": "many", "text.en": "Which ones?"])
            #expect(bad.status == .unprocessableContent && bad.text.contains("Write a number."))
            #expect(await editor.form["low"] == "many")
            #expect(await editor.form["text.en"] == "Which ones?")
        }
    }

    @Test func `after publishing, a question keeps its key, kind and scale, and its texts can be mended`() async throws
    {
        try await TestSite.run { test, client in
            let editor = try await Editor(test, client)
            try await editor.press("add-question 0")
            try await editor.press("close", ["text.en": "First words"])
            try await editor.browser.post(
                SiteURL.surveyPublication.path(editor.id), ["revision": editor.form["revision"] ?? ""])
            #expect(try await editor.survey.version == 1)
            try await editor.press("open 0.4")
            #expect(await editor.page.contains("It was published so, and stays so"))
            try await editor.press(
                "close", ["text.en": "Other words", "kind": "comment", "scale": "x", "reversed": "on"])
            let question = try #require(try await editor.draft.question(at: .question(section: 0, 4)))
            #expect(question.key == "first-words" && question.text.texts["en"] == "Other words")
            #expect(question.kind == .agreement(points: 5) && question.scale == nil && !question.isReversed)
            try await editor.press("open whole")
            try await editor.press("close", ["key": "other", "respondents": "customers", "title.en": "New"])
            let draft = try await editor.draft
            #expect(draft.key == "pulse" && draft.respondents == .employees && draft.title.texts["en"] == "New")
        }
    }

    @Test func `a draft with problems says where they are and is not published`() async throws {
        try await TestSite.run { test, client in
            let editor = try await Editor(test, client)
            try await editor.press("add-question 1")
            try await editor.press("close")
            let page = await editor.page
            #expect(page.contains("1 thing to mend before it can be published."))
            #expect(page.contains("value=\"open 1.3\">Question 8</button>: The text in “en” is missing."))
            let refused = try await editor.browser.post(
                SiteURL.surveyPublication.path(editor.id), ["revision": editor.form["revision"] ?? ""])
            #expect(refused.status == .unprocessableContent && refused.text.contains("cannot be published yet"))
            #expect(try await editor.survey.version == 0)
            try await editor.press("delete 0.0")
            try await editor.press("carry 2.0 0.0")
            #expect(try await editor.survey.version == 0)
        }
    }

    @Test func `nobody publishes a draft that she has not seen`() async throws {
        try await TestSite.run(on: [.file]) { test, client in
            let one = try await Editor(test, client)
            let other = try await Editor(test, client, opening: one.id)
            try await other.press("delete 0.0")
            let refused = try await one.browser.post(
                SiteURL.surveyPublication.path(one.id), ["revision": one.form["revision"] ?? ""])
            #expect(refused.status == .unprocessableContent && refused.text.contains("Nothing was published"))
            #expect(try await one.survey.version == 0)
        }
    }

    @Test(arguments: [
        "", "up", "up 9.9", "down whole", "carry 0.0", "carry 0.0 7.7", "delete 3", "duplicate 0.9", "add-question 7",
        "add-after 1", "remove-option 3", "option-up 0", "lead xx", "remove-language en", "nonsense",
    ])
    func `an order that cannot be followed changes nothing`(button: String) async throws {
        try await TestSite.run(on: [.file]) { test, client in
            let editor = try await Editor(test, client, at: "0.0")
            let before = try await editor.survey
            let response = try await editor.browser.post(
                SiteURL.surveyDraft.path(editor.id),
                ["do": button, "revision": "0", "at": "0.0", "key": "want-to-come", "seen": editor.form["seen"] ?? ""])
            #expect(response.status.code < 500)
            #expect(try await editor.survey == before)
        }
    }

    @Test func `a survey that is not there is not found`() async throws {
        try await TestSite.run(on: [.file]) { test, client in
            let editor = try await Editor(test, client)
            for path in ["/surveys/99", "/surveys/99/file", "/surveys/99/translation", "/surveys/99/preview"] {
                #expect(try await editor.browser.get(path).status == .notFound)
            }
            try await editor.browser.get("/surveys")
            for path in ["/surveys/99/draft", "/surveys/99/file", "/surveys/99/translation", "/surveys/99/preview"] {
                try await editor.browser.get("/you")
                let answer = try await editor.browser.post(path, ["do": "save", "revision": "0", "yaml": "key: a"])
                #expect([.notFound, .unprocessableContent].contains(answer.status), "\(path) \(answer.status)")
            }
        }
    }
}
