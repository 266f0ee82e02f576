import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Storage
import Testing

@testable import Web

/// Replies to comments whose authors nobody knows, from the page of thanks to the answer.
@Suite struct ThreadTests {
    private func analyst(_ test: TestSite, _ client: any TestClientProtocol) async throws -> Browser {
        let browser = Browser(client)
        try await browser.signIn(test.cast.analyst)
        return browser
    }

    /// Replies to the comment that holds certain words, as the comments page's own form does.
    private func reply(
        _ text: String, to words: String, in asked: WrittenRound, _ browser: Browser
    ) async throws -> TestResponse {
        let page = try await browser.get(SiteURL.roundComments.path(asked.round, ["q": words])).text
        let comment = try #require(page.firstMatch(of: /name="comment" value="([0-9a-f]+)"/)?.1)
        return try await browser.post(
            SiteURL.roundReplies.path(asked.round), ["comment": String(comment), "q": words, "text": text])
    }

    @Test func `an author reads the reply by her link and answers, and nobody learns who she is`() async throws {
        try await TestSite.run { test, client in
            let asked = try await WrittenRound(test, client)
            let thanks = try await asked.answer(why: "The <b>rota</b>", wish: "A lamp")
            #expect(thanks.status == .ok && thanks.text.contains("Nobody can find it again for you"))
            let (link, author) = (try WrittenRound.link(in: thanks), Browser(client))
            for index in 0..<9 { _ = try await asked.answer(why: "word \(index)") }
            let early = try await author.get(link).text
            #expect(early.contains("The &lt;b&gt;rota&lt;/b&gt;") && early.contains("A lamp"))
            #expect(early.ranges(of: "No reply yet").count == 2 && !early.contains("<form"))
            try await asked.close(test)
            let analyst = try await analyst(test, client)
            let sent = try await reply("Which <i>week</i>?", to: "rota", in: asked, analyst)
            #expect(sent.location?.hasSuffix("notice=reply-kept") == true)
            let replied = try await author.get(link).text
            #expect(replied.contains("Reply, ") && replied.contains("Which &lt;i&gt;week&lt;/i&gt;?"))
            #expect(replied.ranges(of: "No reply yet").count == 1 && replied.ranges(of: "<form").count == 1)
            let answered = try await WrittenRound.send(author, link, [("text", "Every\r\nsecond")])
            #expect(try await author.get(try #require(answered.location)).text.contains("Your answer is in."))
            let page = try await analyst.get(SiteURL.roundComments.path(asked.round)).text
            #expect(page.contains("Its author answered") && page.contains("Every\nsecond"))
            #expect(page.ranges(of: "class=\"thread\"").count == 1)
            let reader = Browser(client)
            try await reader.signIn(test.cast.executive)
            let seen = try await reader.get(SiteURL.roundComments.path(asked.round)).text
            #expect(seen.contains("Every\nsecond") && !seen.contains("Send the reply"))
        }
    }

    @Test func `what is no answer comes back with its reason, and nothing is answered before a reply`() async throws {
        try await TestSite.run(on: [.file]) { test, client in
            let asked = try await WrittenRound(test, client)
            let link = try WrittenRound.link(in: try await asked.answer(why: "rota", wish: "lamp"))
            for index in 0..<9 { _ = try await asked.answer(why: "word \(index)") }
            let author = Browser(client)
            func send(_ question: String, _ text: String) async throws -> TestResponse {
                try await author.post(link, ["question": question, "text": text])
            }
            #expect(try await send("why", "too early").status == .conflict)
            try await asked.close(test)
            #expect(try await send("why", "nothing to answer").status == .conflict)
            let analyst = try await analyst(test, client)
            let long = String(repeating: "x", count: 2_001)
            for text in ["", long] {
                let refused = try await reply(text, to: "rota", in: asked, analyst)
                #expect(refused.status == .unprocessableContent)
                #expect(refused.text.contains("at most 2\u{202F}000 characters"))
                #expect(refused.text.contains("<details class=\"reply\" open>"))
            }
            _ = try await reply("Which?", to: "rota", in: asked, analyst)
            let (empty, tooLong) = (try await send("why", " "), try await send("why", long))
            #expect(empty.status == .unprocessableContent && empty.text.contains("Please write something first."))
            #expect(tooLong.text.contains("too long by 1 character") && tooLong.text.contains(">\(long)</textarea>"))
            for question in ["wish", "voice", ""] {
                #expect(try await send(question, "elsewhere").status == .conflict, "\(question)")
            }
            #expect(try await send("why", "Tuesdays").status == .seeOther)
            #expect(try await author.get(link, headers: [.acceptLanguage: "fr"]).text.contains("Vous avez répondu"))
        }
    }

    @Test func `a sheet sent twice has one link; words for nobody and shared tablets have none`() async throws {
        try await TestSite.run { test, client in
            let (asked, browser) = (try await WrittenRound(test, client), Browser(client))
            try await browser.get(asked.path)
            let second = try await WrittenRound.send(browser, asked.path, [("voice", "4"), ("why", "rota")])
            var links: Set<String> = []
            for _ in 0..<2 {
                let again = Browser(client)
                _ = try await again.get("/a/nowhere")
                let sheet = second.text.matches(of: /<input type="hidden" name="([^"]+)" value="([^"]*)">/).map {
                    (String($0.1), String($0.2))
                }
                links.insert(try WrittenRound.link(in: try await WrittenRound.send(again, asked.path, sheet)))
            }
            #expect(links.count == 1)
            #expect(try await browser.get(try #require(links.first)).text.contains("rota"))
            for (ticks, query) in [(["why"], ""), ([], "?kiosk=yes")] {
                let thanks = try await asked.answer(why: "nobody's", ticks: ticks, query: query)
                #expect(thanks.status == .seeOther && thanks.location?.contains("/c/") == false)
            }
            #expect(try await asked.answer().status == .seeOther)
            let linked = try await test.site.database.read { transaction in
                try transaction.rows("SELECT text FROM comment WHERE link_hash IS NOT NULL") { $0.text(0) }
            }
            #expect(linked == ["rota"])
        }
    }

