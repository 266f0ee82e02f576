import Domain
import Exchange
import HTTPTypes
import Hummingbird
import NIOCore

/// What went wrong, as programs are told it (RFC 9457).
struct Problem: Encodable {
    /// What is wrong with one part of what was sent.
    struct Part: Encodable {
        let detail: String
        /// Where it stands in a JSON document (RFC 6901); absent where it concerns the whole.
        var pointer: String?
        /// Where it stands in a YAML document.
        var line: Int?
    }

    let type = "about:blank"
    let title: String
    let status: Int
    let detail: String
    var errors: [Part]?
    /// Names the request in the server's log.
    let request: String

    static let contentType = "application/problem+json"

    init(_ error: any Error, requestID: String) {
        let (status, message, _) = ErrorPages.answer(to: error)
        title = status.reasonPhrase
        self.status = status.code
        detail = message ?? Self.words(for: status)
        request = requestID
        switch error {
        case let problems as FieldProblems:
            errors = problems.list.map { Part(detail: $0.message, pointer: Self.pointer($0.field)) }
        case let problems as SurveyFile.Problems:
            errors = problems.list.map { Part(detail: $0.message, line: $0.line) }
        default: errors = nil
        }
    }

    /// `person/email` as a fragment; what stands in a name itself is not told from what parts names.
    private static func pointer(_ place: String) -> String? {
        place.isEmpty ? nil : "#/" + place.replacing("~", with: "~0")
    }

    private static func words(for status: HTTPResponse.Status) -> String {
        switch status {
        case .badRequest: "The address or the document cannot be read."
        case .unauthorized: "Show a token."
        case .forbidden: "This token may not do that."
        case .notFound: "There is nothing here."
        case .methodNotAllowed: "This address takes other methods; see Allow."
        case .conflict: "It changed at the same moment. Ask again."
        case .contentTooLarge: "That is more than this address takes."
        case .unsupportedMediaType: "This address takes another type of document."
        case .tooManyRequests: "That is too fast. Wait as long as Retry-After says."
        case .serviceUnavailable: "We are busy right now. Try again in a few seconds."
        case .insufficientStorage: "The server's disk is full. Nothing was kept."
        default: "It is our fault, and it is noted."
        }
    }
}

extension ErrorPages {
    /// Whether a request is a program's.
    static func isForPrograms(_ request: Request) -> Bool { request.uri.path.hasPrefix("/api/") }

    func problem(_ error: any Error, _ status: HTTPResponse.Status, requestID: String) throws -> Response {
        Response(
            status: status, headers: [.contentType: Problem.contentType, .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: try Reply.json(Problem(error, requestID: requestID)))))
    }
}
