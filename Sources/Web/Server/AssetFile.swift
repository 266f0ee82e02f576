import HTTPTypes
import Hummingbird
import NIOCore

enum AssetFile {
    /// A file of the version at hand never changes; one of another version, asked for by a page from before an upgrade,
    /// is answered with what we have now.
    static func show(_ visit: Visit, path: String) async throws -> Response {
        guard let (file, isCurrent) = visit.site.assets.file(at: path) else { throw HTTPError(.notFound) }
        return Response(
            status: .ok,
            headers: [
                .contentType: file.type,
                .cacheControl: isCurrent ? "public, max-age=31536000, immutable" : "no-cache",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: file.bytes)))
    }
}
