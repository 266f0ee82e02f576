import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Web

@Suite struct SurveyAPITests {
    private static let survey = """
        {"key": "stay", "title": {"en": "Your stay", "de": "Ihr Aufenthalt \\ud83d\\ude00"}, "languages": ["en", "de"],
         "respondents": "customers", "thanks": null, "sections": [{"questions": [
          {"key": "care", "kind": "agreement", "points": 7, "text": {"en": "Cared for\\/by all"}, "required": true},
          {"key": "ways", "kind": "choices", "text": "How?", "options": [{"key": "a", "text": "yes"}, {"key": "b", "text": "null"}]},
          {"key": "why", "kind": "comment", "text": "Why?", "show_if": {"question": "care", "at_most": 3}}]}]}
        """

    @Test func `a survey is made, read, changed and published`() async throws {
        try await TestSite.run { test, client in
            let program = try await test.program(client)
            try await program.run([
                .init(.get, "/surveys", nil, 200, "\"items\":[]"), .init(.get, "/surveys/stay", nil, 404),
                .init(.put, "/surveys/stay", Self.survey, 201, "\"version\":0", "\"questions\":3", "😀"),
                .init(.get, "/surveys", nil, 200, "\"key\":\"stay\""),
                .init(
                    .get, "/surveys/stay", nil, 200, "Cared for/by all", "\"at_most\" : 3", "\"en\" : \"null\"",
                    "\"points\" : 7"),
                .init(.post, "/surveys/stay/publication", nil, 200, "{\"version\":1}"),
                .init(.post, "/surveys/stay/publication", nil, 200, "{\"version\":1}"),
                .init(
                    .put, "/surveys/stay", Self.survey.replacing("\"points\": 7", with: "\"points\": 5"), 200,
                    "\"version\":1"),
                .init(.post, "/surveys/stay/publication", nil, 409, "care"),
                .init(.post, "/surveys/none/publication", nil, 404),
            ])
            let yaml = try await program.send(.get, "/surveys/stay", headers: [.accept: "application/yaml"])
            #expect(yaml.headers[.contentType] == "application/yaml" && yaml.text.hasPrefix("key: stay"))
            let changed = yaml.text.replacing("points: 5", with: "points: 7")
            #expect(try await program.send(.put, "/surveys/stay", changed, type: "application/yaml").status == .ok)
            let json = try await program.get("/surveys/stay").text
            #expect(try await program.send(.put, "/surveys/stay", json).status == .ok, "what is read can be written")
            #expect(try await program.get("/surveys/stay").text == json)
        }
    }

    @Test func `faults of a survey are told with their lines`() async throws {
        try await TestSite.run(on: [.file]) { test, client in
            let program = try await test.program(client)
            try await program.run([
                .init(.put, "/surveys/stay", "{}", 422, "title", "\"line\":1"),
                .init(.put, "/surveys/other", Self.survey, 422, "#/key"),
                .init(.put, "/surveys/stay", "key: stay", 422, "not a JSON object"),
                .init(.put, "/surveys/stay", "[1]", 422, "not a JSON object"),
                .init(
                    .put, "/surveys/stay", Self.survey.replacing("choices", with: "guess"), 422, "\"line\":4", "guess"),
                .init(.put, "/surveys/stay", Self.survey.replacing("thanks", with: "thx"), 422, "\"line\":2", "thx"),
                .init(
                    .put, "/surveys/stay", Self.survey.replacing("\"care\", \"at", with: "\"moon\", \"at"), 422, "moon"),
                .init(.put, "/surveys/stay", String(repeating: " ", count: 1 << 20) + "{}", 413),
            ])
            let plain = try await program.send(.put, "/surveys/stay", "key: stay", type: "text/plain")
            #expect(plain.status == .unsupportedMediaType)
            let yaml = try await program.send(.put, "/surveys/stay", "key: stay\ntitel: x", type: "application/yaml")
            #expect(yaml.status == .unprocessableContent && yaml.text.contains("\"line\":2"))
        }
    }
}
