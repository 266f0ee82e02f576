import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import Web

@Suite struct ContractTests {
    private func document() throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(APIDocument.text.utf8)) as? [String: Any])
    }

    @Test func `every route for programs is described, and nothing else is`() throws {
        let paths = try #require(try document()["paths"] as? [String: [String: Any]])
        let described = paths.flatMap { path, methods in
            methods.keys.filter { $0 != "parameters" }.map { "\($0.uppercased()) \(path)" }
        }
        let mounted = RouteTable.all.filter { $0.pattern.hasPrefix("/api/") }.map { "\($0.method) \($0.pattern)" }
        #expect(described.sorted() == mounted.sorted())
        let forPrograms = RouteTable.all.filter(\.audience.isForPrograms).map(\.pattern)
        #expect(forPrograms.allSatisfy { $0.hasPrefix("/api/v1/") } && forPrograms.count == mounted.count - 1)
    }

    @Test func `every POST takes an Idempotency-Key, and every document has a limit`() throws {
        let paths = try #require(try document()["paths"] as? [String: [String: Any]])
        for (path, methods) in paths {
            for (method, any) in methods where method != "parameters" {
                let operation = try #require(any as? [String: Any])
                let parameters = operation["parameters"] as? [[String: String]] ?? []
                let takesKey = parameters.contains { $0["$ref"] == "#/components/parameters/idempotency" }
                #expect(takesKey == (method == "post"), "\(method) \(path)")
                let route = RouteTable.all.first { $0.pattern == path && $0.method.rawValue.lowercased() == method }
                let body = try #require(route).body
                #expect((operation["requestBody"] != nil) == (body != .none), "\(method) \(path)")
            }
        }
    }

    @Test func `the description is served to everyone`() async throws {
        try await TestSite.run(on: [.file]) { _, client in
            let answer = try await client.execute(uri: "/api/v1/openapi.json", method: .get)
            #expect(answer.status == .ok && answer.headers[.contentType] == "application/json")
            #expect(String(buffer: answer.body).contains("\"openapi\" : \"3.1.0\""))
        }
    }
}
