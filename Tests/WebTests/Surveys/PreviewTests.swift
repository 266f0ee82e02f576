import Domain
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Storage
import Testing

@testable import Web

@Suite struct PreviewTests {
    @Test func `the editor frames the preview, and no other site does`() async throws {
        try await TestSite.run(on: [.file]) { test, client in
            let editor = try await Editor(test, client)
            let page = try await editor.browser.get(SiteURL.survey.path(editor.id, ["at": "1.0", "in": "de"]))
            #expect(page.headers[.contentSecurityPolicy]?.contains("frame-src 'self'; frame-ancestors 'none'") == true)
            #expect(page.text.contains("preview?frame=yes&amp;screen=1&amp;language=de#help-from-others\""))
            let path = SiteURL.surveyPreview.path(editor.id, ["frame": "yes", "language": "de"])
            let framed = try await editor.browser.get(path)
            #expect(
                framed.headers[.contentSecurityPolicy]?.contains("frame-src 'none'; frame-ancestors 'self'") == true)
            #expect(framed.text.contains("An den meisten Tagen") && !framed.text.contains("class=\"site\""))
            #expect(!framed.text.contains("<script"))
            let plain = try await editor.browser.get(SiteURL.surveyPreview.path(editor.id))
            #expect(plain.headers[.contentSecurityPolicy] == SecurityHeaders.policy)
        }
    }

    @Test func `what is being written is drawn and not kept`() async throws {
        try await TestSite.run { test, client in
            let editor = try await Editor(test, client, at: "1.1")
            let before = try await editor.survey
            var form = await editor.form
            form["text.de"] = "Noch nicht <gespeichert>"
            form["in"] = "de"
            form["do"] = "save"
            let drawn = try await editor.browser.send(
                SiteURL.surveyPreview.path(editor.id, ["frame": "yes"]), .post,
                [.contentType: "application/x-www-form-urlencoded"], ByteBuffer(string: form.encoded))
            #expect(drawn.status == .ok && drawn.text.contains("Noch nicht &lt;gespeichert&gt;"))
            #expect(try await editor.survey == before)
        }
    }

    @Test func `the preview is walked to its end, with its conditions, and keeps nothing`() async throws {
        try await TestSite.run(on: [.file]) { test, client in
            let editor = try await Editor(test, client, from: "loyalty")
            let path = SiteURL.surveyPreview.path(editor.id)
            let browser = editor.browser
            let first = try await browser.get(path).text
            #expect(
                first.contains("Nothing that is chosen here is kept") && !first.contains("What should we do better?"))
            let german = try await browser.post(path, ["tongue": "de", "screen": "0"]).text
            #expect(german.contains("<div lang=\"de\" dir=\"ltr\">"))
            let asked = try await browser.post(path, ["screen": "0", "shown": "recommend", "recommend": "3"]).text
            #expect(asked.contains("What should we do better?") && !asked.contains("What do you like most?"))
            let missing = try await browser.post(path, ["screen": "0", "shown": "recommend"]).text
            #expect(missing.contains("Please answer this question."))
            let sent = try await browser.post(
                path, ["screen": "0", "shown": "recommend better", "recommend": "3", "language": "en"]
            ).text
            #expect(sent.contains("We read every answer.") && sent.contains("Begin again"))
        }
    }

    @Test func `a draft without questions can be looked at and answered`() async throws {
        try await TestSite.run(on: [.file]) { test, client in
            let analyst = Browser(client)
            try await analyst.signIn(test.cast.analyst)
            let empty = Questionnaire(
                key: "none", title: Translated([:]), languages: [], respondents: .customers, sections: [])
            let faulty = Questionnaire(
                key: "odd", title: Translated(["en": "Odd"]), languages: ["en", "en", "x y"], respondents: .customers,
                sections: [
                    .init(questions: [
                        Question(key: "a", kind: .number(low: 9, high: -9), text: Translated([:]), scale: "s"),
                        Question(key: "a", kind: .ranking([]), text: Translated(["de": "x"])),
                        Question(
                            key: "b", kind: .choice([]), text: Translated([:]),
                            condition: Condition(question: "gone", test: .isOneOf(["x"]))),
                        Question(
                            key: "", kind: .date, text: Translated([:]),
                            condition: Condition(question: "a", test: .isAtLeast(.greatestFiniteMagnitude))),
                    ])
                ])
            let ids = try await test.site.database.write { transaction in
                [try transaction.surveys.insert(empty), try transaction.surveys.insert(faulty)]
            }
            for id in ids {
                for path in [
                    SiteURL.survey.path(id), SiteURL.survey.path(id, ["at": "whole"]),
                    SiteURL.survey.path(id, ["at": "0.2"]),
                    SiteURL.survey.path(id, ["at": "0.3"]), SiteURL.survey.path(id, ["at": "0"]),
                    SiteURL.survey.path(id, ["at": "9.9", "news": "moved", "on": "9.9", "in": "zz"]),
                    SiteURL.surveyPreview.path(id), SiteURL.surveyPreview.path(id, ["frame": "yes", "screen": "7"]),
                    SiteURL.surveyTranslation.path(id), SiteURL.surveyText.path(id), SiteURL.surveyFile.path(id),
                ] {
                    #expect(try await analyst.get(path).status == .ok, "\(path)")
                }
                try await analyst.get(SiteURL.survey.path(id))
                let walked = try await analyst.post(SiteURL.surveyPreview.path(id), ["screen": "0"])
                #expect(walked.status == .ok)
                try await analyst.get(SiteURL.survey.path(id))
                #expect(try await analyst.post(SiteURL.surveyPublication.path(id)).status == .unprocessableContent)
            }
        }
    }
}
