import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import NIOPosix

/// A form with a file, written to disk as it comes: however large it is, a few blocks of it are in memory.
struct IncomingUpload: Sendable {
    /// Where the bytes lie.
    let path: String
    /// The file's name on the sender's machine.
    let fileName: String
    /// A mapping file that came along.
    let mapping: [UInt8]?
    /// The other fields of the form.
    let fields: Form

    private static let longestField = 1_000
    private static let mostFields = 20
    private static let longestMapping = 1 << 20
    private static let block = 1 << 20

    /// Throws ``HTTPError`` for what is no such form or too large, and ``FieldProblems`` where no file came.
    /// - Parameter limit: the largest file in bytes.
    static func receive(_ request: Request, into folder: UploadFolder, limit: Int) async throws -> IncomingUpload {
        guard let parser = MultipartParser(contentType: request.headers[.contentType] ?? "") else {
            throw HTTPError(.unsupportedMediaType, message: "Choose a file in the form and send it from there.")
        }
        let announced = request.headers[.contentLength].flatMap { Int($0) } ?? 0
        guard announced <= limit + longestMapping else { throw tooLarge(limit) }
        let (path, handle) = try folder.incoming()
        do {
            var receiver = Receiver(parser: parser, handle: handle, limit: limit)
            for try await buffer in request.body { try await receiver.take(buffer) }
            try await receiver.finish()
            guard let name = receiver.fileName, receiver.bytes > 0 else {
                throw FieldProblems([FieldProblem("file", "Choose a file that holds something.")])
            }
            return IncomingUpload(path: path, fileName: name, mapping: receiver.mapping, fields: receiver.fields)
        } catch {
            folder.remove(path)
            throw error is MultipartParser.Malformed ? HTTPError(.badRequest) : error
        }
    }

    fileprivate static func tooLarge(_ limit: Int) -> HTTPError {
        HTTPError(
            .contentTooLarge,
            message:
                "The file is larger than \(limit >> 30) GiB. Split it, for instance by year, or import it on the server."
        )
    }

    /// Sorts the parts: the file's bytes go to disk in large blocks, off the request's thread.
    private struct Receiver {
        var parser: MultipartParser
        let handle: FileHandle
        let limit: Int
        var fileName: String?
        var bytes = 0
        var mapping: [UInt8]?
        private var texts: [String: [UInt8]] = [:]
        private var pending = ByteBuffer()
        private var part = ""

        init(parser: MultipartParser, handle: FileHandle, limit: Int) {
            self.parser = parser
            self.handle = handle
            self.limit = limit
        }

        var fields: Form { Form(texts.mapValues { [String(decoding: $0, as: UTF8.self)] }) }

        mutating func take(_ buffer: ByteBuffer) async throws {
            var events: [MultipartParser.Event] = []
            try parser.feed(buffer) { events.append($0) }
            for event in events { try sort(event) }
            if pending.readableBytes >= IncomingUpload.block { try await flush() }
        }

        mutating func finish() async throws {
            guard parser.isComplete else { throw MultipartParser.Malformed() }
            try await flush()
            try handle.close()
        }

        private mutating func sort(_ event: MultipartParser.Event) throws {
            switch event {
            case .part(let name, let fileName):
                part = name
                if name == "file", let fileName, !fileName.isEmpty { self.fileName = Self.bare(fileName) }
            case .bytes(let bytes) where part == "file":
                self.bytes += bytes.readableBytes
                guard self.bytes <= limit else { throw IncomingUpload.tooLarge(limit) }
                pending.writeImmutableBuffer(bytes)
            case .bytes(let bytes) where part == "mapping":
                mapping = (mapping ?? []) + Array(bytes.readableBytesView)
                guard mapping!.count <= IncomingUpload.longestMapping else { throw HTTPError(.contentTooLarge) }
            case .bytes(let bytes):
                texts[part, default: []] += Array(bytes.readableBytesView)
                guard texts.count <= IncomingUpload.mostFields, texts[part]!.count <= IncomingUpload.longestField else {
                    throw HTTPError(.contentTooLarge)
                }
            }
        }

        private mutating func flush() async throws {
            let full = pending
            pending = ByteBuffer()
            try await NIOThreadPool.singleton.runIfActive { [handle] in
                try handle.write(contentsOf: Data(full.readableBytesView))
            }
        }

        /// Some browsers send the whole path; nobody needs more than 200 characters of a name.
        private static func bare(_ name: String) -> String {
            let last = name.split { $0 == "/" || $0 == "\\" }.last ?? ""
            return String(last.filter { !$0.isNewline && $0 != "\0" }.suffix(200))
        }
    }
}
