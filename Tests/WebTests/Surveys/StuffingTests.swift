import Domain
import HTTPTypes
import HummingbirdCore
import HummingbirdTesting
import NIOCore
@testable import Storage
import Testing

@testable import Web

/// What keeps a shared link from being stuffed, and what honest people see of it.
@Suite struct StuffingTests {
    /// A round of one question, and its path.
    private func open(_ test: TestSite, link: String = "round") async throws -> (id: Round.ID, path: String) {
        let (title, why) = (Translated(["en": "Title"]), Translated(["en": "Why"]))
        let (unit, now) = (test.cast.north, test.clock.now)
        let id = try await test.site.database.write { transaction in
            let survey = try transaction.surveys.insert(
                Questionnaire(
                    key: link, title: title, languages: ["en"], respondents: .customers,
                    sections: [.init(questions: [Question(key: "why", kind: .line, text: why)])]))
            _ = try transaction.surveys.publish(try #require(try transaction.surveys.find(survey)), at: now)
            return try transaction.rounds.open(
                Round(
                    survey: survey, version: 1, plan: RoundPlan(unit: unit), period: .year(2024), link: link,
                    openedAt: now))
        }
        return (id, SiteURL.answering.path(link))
    }

    private func sheet(_ page: String) throws -> String {
        String(try #require(page.firstMatch(of: /name="sheet" value="([0-9a-f]{64})"/)).1)
    }

    private func send(
        _ client: any TestClientProtocol, _ path: String, sheet: String, why: String = "x", from address: String? = nil
    ) async throws -> TestResponse {
        var headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded", .accept: "text/html"]
        headers[.xForwardedFor] = address
        let body = "screen=0&language=en&shown=why&sheet=\(sheet)&why=\(why)"
        return try await client.executeRequest(uri: path, method: .post, headers: headers, body: .init(string: body))
    }

    private func responses(_ test: TestSite, _ round: Round.ID) async throws -> Int {
        try await test.site.database.read { try $0.rounds.responses(of: round) }
    }

    @Test func `a sheet that no page was handed out with comes back with all that was typed, and is taken then`()
        async throws
    {
        try await TestSite.run { test, client async throws in
            let ((round, path), (_, other)) = (try await open(test), try await open(test, link: "other"))
            let foreign = try sheet(try await Browser(client).get(other).text)
            for made in [Token().text, "", foreign] {
                let again = try await send(client, path, sheet: made, why: "kept")
                #expect(again.status == .unprocessableContent)
                #expect(again.text.contains("value=\"kept\"") && again.text.contains("send them once more"))
                let before = try await responses(test, round)
                let fresh = try sheet(again.text)
                for _ in 1...2 { #expect(try await send(client, path, sheet: fresh).status == .ok) }
                #expect(try await responses(test, round) == before + 1)
            }
        }
    }

    @Test func `a page that is open stays good through a restart and on every server`() async throws {
        try await TestSite.run { test, client async throws in
            let (round, path) = try await open(test)
            let sheet = try sheet(try await Browser(client).get(path).text)
            let site = try Site(database: test.site.database, passwords: .cheap, clock: { test.clock.now })
            try await site.application(port: 0, logger: .silent).test(.router) { other async throws in
                #expect(try await send(other, path, sheet: sheet).status == .ok)
            }
            #expect(try await send(client, path, sheet: sheet).status == .ok)
            #expect(try await responses(test, round) == 1)
        }
    }

    @Test func `one address sends hundreds of answers at once, then one in a second, and loses nothing meanwhile`()
        async throws
    {
        try await TestSite.run(on: [.file]) { test, client async throws in
            let (round, path) = try await open(test)
            let seal = try await test.site.seal.read(from: test.site.database)
            let asked = try #require(try await test.site.database.read { try $0.rounds.find(round) })
            func send(from address: String, why: String = "x") async throws -> TestResponse {
                try await self.send(client, path, sheet: seal.sheet(of: asked).text, why: why, from: address)
            }
            for _ in 0..<Turnstile.atOnce {
                #expect(try await send(from: "203.0.113.9, 198.51.100.7").status == .ok)
            }
            let refused = try await send(from: "198.51.100.7", why: "kept")
            #expect(refused.status == .tooManyRequests && refused.headers[.retryAfter] == "60")
            #expect(refused.text.contains("value=\"kept\"") && refused.text.contains("again in a minute"))
            #expect(try await send(from: "203.0.113.9").status == .ok)
            test.clock.pass(2)
            let later = [try await send(from: "198.51.100.7"), try await send(from: "198.51.100.7")]
            #expect(later.allSatisfy { $0.status == .ok })
            #expect(try await send(from: "198.51.100.7").status == .tooManyRequests)
            #expect(try await responses(test, round) == Int(Turnstile.atOnce) + 3)
        }
    }

    @Test func `where the database cannot be written to, nothing that was typed is lost`() async throws {
        try await TestSite.run(on: [.file]) { test, client async throws in
            let (_, path) = try await open(test)
            let sheet = try sheet(try await Browser(client).get(path).text)
            let full = FullDisk(database: test.site.database)
            let site = try Site(database: full, passwords: .cheap, clock: { test.clock.now })
            try await site.application(port: 0, logger: .silent).test(.router) { client async throws in
                let again = try await send(client, path, sheet: sheet, why: "kept")
                #expect(again.status == .serviceUnavailable && again.headers[.retryAfter] == "5")
                #expect(again.text.contains("value=\"kept\"") && again.text.contains("value=\"\(sheet)\""))
            }
            #expect(try await send(client, path, sheet: sheet).status == .ok)
        }
    }

    @Test func `a crowd at one round's door leaves the other rounds' doors open`() {
        let (turnstile, crowd) = (Turnstile(), Sender.v4([198, 51, 100, 7]))
        for _ in 0..<Turnstile.atOnce { #expect(turnstile.admits(crowd, to: Round.ID(1), at: 1_000)) }
        #expect(!turnstile.admits(crowd, to: Round.ID(1), at: 1_000))
        #expect(turnstile.admits(crowd, to: Round.ID(2), at: 1_000))
        #expect(turnstile.admits(crowd, to: Round.ID(1), at: 1_001))
        #expect(!turnstile.admits(crowd, to: Round.ID(1), at: 1_001))
    }

    @Test func `an address counts as far as it tells households apart`() {
        func sender(_ text: String) -> Sender? { Sender(forwarded: text) }
        #expect(sender("2001:db8:1:2::1") == sender("2001:db8:1:2:ffff::9"))
        #expect(sender("2001:db8:1:2::1") != sender("2001:db8:1:3::1"))
        #expect(sender("::ffff:198.51.100.7") == sender("198.51.100.7"))
        #expect(sender("198.51.100.7") != sender("198.51.100.8"))
        #expect(sender("1.1.1.1, 198.51.100.7 ") == sender("198.51.100.7"))
        #expect(["", "unknown", "1.1.1.1, x", "-"].allSatisfy { sender($0) == nil })
    }

    @Test(arguments: [
        ("127.0.0.1", nil, "1.1.1.1"), ("::1", nil, "1.1.1.1"), ("10.0.0.9", nil, "10.0.0.9"),
        ("10.0.0.9", "https://voice.example.org", "1.1.1.1"), ("10.0.0.9", "http://voice.example.org", "10.0.0.9"),
    ])
    func `what a proxy says is believed where there surely is one`(
        peer: String, site: String?, believed: String
    ) throws {
        let site = try Site(
            database: NoDatabase(), address: site.flatMap(SiteAddress.init), passwords: .cheap, clock: { 0 })
        var head = HTTPRequest(method: .post, scheme: "http", authority: "localhost", path: "/a/x")
        head.headerFields[.xForwardedFor] = "8.8.8.8, 1.1.1.1"
        let visit = Visit(
            site: site, request: .init(head: head, body: .init(buffer: .init())), id: "1",
            peer: try SocketAddress(ipAddress: peer, port: 1), logger: .silent, query: Form(), session: nil)
        #expect(Sender(visit) == Sender(forwarded: believed))
    }
}
