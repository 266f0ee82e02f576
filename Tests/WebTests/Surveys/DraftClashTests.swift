import Domain
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Storage
import Testing

@testable import Web

/// Two tabs, or two people, on one draft.
@Suite struct DraftClashTests {
    @Test func `what somebody else changed meanwhile is not overwritten before she says so`() async throws {
        try await TestSite.run { test, client in
            let one = try await Editor(test, client)
            let other = try await Editor(test, client, opening: one.id, at: "0.2")
            try await one.press("open 0.2")
            try await one.press("close", ["text.en": "Theirs <b>"])
            let clash = try await other.press("close", ["text.en": "Mine \"\u{301}><script>", "help.de": "Hilfe"])
            #expect(clash.status == .conflict && clash.text.contains("Somebody changed the same thing"))
            #expect(clash.text.contains("<dd>Theirs &lt;b&gt;</dd>"))
            #expect(await other.form["text.en"] == "Mine \"\u{301}><script>")
            #expect(await other.form["help.de"] == "Hilfe")
            #expect(try await one.draft.sections[0].questions[2].text.texts["en"] == "Theirs <b>")
            #expect(try await other.press("close").status == .seeOther)
            let question = try await one.draft.sections[0].questions[2]
            #expect(question.text.texts["en"] == "Mine \"\u{301}><script>" && question.help?.texts["de"] == "Hilfe")
        }
    }

    @Test func `a question whose key followed its changed text is still the same question`() async throws {
        try await TestSite.run(on: [.file]) { test, client in
            let one = try await Editor(test, client)
            try await one.press("add-question 1")
            try await one.press("close", ["text.en": "First words"])
            let (two, three) = (
                try await Editor(test, client, opening: one.id, at: "1.3"),
                try await Editor(test, client, opening: one.id, at: "1.3")
            )
            try await one.press("open 1.3")
            try await one.press("close", ["text.en": "Other words"])
            #expect(try await two.press("close", ["text.en": "Mine"]).text.contains("<dd>Other words</dd>"))
            try await one.press("delete 1.3")
            #expect(try await three.press("close", ["text.en": "Mine"]).text.contains("Somebody took this away"))
            #expect(try await one.draft.questions.count == 9)
        }
    }

    @Test func `a section is known by its words wherever it was moved`() async throws {
        try await TestSite.run(on: [.file]) { test, client in
            let one = try await Editor(test, client)
            let other = try await Editor(test, client, opening: one.id, at: "2")
            try await one.press("up 2")
            #expect(try await other.press("close", ["title.en": "Mine"]).status == .seeOther)
            #expect(try await one.draft.sections.map { $0.title?.texts["en"] } == ["Your work", "Mine", "With others"])
            let third = try await Editor(test, client, opening: one.id, at: "1")
            try await Editor(test, client, opening: one.id, at: "1").press("delete 1")
            let clash = try await third.press("close", ["title.en": "Yours"])
            #expect(clash.status == .conflict && clash.text.contains("<dd>With others</dd>"))
        }
    }

    @Test func `who works on different questions is not in each other's way`() async throws {
        try await TestSite.run { test, client in
            let one = try await Editor(test, client, at: nil)
            let other = try await Editor(test, client, opening: one.id, at: "1.0")
            try await one.press("open 0.2")
            try await one.press("close", ["text.en": "Theirs"])
            try await one.press("down 0")
            #expect(try await other.press("close", ["text.en": "Mine"]).status == .seeOther)
            let texts = try await one.draft.questions.map { $0.text.texts["en"] ?? "" }
            #expect(texts.contains("Theirs") && texts.contains("Mine"))
        }
    }

