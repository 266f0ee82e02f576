import Domain
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import Web

/// One person's browser: it keeps the cookie, says that it wants HTML, and knows the last page.
actor Browser {
    private let client: any TestClientProtocol
    private(set) var cookie: String?
    private(set) var page = ""

    init(_ client: any TestClientProtocol, cookie: String? = nil) {
        self.client = client
        self.cookie = cookie
    }

    @discardableResult
    func get(_ path: String, headers: HTTPFields = [:]) async throws -> TestResponse {
        try await send(path, .get, headers, nil)
    }

    /// Posts a form with the token of the last page, as the page itself would.
    @discardableResult
    func post(
        _ path: String, _ fields: KeyValuePairs<String, String> = [:], headers: HTTPFields = [:], token: String? = nil
    ) async throws -> TestResponse {
        let token = token ?? formToken ?? ""
        var pairs = fields.map { "\(PercentCoding.encode($0))=\(PercentCoding.encode($1))" }
        if !token.isEmpty { pairs.append("\(FormToken.field)=\(token)") }
        var headers = headers
        if headers[.contentType] == nil { headers[.contentType] = "application/x-www-form-urlencoded" }
        return try await send(path, .post, headers, ByteBuffer(string: pairs.joined(separator: "&")))
    }

    /// The token in the forms of the last page.
    var formToken: String? {
        page.firstMatch(of: /name="form-token" value="([0-9a-f]+)"/).map { String($0.1) }
    }

    func send(
        _ path: String, _ method: HTTPRequest.Method, _ headers: HTTPFields = [:], _ body: ByteBuffer? = nil
    ) async throws -> TestResponse {
        var headers = headers
        if headers[.accept] == nil { headers[.accept] = "text/html,*/*" }
        if let cookie { headers[.cookie] = cookie }
        let response = try await client.executeRequest(uri: path, method: method, headers: headers, body: body)
        if let set = response.headers[.setCookie]?.split(separator: ";").first {
            cookie = set.hasSuffix("=") ? nil : String(set)
        }
        if response.headers[.contentType]?.hasPrefix("text/html") == true { page = String(buffer: response.body) }
        return response
    }
}

extension Browser {
    @discardableResult
    func signIn(_ account: Account, password: String = Cast.password, next: String = "") async throws -> TestResponse {
        try await get(SiteURL.signIn.path())
        return try await post(
            SiteURL.signIn.path(), ["email": account.email, "password": password, "next": next])
    }
}

extension TestResponse {
    var text: String { String(buffer: body) }
    var location: String? { headers[.location] }
}
