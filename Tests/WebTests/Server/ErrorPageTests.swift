import Domain
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Storage
import Testing

@testable import Web

@Suite struct ErrorPageTests {
    @Test(arguments: [
        (HTTPRequest.Method.get, "/nothing-here", HTTPResponse.Status.notFound, "There is nothing here"),
        (.get, "/people/x", .notFound, "There is nothing here"),
        (.get, "/people/999", .notFound, "There is nothing here"),
        (.get, "/assets/x/nothing.css", .notFound, "There is nothing here"),
        (.get, "/people/%zz", .badRequest, "could not read"),
        (.get, "/you?a=%ff", .badRequest, "could not read"), (.get, "/people/%00", .badRequest, "could not read"),
        (.post, "/you", .methodNotAllowed, "does not work here"),
        (.put, "/people", .methodNotAllowed, "does not work here"),
        (.delete, "/people/1", .methodNotAllowed, "does not work here"),
        (.get, "/sign-out", .methodNotAllowed, "does not work here"),
    ])
    func `an error is a page with the request's id, and plain text for programs`(
        method: HTTPRequest.Method, path: String, status: HTTPResponse.Status, words: String
    ) async throws {
        try await TestSite.run { test, client in
            let browser = Browser(client)
            try await browser.signIn(test.cast.administrator)
            let page = try await browser.send(path, method)
            #expect(page.status == status)
            #expect(page.headers[.contentType] == "text/html; charset=utf-8")
            #expect(page.text.contains(words) && page.text.contains("<h1>"))
            #expect(page.text.contains("Request \(page.headers[.requestID]!)"))
            #expect(page.headers[.contentSecurityPolicy] == SecurityHeaders.policy)
            let plain = try await browser.send(path, method, [.accept: "*/*"])
            #expect(plain.status == status && plain.headers[.contentType] == "text/plain; charset=utf-8")
            #expect(plain.text.contains(plain.headers[.requestID]!) && !plain.text.contains("<"))
        }
    }

    @Test func `a wrong method says which are right`() async throws {
        try await TestSite.run { _, client in
            let refusal = try await Browser(client).send("/people", .delete)
            #expect(refusal.headers[.allow] == "GET, HEAD, POST")
            #expect(try await Browser(client).get("/sign-out").headers[.allow] == "POST")
            #expect(try await Browser(client).send("/people", .options).status == .methodNotAllowed)
        }
    }

    @Test(arguments: ["/sign-in", "/nothing-here", "/sign-out"])
    func `HEAD is answered like GET without the body`(path: String) async throws {
        try await TestSite.run(live: true) { _, client in
            let get = try await client.execute(uri: path, method: .get)
            let head = try await client.execute(uri: path, method: .head)
            #expect(head.status == get.status && head.body.readableBytes == 0)
            #expect(head.headers[.contentType] == get.headers[.contentType])
        }
    }

    @Test func `errors keep their meaning`() {
        func status(_ error: any Error) -> Int { ErrorPages.answer(to: error).0.code }
        #expect(status(HTTPError(.forbidden)) == 403)
        #expect(status(FieldProblems([FieldProblem("name", "Write it.")])) == 422)
        #expect(status(DatabaseRefusal.locked) == 503 && status(DatabaseRefusal.full) == 503)
        #expect(status(StatementFault(.unique, "")) == 409 && status(StatementFault(.check, "")) == 500)
        #expect(status(NoDatabase.Asked()) == 500)
    }

    @Test func `a fault of ours tells nothing but the request's id`() async throws {
        struct Secret: Error { let detail = "hunter2" }
        let site = try Site(database: NoDatabase(), clock: { 0 })
        let route = Route.open(.get, SiteURL.home) { _ in throw Secret() }
        let application = site.application(
            [route], host: "127.0.0.1", port: 0, logger: .silent, onServerRunning: { _ in })
        try await application.test(.live) { client in
            let response = try await client.execute(uri: "/", method: .get, headers: [.accept: "text/html"])
            #expect(response.status == .internalServerError)
            #expect(response.text.contains("It is our fault") && !response.text.contains("hunter2"))
            #expect(response.text.contains(response.headers[.requestID]!))
        }
    }
}
