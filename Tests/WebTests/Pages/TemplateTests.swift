import Synchronization
import Testing

@testable import Web

@Suite struct TemplateTests {
    let templates: Templates

    init() throws { templates = try Templates() }

    @Test(arguments: ["\"\u{301}", "\"\u{200D}", "'\u{301}", "<\u{301}", "&\u{FE0F}", ">\u{301}"])
    func `a quote with an accent behind it does not end an attribute`(text: String) throws {
        let templates = try Templates(sources: [
            "outer": "<a title=\"{{text}}\">{{>inner}}{{#texts}}{{.}}{{/texts}}</a>", "inner": "<b title='{{text}}'>",
        ])
        struct Value { let text: String; let texts: [String] }
        let html = try templates.render(Value(text: text, texts: [text]), with: "outer")
        let bare = ["<a title=\"", "\"><b title='", "'>", "</a>"].reduce(html) { $0.replacing($1, with: "") }
        #expect(!bare.unicodeScalars.contains { "\"'<>".unicodeScalars.contains($0) })
        #expect(html.unicodeScalars.count { $0 == ";" } == 3)
    }

    @Test func `text without anything to escape stays as it is`() {
        #expect(HTMLText().escapeText("Zoë’s café – 5 ≥ 4") == "Zoë’s café – 5 ≥ 4")
        #expect(HTMLText().escapeText("<a href='x'>&\"") == "&lt;a href=&#39;x&#39;&gt;&amp;&quot;")
    }

    @Test func `a template reads optionals, lists and what stands around, as Mustache says`() throws {
        struct Inner { let name: String; let note: String? }
        struct Value { let title: String; let note: String?; let one: Inner?; let none: Inner?; let list: [Inner] }
        let templates = try Templates(sources: [
            "page": """
            {{#one}}{{name}} {{title}} {{#.note}}own{{/.note}}{{#note}}around{{/note}}{{/one}}{{#none}}no{{/none}}
            {{#list}}{{name}}{{^last()}},{{/last()}}{{/list}}{{^none}} none{{/none}}
            """
        ])
        let value = Value(
            title: "T", note: "x", one: Inner(name: "a", note: nil), none: nil,
            list: [Inner(name: "b", note: nil), Inner(name: "c", note: "n")])
        #expect(try templates.render(value, with: "page") == "a T around\nb,c none")
    }

    @Test func `lines of a partial are not indented, so that a text area keeps its text`() throws {
        let templates = try Templates(sources: ["outer": "<p>\n    {{>inner}}\n</p>", "inner": "<i>{{text}}</i>\n"])
        struct Value { let text: String }
        #expect(try templates.render(Value(text: "a\nb"), with: "outer") == "<p>\n<i>a\nb</i>\n</p>")
    }

    @Test func `every tag finds its value, and every section is shown by some page`() async throws {
        let drawn = Mutex<[(template: String, value: any Sendable)]>([])
        let note: @Sendable (String, any Sendable) -> Void = { template, value in
            drawn.withLock { $0.append((template, value)) }
        }
        try await TestSite.run(address: "https://voice.example.org", on: [.file], whenDrawn: note) { test, client in
            try await test.tour(client)
        }
        var templates = templates
        templates.whenDrawn = note
        _ = try PageSamples.untranslatedLetter.letter(at: #require(SiteAddress("https://voice.example.org")), templates)
        var walk = try TemplateWalk(templates.sources)
        for (template, value) in drawn.withLock({ $0 }) { walk.follow(template, [value]) }
        for page in PageSamples.all { walk.follow("layout", [try Document(page, assets: Assets())]) }
        #expect(walk.faults.sorted() == [])
        #expect(walk.unopened == [])
    }

    @Test func `every sample is drawn whole, with one heading`() throws {
        for page in PageSamples.all {
            let html = try templates.draw(Document(page, assets: Assets()))
            #expect(!html.contains("{{"), "\(page.template)")
            #expect(html.ranges(of: /<h1[ >]/).count == 1, "\(page.template)")
        }
    }

    @Test func `templates hold nothing that the policy forbids or the escaping cannot guard`() {
        for (name, source) in templates.sources {
            // What a template has drawn is escaped already.
            let isDrawn = name == DrawnPage.template
            #expect(isDrawn || !source.contains("{{{") && !source.contains("{{&"), "\(name): unescaped")
            #expect(!source.contains(/[\s"][a-z-]+=\{\{/), "\(name): attribute without quotes")
            let inline = /\sstyle=|<style|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)/
            // Mail programs know no style sheets, and no page of ours is drawn with it.
            let isMail = name == "LetterSheet"
            #expect(isMail || !source.contains(inline), "\(name): inline")
            #expect(!isMail || !source.contains("<script"), "\(name): script")
            let forms = source.ranges(of: /<form[^>]*method="post"/).count
            let tokens = source.ranges(of: "{{>formToken}}").count + source.ranges(of: "form-token").count
            #expect(forms <= tokens || name == "formToken", "\(name): a form without its token")
        }
    }
}
