import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// What a program is answered.
struct Reply: Sendable, Codable {
    let status: Int
    let type: String
    /// The address of what was made.
    let location: String?
    let text: String
    /// It was carried out before, and is only said again.
    var isRepeated = false

    init(_ text: String, type: String, status: Int = 200, location: String? = nil) {
        (self.text, self.type, self.status, self.location) = (text, type, status, location)
    }

    /// A value as JSON.
    init(_ value: some Encodable, status: HTTPResponse.Status = .ok, at location: String? = nil) throws {
        self.init(try Self.json(value), type: "application/json", status: status.code, location: location)
    }

    var response: Response {
        var headers: HTTPFields = [.contentType: type, .cacheControl: "no-store"]
        headers[.location] = location
        if isRepeated { headers[.idempotencyReplayed] = "true" }
        return Response(
            status: HTTPResponse.Status(code: status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    /// With names in snake_case, in one order.
    static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}

extension HTTPField.Name {
    static let idempotencyKey = HTTPField.Name("Idempotency-Key")!
    static let idempotencyReplayed = HTTPField.Name("Idempotency-Replayed")!
}
