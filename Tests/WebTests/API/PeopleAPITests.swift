import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

@Suite struct PeopleAPITests {
    @Test func `people are added, changed, found and forgotten by their keys`() async throws {
        try await TestSite.run { test, client in
            let program = try await test.program(client)
            try await program.run([
                .init(.get, "/people", nil, 200, "\"items\":[]"),
                .init(.get, "/people/c1", nil, 404, "\"status\":404"),
                .init(
                    .put, "/people/c1",
                    """
                    {"kind": "customer", "name": "Zoë <b>", "email": "z@example.org", "phone": "+49 30 12345678",
                     "unit": "n-1", "consent": true, "attributes": {"shiftType": "x:1, y"}, "start": "2025-01-01"}
                    """, 201, "\"name\":\"Zoë <b>\"", "\"phone\":\"+493012345678\"", "\"unit\":\"n-1\"",
                    "\"attributes\":{\"shiftType\":\"x:1, y\"}"),
                .init(
                    .put, "/people/c1", "{\"kind\": \"customer\", \"unit\": \"s\", \"manager\": null}", 200,
                    "\"unit\":\"s\""),
                .init(.get, "/people/c1", nil, 200, "\"consent\":false", "\"name\":\"\"", "\"attributes\":{}"),
                .init(
                    .put, "/people/k%2F%20%C3%BC", "{\"name\": \"Key\"}", 201, "\"key\":\"k/ ü\"",
                    "\"kind\":\"employee\""),
                .init(.get, "/people/k%2F%20%C3%BC", nil, 200, "Key"),
                .init(.get, "/people?q=key&kind=employee", nil, 200, "k/ ü"),
                .init(.get, "/people?kind=candidate", nil, 200, "\"items\":[]"),
                .init(.delete, "/people/c1", nil, 200, "\"responses_kept\":0"),
                .init(.delete, "/people/c1", nil, 404),
            ])
            let memberships = try await test.site.database.read { transaction in
                try transaction.people.find(key: "k/ ü").map { try transaction.people.memberships(of: $0.id).count }
            }
            #expect(memberships == 0)
        }
    }

    @Test func `what is wrong with a person is said all at once, where it stands`() async throws {
        try await TestSite.run(on: [.file]) { test, client in
            let program = try await test.program(client)
            let path = "/people/p1"
            try await program.run([
                .init(
                    .put, path,
                    "{\"unit\": \"moon\", \"email\": \"no\", \"start\": \"soon\", \"phone\": \"12\", \"attributes\": {\"a:b\": \"\", \"c\": \"x\\ny\"}}",
                    422, "#/unit", "#/email", "#/start", "#/phone", "#/attributes/a:b", "#/attributes/c"),
                .init(.put, path, "{\"nam\": \"x\"}", 422, "There is no such field", "#/nam"),
                .init(.put, path, "{\"name\": 7}", 422, "Here a text must stand", "#/name"),
                .init(.put, path, "{\"attributes\": {\"a\": 1}}", 422, "#/attributes/a"),
                .init(.put, path, "{\"attributes\": []}", 422, "Here an object"),
                .init(.put, path, "[]", 422, "Here an object"),
                .init(.put, path, "{\"key\": \"p2\"}", 422, "#/key"),
                .init(.put, path, "{\"name\": \"a\\u0000b\"}", 422, "U+0000"),
                .init(.put, path, "{\"name\": ", 400, "not JSON"),
                .init(.put, path, "", 400),
                .init(.put, "/people/%20p1", "{}", 422, "#/key"),
                .init(.put, path, "{\"name\": \"\(String(repeating: "x", count: 70_000))\"}", 413),
                .init(.post, path, "{}", 405),
                .init(.get, "/nothing", nil, 404, "\"type\":\"about:blank\""),
                .init(.get, "/people?curser=x", nil, 400, "curser"),
                .init(.get, "/people?kind=robot", nil, 400),
                .init(.get, "/people?limit=0", nil, 400), .init(.get, "/people?limit=501", nil, 400),
                .init(.get, "/people?limit=", nil, 400), .init(.get, "/people?cursor=AAAA", nil, 400),
                .init(.get, "/people?cursor=%00", nil, 400),
                .init(.get, path, nil, 404),
            ])
            let wrong = try await program.send(.put, path, "name: x", type: "application/yaml")
            #expect(wrong.status == .unsupportedMediaType)
            #expect(try await program.send(.post, path, "{}").headers[.allow] == "DELETE, GET, HEAD, PUT")
        }
    }

    @Test func `slices follow one another while others come in`() async throws {
        try await TestSite.run { test, client in
            let program = try await test.program(client)
            for index in 0..<5 { try await program.send(.put, "/people/p\(index)", "{\"name\": \"Z\(9 - index)\"}") }
            var (seen, query): ([String], String) = ([], "?limit=2")
            while true {
                let text = try await program.get("/people" + query).text
                seen += text.matches(of: /"key":"(p\d)"/).map { String($0.1) }
                guard let next = text.firstMatch(of: /"next":"([A-Za-z0-9_-]+)"/)?.1 else { break }
                query = "?limit=2&cursor=\(next)"
                if seen.count == 2 { try await program.send(.put, "/people/p5", "{\"name\": \"A\"}") }
            }
            #expect(seen == ["p0", "p1", "p2", "p3", "p4", "p5"])
            let cursor = query.end { $0 != "=" }
            #expect(try await program.get("/surveys?cursor=\(cursor)").status == .badRequest, "another list's cursor")
        }
    }
}

extension StringProtocol {
    fileprivate func end(while isIn: (Character) -> Bool) -> String {
        String(reversed().prefix(while: isIn).reversed())
    }
}