    @Test(arguments: ["delete 0.0", "up 0.1", "carry 0.1 1.0", "duplicate 1", "add-question 0", "undo"])
    func `what counts places is refused on an older state, and what was written stays`(button: String) async throws {
        try await TestSite.run(on: [.file]) { test, client in
            let one = try await Editor(test, client)
            try await one.press("down 2.0")
            let other = try await Editor(test, client, opening: one.id, at: "1.0")
            try await one.press("delete 0.0")
            let before = try await one.draft
            let stale = try await other.press(button, ["text.en": "Mine"])
            #expect(
                stale.status == .conflict && stale.text.contains("the draft has changed since your page was loaded"))
            #expect(await other.form["text.en"] == "Mine")
            #expect(try await one.draft == before)
            #expect(try await other.press("close").status == .seeOther)
            #expect(try await one.draft.sections[1].questions[0].text.texts["en"] == "Mine")
        }
    }

    @Test func `a question that somebody took away meanwhile can be put back as it was written`() async throws {
        try await TestSite.run { test, client in
            let one = try await Editor(test, client)
            let other = try await Editor(test, client, opening: one.id, at: "0.1")
            try await one.press("delete 0.1")
            let lost = try await other.press("close", ["text.en": "Mine", "text.de": "Meins"])
            #expect(lost.status == .conflict && lost.text.contains("Somebody took this away"))
            #expect(await other.form["text.en"] == "Mine")
            #expect(await other.form["key"] == "")
            #expect(try await one.draft.questions.count == 8)
            try await other.press("close")
            let draft = try await one.draft
            #expect(draft.questions.count == 9 && draft.sections[0].questions.last?.text.texts["de"] == "Meins")
            #expect(draft.problems.isEmpty)
        }
    }

    @Test func `titles and sections clash as questions do`() async throws {
        try await TestSite.run(on: [.file]) { test, client in
            let one = try await Editor(test, client)
            let other = try await Editor(test, client, opening: one.id, at: "whole")
            try await one.press("open whole")
            try await one.press("close", ["title.en": "Theirs"])
            let clash = try await other.press("close", ["title.en": "Mine"])
            #expect(clash.status == .conflict && clash.text.contains("<dd>Theirs</dd>"))
            #expect(await other.form["title.en"] == "Mine")
            let third = try await Editor(test, client, opening: one.id, at: "1")
            try await one.press("open 1")
            try await one.press("close", ["title.en": "Theirs"])
            #expect(try await third.press("close", ["title.en": "Mine"]).text.contains("<dd>Theirs</dd>"))
            try await third.press("close")
            #expect(try await one.draft.sections[1].title?.texts["en"] == "Mine")
            let fourth = try await Editor(test, client, opening: one.id, at: "2")
            try await one.press("open whole")
            try await one.press("delete 2")
            let lost = try await fourth.press("close", ["title.en": "Mine"])
            #expect(lost.status == .conflict && lost.text.contains("You had written: “Mine”"))
        }
    }

    @Test func `a file that was made from an older draft is not put in its place unseen`() async throws {
        try await TestSite.run { test, client in
            let one = try await Editor(test, client)
            let other = Browser(client)
            try await other.signIn(test.cast.administrator)
            let page = try await other.get(SiteURL.surveyText.path(one.id)).text
            let revision = try #require(page.firstMatch(of: /name="revision" value="(\d+)"/).map { String($0.1) })
            try await one.press("delete 2.1")
            let mine = """
                key: pulse
                title: Mine
                languages: [en]
                respondents: employees
                sections: [{questions: [{key: q, kind: line, text: Q}]}]
                """
            let path = SiteURL.surveyText.path(one.id)
            let clash = try await other.post(path, ["yaml": mine, "revision": revision])
            #expect(clash.status == .conflict && clash.text.contains("the draft has changed since this text was made"))
            #expect(clash.text.contains("title: Mine") && clash.text.contains("key: want-to-come"))
            #expect(try await one.draft.questions.count == 8)
            let newer = try #require(clash.text.firstMatch(of: /name="revision" value="(\d+)"/).map { String($0.1) })
            try await other.post(path, ["yaml": mine, "revision": newer])
            #expect(try await one.draft.questions.map(\.key) == ["q"])
            try await one.browser.get(SiteURL.survey.path(one.id))
            #expect(await one.page.contains("Undo: <span>changed the file</span>"))
            #expect(await one.page.contains("by Ada"))
        }
    }
}