    @Test func `a link that leads nowhere is a plain page, and guessing comes to an end`() async throws {
        try await TestSite.run(on: [.file]) { test, client in
            let asked = try await WrittenRound(test, client)
            let link = try WrittenRound.link(in: try await asked.answer(why: "rota"))
            let other = String(link.dropLast()) + (link.hasSuffix("0") ? "1" : "0")
            func get(_ path: String, from address: String = "198.51.100.7") async throws -> TestResponse {
                try await client.executeRequest(
                    uri: path, method: .get,
                    headers: [.accept: "text/html", .acceptLanguage: "fr", .xForwardedFor: address], body: nil)
            }
            for path in [other, "/c/x", "/c/1-", "/c/0-\(String(repeating: "0", count: 32))", link + "0"] {
                let page = try await get(path)
                #expect(page.status == .notFound && page.text.contains("Il n’y a rien ici"), "\(path)")
            }
            for _ in 5..<Turnstile.atOnce { _ = try await get(other) }
            let slowed = try await get(link)
            #expect(slowed.status == .tooManyRequests && slowed.headers[.retryAfter] == "60")
            #expect(!slowed.text.contains("rota"))
            #expect(try await get(link, from: "198.51.100.8").text.contains("rota"))
            _ = try await test.site.database.write { try $0.execute("DELETE FROM comment") }
            #expect(try await get(link, from: "198.51.100.8").status == .notFound, "what is erased is gone")
        }
    }

    @Test func `replies wait for the end of the round and for ten respondents`() async throws {
        try await TestSite.run(on: [.file]) { test, client in
            let asked = try await WrittenRound(test, client)
            for index in 0..<9 { _ = try await asked.answer(why: "word \(index)") }
            try await asked.close(test)
            let comment = try #require(
                try await test.site.database.read { transaction in
                    try transaction.comments.list(of: asked.round, .init(), limit: 1).first
                })
            let analyst = try await analyst(test, client)
            try await analyst.get(SiteURL.you.path())
            let refused = try await analyst.post(
                SiteURL.roundReplies.path(asked.round), ["comment": comment.id, "text": "Why?"])
            #expect(refused.status == .unprocessableContent && !refused.text.contains(comment.text))
            let entries = try await test.site.database.read { transaction in
                try transaction.first("SELECT COUNT(*) FROM comment_entry") { row in row.integer(0) }
            }
            #expect(entries == 0)
        }
        try await TestSite.run(on: [.file]) { test, client in
            let asked = try await WrittenRound(test, client, .customers)
            _ = try await asked.answer(why: "slow")
            let analyst = try await analyst(test, client)
            let page = try await analyst.get(SiteURL.roundComments.path(asked.round)).text
            #expect(page.contains("When the round is over, you can reply") && !page.contains("Send the reply"))
            try await asked.close(test)
            #expect(
                try await reply("Sorry", to: "slow", in: asked, analyst).status == .seeOther, "customers' rounds too")
        }
    }

    /// Of two people, each with two texts, threads under all of them.
    @Test func `no key in an anonymous round's tables joins two comments of a sheet, or a comment and its response`()
        async throws
    {
        try await TestSite.run { test, client in
            let asked = try await WrittenRound(test, client)
            var links: [ThreadLink] = []
            for index in 0..<10 {
                let thanks = try await asked.answer(why: "why \(index)", wish: "wish \(index)")
                links.append(try #require(ThreadLink(String(try WrittenRound.link(in: thanks).dropFirst(3)))))
            }
            try await asked.close(test)
            let analyst = try await analyst(test, client)
            _ = try await reply("Why?", to: "why 3", in: asked, analyst)
            _ = try await reply("What?", to: "wish 3", in: asked, analyst)
            // What is the same for everybody tells nothing; all else must stand in one row only.
            let (comments, responses, others) = try await test.site.database.read { transaction in
                (
                    try transaction.rows("SELECT id, text, search_text, link_hash, response_id FROM comment") { row in
                        Set((0..<4).map(row.text))
                    },
                    try transaction.rows("SELECT id, answers FROM response") { ($0.text(0), $0.text(1)) },
                    try transaction.rows("SELECT value FROM setting") { $0.text(0) }
                )
            }
            #expect(comments.count == 20 && responses.count == 10)
            for (place, comment) in comments.enumerated() {
                for other in comments[..<place] { #expect(comment.isDisjoint(with: other)) }
                for (id, _) in responses { #expect(!comment.contains(id)) }
            }
            // Nor can the links be made from anything that is kept: responses' ids and the server's own keys.
            let hashes = Set(comments.joined())
            let known = (responses.map(\.0) + others).compactMap(Token.init)
            #expect(known.count >= responses.count)
            for token in known {
                let made = ThreadLink(token, in: asked.round)
                #expect(["why", "wish"].allSatisfy { !hashes.contains(made.hash(of: $0)) })
            }
            #expect(links.allSatisfy { link in ["why", "wish"].allSatisfy { hashes.contains(link.hash(of: $0)) } })
            #expect(hashes.isDisjoint(with: links.map(\.text)))
        }
    }
}
