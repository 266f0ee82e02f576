import Domain
import Exchange
import HTTPTypes
import Hummingbird
import HummingbirdCore
import HummingbirdTesting
import NIOCore
import Storage
import Testing

@testable import Web

@Suite struct ImportPagesTests {
    private static let panel = """
        unit,year,occupancy
        n-1,2022,81.5
        s,2022,77

        """
    private static let mapping: KeyValuePairs<String, String> = [
        "layout": "panel", "unit": "column:unit", "period": "column:year", "metric-2": "occupancy", "then": "check",
    ]

    /// Runs as the analyst, with one metric.
    private func run(_ body: @escaping @Sendable (TestSite, Browser) async throws -> Void) async throws {
        try await TestSite.run { test, client in
            _ = try await test.site.database.write { transaction in
                try transaction.metrics.insert(
                    Metric(
                        key: "occupancy", name: "Occupancy", side: .business,
                        scale: Scale(low: 0, high: 100, format: .percent), basis: .figures))
            }
            let browser = Browser(client)
            try await browser.signIn(test.cast.analyst)
            try await body(test, browser)
        }
    }

    private func imports(_ test: TestSite) async throws -> [Import] {
        try await test.site.database.read { try $0.imports.all() }
    }

    @Test func `a file is sent, mapped, checked, brought in and taken back`() async throws {
        try await run { test, browser in
            let sent = try await browser.upload(Self.panel)
            let upload = try #require(sent.location)
            let form = try await browser.get(upload)
            #expect(form.text.contains("81.5"))
            #expect(form.text.contains("<option value=\"column:unit\" selected>"))
            #expect(form.text.contains("<option value=\"occupancy\" selected>"))

            let work = try #require(try await browser.post(upload, Self.mapping).location)
            let checked = try await browser.wait(work)
            #expect(checked.text.contains("The file is ready"))
            #expect(try await imports(test).isEmpty)

            let done = try await browser.post(upload + "/import")
            let landed = try await browser.wait(try #require(done.location))
            let record = try #require(landed.location)
            #expect(try await browser.get(record).text.contains("Occupancy"))
            let made = try #require(try await imports(test).first)
            #expect(made.madeBy == test.cast.analyst.name && made.observations == 2)
            #expect(try await browser.get(work).location?.hasPrefix(SiteURL.importRecord.path(made.id)) == true)

            try await browser.get(SiteURL.importRecord.path(made.id))
            try await browser.post(SiteURL.importUndoing.path(made.id))
            #expect(try await imports(test).first?.undoing?.by == test.cast.analyst.name)
            #expect(try await browser.get(SiteURL.importRecord.path(made.id)).text.contains("Taken back by"))
        }
    }

    @Test func `problems are listed with their places, refused rows can be saved and left out`() async throws {
        try await run { test, browser in
            let sent = try await browser.upload(Self.panel + "nowhere,2022,50\nn,2022,101\n")
            let upload = try #require(sent.location)
            try await browser.get(upload)
            let work = try #require(try await browser.post(upload, Self.mapping).location)
            let checked = try await browser.wait(work).text
            #expect(checked.contains("unknown unit") && checked.contains("nowhere"))
            #expect(checked.contains("from 0 to 100"))
            let refused = try await browser.get(upload + "/refused.csv")
            #expect(refused.headers[.contentDisposition]?.contains("attachment") == true)
            #expect(refused.text.split(separator: "\r\n").count == 3)

            try await browser.get(work)
            try await browser.post(upload + "/import")
            _ = try await browser.wait(work)
            #expect(try await imports(test).isEmpty, "nobody said to leave anything out")

            try await browser.get(work)
            try await browser.post(upload + "/import", ["leave_out": "on"])
            _ = try await browser.wait(work)
            #expect(try await imports(test).first?.rowsRefused == 2)
        }
    }

    @Test func `the same file again needs a yes`() async throws {
        try await run { test, browser in
            for yes in [false, false, true] {
                let upload = try #require(try await browser.upload(Self.panel).location)
                try await browser.get(upload)
                let work = try #require(try await browser.post(upload, Self.mapping).location)
                let page = try await browser.wait(work).text
                let isFirst = try await imports(test).isEmpty
                #expect(page.contains("The same file was brought in") == !isFirst)
                try await browser.post(upload + "/import", yes ? ["again": "on"] : [:])
                _ = try await browser.wait(work)
                if let made = try await imports(test).first, isFirst {
                    try await test.site.database.write { transaction in
                        _ = try transaction.imports.undo(
                            made.id, .init(by: "Ben", at: 0), tree: try transaction.units.tree())
                        try transaction.execute("UPDATE import SET undone_at = NULL, undone_by = NULL")
                    }
                }
            }
            #expect(try await imports(test).count == 2)
        }
    }

    @Test(arguments: [
        ("", "Choose a file"), ("PK\u{3}\u{4}\u{14}\u{0}abc", "workbook"), ("1,2\n3,4\n", "only numbers"),
    ])
    func `what is no usable file is refused beside the form`(text: String, words: String) async throws {
        try await run { test, browser in
            let response = try await browser.upload(text)
            #expect(response.status == .unprocessableContent)
            #expect(response.text.contains(words))
            #expect(try await test.site.database.read { try $0.uploads.waiting() }.isEmpty)
        }
    }

    /// Asked without the router, whose test client states the true length of what it sends.
    @Test func `a file that announces more than the limit is refused before it is read`() async throws {
        try await run { test, _ in
            let head = HTTPRequest(
                method: .post, scheme: "http", authority: "localhost", path: SiteURL.uploads.path(),
                headerFields: [
                    .contentType: "multipart/form-data; boundary=frontier", .contentLength: "5368709120",
                ])
            let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(string: "--frontier")))
            let error = await #expect(throws: HTTPError.self) {
                _ = try await IncomingUpload.receive(request, into: test.site.uploads, limit: 2 << 30)
            }
            #expect(error?.status == .contentTooLarge)
            #expect(error?.body?.contains("2 GiB") == true)
        }
    }

    @Test func `a mapping with faults comes back with them, and one can be saved and sent along`() async throws {
        try await run { _, browser in
            let upload = try #require(try await browser.upload(Self.panel).location)
            try await browser.get(upload)
            let wrong = try await browser.post(
                upload, ["layout": "panel", "unit": "", "unit_fixed": "gone", "period": "column:year", "then": "check"])
            #expect(wrong.status == .unprocessableContent)
            #expect(wrong.text.contains("Choose a metric") && wrong.text.contains("“gone”"))
            let saved = try await browser.post(
                upload,
                [
                    "layout": "panel", "unit": "column:unit", "period": "column:year", "metric-2": "occupancy",
                    "missing": "-99, n/a", "factor-2": "0,5", "then": "download",
                ])
            let mapping = try Mapping(json: Array(saved.text.utf8))
            #expect(mapping.missing == ["-99", "n/a"])
            #expect(mapping.metrics == [.init(column: "occupancy", metric: "occupancy", factor: 0.5)])
            let second = try #require(try await browser.upload(Self.panel, mapping: saved.text).location)
            #expect(try await browser.get(second).text.contains("value=\"-99, n/a\""))
        }
    }

    @Test(arguments: ["inf", "nan", "-inf", "1e999", "0", "many"])
    func `a factor that is no usable number comes back beside its column`(factor: String) async throws {
        try await run { test, browser in
            let upload = try #require(try await browser.upload(Self.panel).location)
            try await browser.get(upload)
            let response = try await browser.post(
                upload,
                [
                    "layout": "panel", "unit": "column:unit", "period": "column:year", "metric-2": "occupancy",
                    "factor-2": factor, "then": "check",
                ])
            #expect(response.status == .unprocessableContent && response.text.contains("A factor is a number"))
            #expect(try await browser.get(upload).status == .ok)
        }
    }

    @Test func `what was brought in already leads to its record, whatever is pressed`() async throws {
        try await run { test, browser in
            let upload = try #require(try await browser.upload(Self.panel).location)
            try await browser.get(upload)
            let work = try #require(try await browser.post(upload, Self.mapping).location)
            _ = try await browser.wait(work)
            try await browser.post(upload + "/import")
            _ = try await browser.wait(work)
            let record = SiteURL.importRecord.path(try #require(try await imports(test).first).id)
            #expect(try await browser.get(upload).location == record)
            #expect(try await browser.post(upload + "/import").location == record)
            #expect(try await browser.post(upload, Self.mapping).location == record)
            #expect(try await browser.post(upload + "/removal").location == record)
            #expect(try await imports(test).count == 1)
        }
    }

    @Test func `cells parted otherwise than guessed are proposed anew`() async throws {
        try await run { test, browser in
            let upload = try #require(try await browser.upload("unit;a,year\nn;1,2022\n").location)
            try await browser.get(upload)
            #expect(try await browser.post(upload, ["delimiter": "semicolon", "then": "check"]).location == upload)
            #expect(try await browser.get(upload).text.contains("column:a,year"))
        }
    }

    @Test func `adding a metric on the way keeps what was said of the columns`() async throws {
        try await run { test, browser in
            let upload = try #require(try await browser.upload(Self.panel).location)
            try await browser.get(upload)
            let form: KeyValuePairs<String, String> = [
                "layout": "panel", "unit": "column:unit", "period": "column:year", "missing": "-77", "then": "metric",
            ]
            let elsewhere = try #require(try await browser.post(upload, form).location)
            #expect(elsewhere.hasPrefix(SiteURL.newMetric.path()))
            #expect(try await browser.get(upload).text.contains("value=\"-77\""))
        }
    }

    @Test func `an upload can be thrown away`() async throws {
        try await run { test, browser in
            let upload = try #require(try await browser.upload(Self.panel).location)
            try await browser.get(upload)
            try await browser.post(upload + "/removal")
            let gone = try await browser.get(upload)
            #expect(gone.status == .notFound)
            let waiting = try await test.site.database.read { try $0.uploads.waiting() }
            #expect(waiting.isEmpty)
        }
    }

    @Test func `a form without the session's token brings nothing in`() async throws {
        try await run { test, browser in
            let headers: HTTPFields = [.contentType: "multipart/form-data; boundary=frontier"]
            let body = ByteBuffer(string: "--frontier--\r\n")
            let answer = try await browser.send(SiteURL.uploads.path(), .post, headers, body)
            #expect(answer.status == .forbidden)
            let waiting = try await test.site.database.read { try $0.uploads.waiting() }
            #expect(waiting.isEmpty)
        }
    }
}
