import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import NIOPosix

extension Response {
    /// Something to save as a file; of its name only what every system takes is kept.
    static func attachment(_ body: ResponseBody, named name: String, type: String) -> Response {
        let safe = name.map { $0.isASCII && ($0.isLetter || $0.isNumber || ".-_".contains($0)) ? $0 : "_" }
        return Response(
            status: .ok,
            headers: [
                .contentType: type, .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"\(String(safe))\"",
            ],
            body: body)
    }

    static func attachment(_ text: String, named name: String, type: String) -> Response {
        attachment(ResponseBody(byteBuffer: ByteBuffer(string: text)), named: name, type: type)
    }
}

extension ResponseBody {
    /// A file of the disk, sent block by block. It stays readable when it is removed meanwhile.
    /// - Parameter whenSent: called when all of it has gone out.
    static func file(
        _ path: String, bytes: Int? = nil, whenSent: @escaping @Sendable () -> Void = {}
    ) throws -> ResponseBody {
        guard let handle = FileHandle(forReadingAtPath: path) else { throw HTTPError(.notFound) }
        return ResponseBody(contentLength: bytes) { writer in
            while let block = try await NIOThreadPool.singleton.runIfActive({ try handle.read(upToCount: 1 << 18) }),
                !block.isEmpty
            {
                try await writer.write(ByteBuffer(bytes: block))
            }
            try await writer.finish(nil)
            whenSent()
        }
    }
}
