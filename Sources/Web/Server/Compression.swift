import HTTPTypes
import Hummingbird
import NIOCore

/// Sends text compressed to browsers that can read it so.
///
/// Only bodies of known length: what is streamed goes out as it comes.
struct Compression: RouterMiddleware {
    /// Below this, the frame around the compressed text outweighs what it saves.
    private static let smallest = 1_024
    private static let largest = 8 * 1_024 * 1_024

    func handle(
        _ request: Request, context: InsideOutContext,
        next: (Request, InsideOutContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        guard Self.isText(response.headers[.contentType] ?? "") else { return response }
        response.headers.append(HTTPField(name: .vary, value: "Accept-Encoding"))
        guard request.method != .head, let length = response.body.contentLength,
            (Self.smallest...Self.largest).contains(length), response.headers[.contentEncoding] == nil,
            Self.takesGzip(request.headers[values: .acceptEncoding])
        else { return response }
        let body = CollectedBody()
        try await response.body.write(body)
        response.headers[.contentEncoding] = "gzip"
        response.body = ResponseBody(byteBuffer: try Gzip.compress(body.buffer))
        return response
    }

    private static func isText(_ type: String) -> Bool {
        type.hasPrefix("text/") && !type.hasPrefix("text/event-stream")
            || type.hasPrefix("application/json") || type.hasPrefix("image/svg+xml")
    }

    /// `gzip` among the encodings, not with a quality of 0.
    static func takesGzip(_ fields: [String]) -> Bool {
        fields.flatMap { $0.lowercased().split(separator: ",") }.contains { entry in
            let parts = entry.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
            guard let name = parts.first, name == "gzip" || name == "*" else { return false }
            return !parts.dropFirst().contains { $0.hasPrefix("q=0") && Double($0.dropFirst(2)) == 0 }
        }
    }
}

/// Gathers a body's parts into one.
private final class CollectedBody: ResponseBodyWriter {
    private(set) var buffer = ByteBuffer()

    func write(_ part: ByteBuffer) async throws { buffer.writeImmutableBuffer(part) }
    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
