import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// A JSON object that a program sends. It names all its fields, so that others can be refused.
protocol RequestBody: Decodable, Sendable {
    associatedtype CodingKeys: CodingKey & CaseIterable
}

extension Caller {
    /// The document as a value. Throws ``FieldProblems`` whose fields are places in the document: `person/email`.
    func json<Body: RequestBody>(_: Body.Type = Body.self) throws -> Body {
        guard hasType("application/json") else {
            throw HTTPError(.unsupportedMediaType, message: "Send JSON, with “Content-Type: application/json”.")
        }
        let bytes = Array(buffer: self.document)
        do {
            let body = try JSONDecoder().decode(Known<Body>.self, from: Data(bytes)).value
            // Neither a name nor an answer has one, and PostgreSQL's text cannot hold it.
            guard !String(decoding: bytes, as: UTF8.self).contains("\\u0000") else {
                throw FieldProblems([FieldProblem("", "A text with the character U+0000 cannot be kept.")])
            }
            return body
        } catch let error as DecodingError {
            throw try error.problems(isJSON: Self.isJSON(bytes))
        }
    }

    private static func isJSON(_ bytes: [UInt8]) -> Bool {
        (try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)) != nil
    }

    func hasType(_ type: String) -> Bool {
        let given = (self.request.headers[.contentType] ?? "").prefix { $0 != ";" }
        return given.lowercased().filter { !$0.isWhitespace } == type
    }
}

/// A body none of whose fields is unknown.
struct Known<Body: RequestBody>: Decodable {
    let value: Body

    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        let names = try decoder.container(keyedBy: Name.self).allKeys.map(\.stringValue)
        let unknown = names.filter { name in !Body.CodingKeys.allCases.contains { $0.stringValue == name } }
        guard unknown.isEmpty else {
            throw FieldProblems(
                unknown.sorted().map { FieldProblem(decoder.codingPath.place($0), "There is no such field here.") })
        }
        value = try Body(from: decoder)
    }
}

extension [any CodingKey] {
    /// A place in a document, from the outside in.
    fileprivate func place(_ last: String? = nil) -> String {
        (map { $0.intValue.map(String.init) ?? $0.stringValue } + (last.map { [$0] } ?? [])).joined(separator: "/")
    }
}

extension DecodingError {
    /// What is wrong with the document, and where. Throws where it cannot be read at all.
    fileprivate func problems(isJSON: Bool) throws -> FieldProblems {
        switch self {
        case .keyNotFound(let key, let context):
            return FieldProblems([FieldProblem(context.codingPath.place(key.stringValue), "This is missing.")])
        case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
            return FieldProblems([FieldProblem(context.codingPath.place(), Self.wish(for: type))])
        // The decoder does not say where a number stands that does not fit.
        case .dataCorrupted(let context) where isJSON:
            return FieldProblems([
                FieldProblem(context.codingPath.place(), "A number is too large, or not whole where it must be.")
            ])
        default: throw HTTPError(.badRequest, message: "This is not JSON.")
        }
    }

    private static func wish(for type: Any.Type) -> String {
        switch type {
        case is String.Type: "Here a text must stand."
        case is Bool.Type: "Here true or false must stand."
        case is Int.Type, is Double.Type: "Here a number must stand."
        case is [Any].Type: "Here a list must stand."
        default: "Here an object with fields must stand."
        }
    }
}
