import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import Web

@Suite struct HeaderTests {
    @Test(arguments: ["/sign-in", "/", "/nothing-here", "/assets/x/insideout.css"])
    func `every answer says what a browser may do with it`(path: String) async throws {
        try await TestSite.run { _, client in
            let headers = try await Browser(client).get(path).headers
            #expect(
                headers[.contentSecurityPolicy]?.hasPrefix("default-src 'none'; script-src 'self'; style-src 'self'")
                    == true)
            #expect(headers[.contentSecurityPolicy]?.contains("unsafe") == false)
            #expect(headers[.xContentTypeOptions] == "nosniff")
            #expect(headers[.referrerPolicy] == "same-origin")
            #expect(headers[.strictTransportSecurity] == nil)
            #expect(headers[.cacheControl] != nil)
        }
    }

    @Test func `what stands in a query never becomes a header`() async throws {
        try await TestSite.run(live: true) { test, client in
            let response = try await client.execute(uri: "/you?x=%0d%0aSet-Cookie:%20a=b", method: .get)
            #expect(response.status == .seeOther && response.headers[.setCookie] == nil)
            #expect(response.headers[.location] == "/sign-in?next=%2Fyou%3Fx%3D%250d%250aSet-Cookie%3A%2520a%3Db")
        }
    }

    @Test func `style sheet and scripts have an address of their content and are kept for good`() async throws {
        try await TestSite.run { test, client in
            let page = try await Browser(client).get("/sign-in").text
            let paths = page.matches(of: /(?:href|src)="(\/assets\/[^"]+)"/).map { String($0.1) }
            #expect(paths.count >= 3)
            for path in paths {
                let file = try await Browser(client).get(path)
                #expect(file.status == .ok, "\(path)")
                #expect(file.headers[.cacheControl] == "public, max-age=31536000, immutable")
            }
            let old = try await Browser(client).get("/assets/0123456789ab/insideout.css")
            #expect(old.status == .ok && old.headers[.cacheControl] == "no-cache")
            #expect(old.headers[.contentType] == "text/css; charset=utf-8")
        }
    }

    @Test(arguments: [
        "/assets/x/../../Templates/Shared/layout.mustache", "/assets/x/%2e%2e/Site.swift", "/assets/insideout.css",
        "/assets/", "/assets/x//etc/passwd",
    ])
    func `nothing but assets is served from their folder`(path: String) async throws {
        try await TestSite.run { _, client in
            let status = try await Browser(client).get(path).status
            #expect(status == .notFound)
        }
    }

    @Test func `text is sent compressed to who can read it so, and is the same`() async throws {
        try await TestSite.run(live: true) { test, client in
            let path = test.site.assets.base + "/insideout.css"
            let plain = try await client.execute(uri: path, method: .get)
            let packed = try await client.execute(uri: path, method: .get, headers: [.acceptEncoding: "br, gzip;q=0.8"])
            #expect(plain.headers[.contentEncoding] == nil && plain.headers[.vary] == "Accept-Encoding")
            #expect(packed.headers[.contentEncoding] == "gzip")
            #expect(packed.body.readableBytes < plain.body.readableBytes / 2)
            #expect(packed.headers[.contentLength] == "\(packed.body.readableBytes)")
            #expect(try Gunzip.expand(packed.body) == plain.body)
        }
    }

    @Test(arguments: [
        ("gzip", true), ("*", true), ("br", false), ("gzip;q=0", false), ("gzip; q=0.0", false),
        ("deflate, GZIP ; q=0.5", true), ("x-gzipped", false),
    ])
    func `the browser says what it can read`(field: String, takes: Bool) {
        #expect(Compression.takesGzip([field]) == takes)
    }
}
