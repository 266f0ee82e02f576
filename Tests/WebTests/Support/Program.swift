import Domain
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Storage
import Testing

@testable import Web

/// A program that uses the API with a token.
struct Program: Sendable {
    let client: any TestClientProtocol
    let token: String

    @discardableResult
    func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil, type: String = "application/json",
        headers: HTTPFields = [:]
    ) async throws -> TestResponse {
        var headers = headers
        headers[.authorization] = headers[.authorization] ?? "Bearer \(token)"
        if body != nil { headers[.contentType] = type }
        return try await client.executeRequest(
            uri: "/api/v1" + path, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
    }

    func get(_ path: String) async throws -> TestResponse { try await send(.get, path) }
}

/// What a program asks, and what it is answered.
struct Exchange: Sendable {
    let method: HTTPRequest.Method
    let path: String
    let body: String?
    let status: Int
    /// Texts that the answer must hold.
    let holds: [String]

    init(_ method: HTTPRequest.Method, _ path: String, _ body: String? = nil, _ status: Int, _ holds: String...) {
        (self.method, self.path, self.body, self.status, self.holds) = (method, path, body, status, holds)
    }
}

extension Program {
    /// Asks one after the other and compares.
    func run(_ exchanges: [Exchange], at location: SourceLocation = #_sourceLocation) async throws {
        for exchange in exchanges {
            let answer = try await send(exchange.method, exchange.path, exchange.body)
            let asked = "\(exchange.method) \(exchange.path): \(answer.status) \(answer.text)"
            #expect(answer.status.code == exchange.status, "\(asked)", sourceLocation: location)
            for text in exchange.holds {
                #expect(answer.text.contains(text), "“\(text)” in \(asked)", sourceLocation: location)
            }
            let type = answer.status.code < 400 ? "application/json" : "application/problem+json"
            #expect(answer.headers[.contentType] == type, "\(asked)", sourceLocation: location)
        }
    }
}

extension TestSite {
    /// A program with a token of its own.
    func program(
        _ client: any TestClientProtocol, _ role: Role = .analyst, lastDay: Day? = nil
    ) async throws -> Program {
        let (token, now) = (Token(), clock.now)
        _ = try await site.database.write { [cast] in
            try $0.apiTokens.insert(
                APITokenDraft(kept: "till", role: role, lastDay: lastDay), tokenHash: token.hash,
                by: cast.administrator.id, at: now)
        }
        return Program(client: client, token: token.text)
    }
}
