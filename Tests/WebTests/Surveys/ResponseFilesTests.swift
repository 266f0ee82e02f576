import Domain
import Exchange
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Storage
import Testing

@testable import Web

/// Responses as files, as an analyst takes them.
@Suite struct ResponseFilesTests {
    private static let places = [SiteURL.roundResponses, SiteURL.roundWorkbook, SiteURL.roundSPSS]

    /// Follows to the file where it takes its time.
    private func take(_ browser: Browser, _ path: String) async throws -> TestResponse {
        var answer = try await browser.get(path)
        guard let work = answer.location else { return answer }
        repeat {
            answer = try await browser.get(work)
            if answer.text.contains("data-refresh") { try await Task.sleep(for: .milliseconds(20)) }
        } while answer.text.contains("data-refresh")
        let file = try #require(answer.text.firstMatch(of: /href="([^"]+\/file)"/)?.1)
        return try await browser.get(String(file))
    }

    @Test func `customers' responses leave in three formats, and the round's page leads there`() async throws {
        try await TestSite.run(live: true) { test, client in
            let round = try await test.openRound(responses: 1_100)
            let analyst = Browser(client)
            try await analyst.signIn(test.cast.analyst)
            let page = try await analyst.get(SiteURL.round.path(round)).text
            #expect(page.contains("Take the responses with you") && page.contains("<option value=\"de\">"))
            for (place, start, ending) in [
                (SiteURL.roundResponses, "response,unit", "csv"), (SiteURL.roundWorkbook, "PK", "xlsx"),
                (SiteURL.roundSPSS, "$FL2", "sav"),
            ] {
                #expect(page.contains("formaction=\"\(place.path(round))\""))
                let file = try await take(analyst, place.path(round, ["as": "labels", "language": "de"]))
                #expect(file.status == .ok)
                #expect(Array(file.body.readableBytesView.prefix(start.utf8.count)) == Array(start.utf8))
                #expect(file.headers[.contentDisposition] == "attachment; filename=\"shop-2025.\(ending)\"")
            }
            let csv = try await analyst.get(SiteURL.roundResponses.path(round, ["language": "de"])).text
            let lines = csv.components(separatedBy: "\r\n")
            #expect(lines.count == 1_102 && lines[1] == "10000,n-1,Ward One,2024-10-04,en,0,Ja,'=0")
            #expect(try await analyst.get(SiteURL.roundResponses.path(round, ["as": "codes"])).text.contains(",yes,"))
        }
    }

    @Test func `employees' responses leave in no format, and their page does not offer it`() async throws {
        try await TestSite.run { test, client in
            let round = try await test.openRound(.employees, responses: 12)
            let administrator = Browser(client)
            try await administrator.signIn(test.cast.administrator)
            for place in Self.places {
                let answer = try await administrator.get(place.path(round))
                #expect(answer.status == .forbidden && answer.text.contains("never handed out"))
            }
            try await administrator.post(SiteURL.roundClosure.path(round))
            for place in Self.places { #expect(try await administrator.get(place.path(round)).status == .forbidden) }
            #expect(!(try await administrator.get(SiteURL.round.path(round)).text.contains("Take the responses")))
        }
    }

    @Test func `an executive sees the round, but takes no responses`() async throws {
        try await TestSite.run(on: [.file]) { test, client in
            let round = try await test.openRound(responses: 2)
            let executive = Browser(client)
            try await executive.signIn(test.cast.executive)
            #expect(!(try await executive.get(SiteURL.round.path(round)).text.contains("Take the responses")))
            for place in Self.places { #expect(try await executive.get(place.path(round)).status == .forbidden) }
        }
    }

    @Test func `what cannot be asked for is refused with its reason`() async throws {
        try await TestSite.run(on: [.file]) { test, client in
            let round = try await test.openRound(responses: 1)
            let analyst = Browser(client)
            try await analyst.signIn(test.cast.analyst)
            for place in Self.places {
                let language = try await analyst.get(place.path(round, ["language": "fr"]))
                #expect(language.status == .unprocessableContent && language.text.contains("It is in en, de."))
                let coding = try await analyst.get(place.path(round, ["as": "poems"]))
                #expect(coding.status == .unprocessableContent && coding.text.contains("neither labels nor codes"))
                #expect(try await analyst.get(place.path(Round.ID(99))).status == .notFound)
            }
        }
    }

    @Test func `what is written for one person is shown to nobody else, and is gone once it was sent`() async throws {
        try await TestSite.run(live: true, on: [.file]) { test, client in
            let round = try await test.openRound(responses: 1)
            let (analyst, other) = (Browser(client), Browser(client))
            try await analyst.signIn(test.cast.analyst)
            try await other.signIn(test.cast.administrator)
            let order = ExportDesk.Order(account: test.cast.analyst.id, round: round, format: .sav, query: Form())
            let gate = AsyncStream<Void>.makeStream()
            let path = try test.site.uploads.outgoing()
            let work = test.site.exports.begin(order, at: test.clock.now, logger: .silent) { progress in
                progress(0.42)
                for await _ in gate.stream { break }
                try "the file".write(toFile: path, atomically: false, encoding: .utf8)
                return ExportDesk.File(path: path, name: "f.sav", type: "text/plain", responses: 1, bytes: 8)
            }
            let (page, file) = (SiteURL.export.path(work), SiteURL.exportFile.path(work))
            while !(try await analyst.get(page).text.contains("42 % done")) {
                try await Task.sleep(for: .milliseconds(5))
            }
            #expect(try await analyst.get(file).status == .notFound)
            gate.continuation.yield()
            while !(try await analyst.get(page).text.contains("is ready")) {
                try await Task.sleep(for: .milliseconds(5))
            }
            #expect(try await other.get(page).status == .notFound)
            #expect(try await other.get(file).status == .notFound)
            let sent = try await analyst.get(file)
            #expect(sent.text == "the file" && sent.headers[.contentLength] == "8")
            let gone = try await analyst.get(page)
            #expect(gone.status == .notFound && gone.text.contains("once more from the round"))
            #expect(!FileManager.default.fileExists(atPath: path))
        }
    }
}
