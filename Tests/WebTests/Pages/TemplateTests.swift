import Domain
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
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

    @Test func `lines of a partial are not indented, so that a text area keeps its text`() throws {
        let templates = try Templates(sources: ["outer": "<p>\n    {{>inner}}\n</p>", "inner": "<i>{{text}}</i>\n"])
        struct Value { let text: String }
        #expect(try templates.render(Value(text: "a\nb"), with: "outer") == "<p>\n<i>a\nb</i>\n</p>")
    }

    @Test func `every tag finds its value, and every section is shown by some sample`() throws {
        var walk = try TemplateWalk(templates.sources)
        for page in PageSamples.all {
            walk.follow("layout", [try Document(page, for: visit(as: .manager))])
        }
        walk.follow("layout", [try Document(SignInPage(next: ""), for: visit(as: nil))])
        #expect(walk.faults.sorted() == [])
        #expect(walk.unopened == [])
    }

    @Test func `every page has a sample and draws it`() throws {
        let sampled = Set(PageSamples.all.map(\.template))
        #expect(Set(templates.sources.keys.filter { $0.hasSuffix("Page") }).subtracting(sampled) == [])
        for page in PageSamples.all {
            let html = try templates.render(Document(page, for: visit(as: .employee)), with: "layout")
            #expect(html.contains("<h1"), "\(page.template)")
            #expect(!html.contains("{{"), "\(page.template)")
            #expect(html.ranges(of: /<h1[ >]/).count == 1, "\(page.template)")
        }
    }

    @Test func `templates hold nothing that the policy forbids or the escaping cannot guard`() {
        for (name, source) in templates.sources {
            #expect(!source.contains("{{{") && !source.contains("{{&"), "\(name): unescaped")
            #expect(!source.contains(/=\{\{/), "\(name): attribute without quotes")
            let inline = /\sstyle=|<style|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)/
            #expect(!source.contains(inline), "\(name): inline")
            let forms = source.ranges(of: /<form[^>]*method="post"/).count
            let tokens = source.ranges(of: "{{>formToken}}").count + source.ranges(of: "form-token").count
            #expect(forms <= tokens || name == "formToken", "\(name): a form without its token")
        }
    }

    private func visit(as role: Role?) throws -> Visit {
        let account = role.map {
            Account(id: Account.ID(1), name: "Mia", email: "m@example.org", role: $0, unit: Unit.ID(1))
        }
        let head = HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: "/people")
        return Visit(
            site: try Site(database: NoDatabase(), clock: { 0 }),
            request: Request(head: head, body: RequestBody(buffer: .init())), id: "1", logger: Logger(label: "test"),
            query: Form([Notice.query: [Notice.nameSaved.rawValue]]),
            session: account.map { ActiveSession(account: $0, tokenHash: "", formSecret: Token().text) })
    }
}
