import Foundation
import NIOCore

/// Cuts a `multipart/form-data` body (RFC 7578) into its parts as it comes, keeping little more than one boundary.
struct MultipartParser {
    enum Event {
        /// A part begins; `fileName` is nil where it is no file.
        case part(name: String, fileName: String?)
        case bytes(ByteBuffer)
    }

    struct Malformed: Error {}

    private enum State { case preamble, headers, body, done }

    private static let longestHeaders = 16 << 10
    private let delimiter: [UInt8]
    private var state = State.preamble
    // The first boundary may stand at the very beginning, as if a line had ended before it.
    private var buffer = ByteBuffer(string: "\r\n")

    /// Whether the closing boundary has come.
    var isComplete: Bool { state == .done }

    /// - Returns: nil when the type is not `multipart/form-data` with a boundary.
    init?(contentType: String) {
        let pieces = contentType.split(separator: ";").map { $0.drop(while: \.isWhitespace) }
        guard pieces.first?.lowercased() == "multipart/form-data",
            let boundary = pieces.first(where: { $0.lowercased().hasPrefix("boundary=") })?.dropFirst(9)
        else { return nil }
        let bare = boundary.filter { $0 != "\"" }
        guard (1...70).contains(bare.utf8.count) else { return nil }
        delimiter = Array("\r\n--\(bare)".utf8)
    }

    /// Takes the next bytes and calls `emit` with all that is certain by now.
    mutating func feed(_ bytes: ByteBuffer, _ emit: (Event) throws -> Void) throws {
        buffer.writeImmutableBuffer(bytes)
        var goesOn = true
        while goesOn {
            switch state {
            case .preamble: goesOn = try skipToBoundary { _ in }
            case .headers: goesOn = try readHeaders(emit)
            case .body: goesOn = try skipToBoundary(emit)
            case .done:
                buffer.clear()
                goesOn = false
            }
        }
        buffer.discardReadBytes()
    }

    /// Hands on what lies before the next boundary. False when more bytes are needed.
    private mutating func skipToBoundary(_ emit: (Event) throws -> Void) throws -> Bool {
        guard let place = find(delimiter) else {
            let certain = buffer.readableBytes - delimiter.count - 1
            if certain > 0, let bytes = buffer.readSlice(length: certain) { try emit(.bytes(bytes)) }
            return false
        }
        guard let after = buffer.getBytes(at: buffer.readerIndex + place + delimiter.count, length: 2) else {
            return false
        }
        if place > 0, let bytes = buffer.readSlice(length: place) { try emit(.bytes(bytes)) }
        buffer.moveReaderIndex(forwardBy: delimiter.count + 2)
        switch after {
        case Array("--".utf8): state = .done
        case Array("\r\n".utf8): state = .headers
        default: throw Malformed()
        }
        return true
    }

    private mutating func readHeaders(_ emit: (Event) throws -> Void) throws -> Bool {
        guard let end = find(Array("\r\n\r\n".utf8)) else {
            guard buffer.readableBytes <= Self.longestHeaders else { throw Malformed() }
            return false
        }
        let text = buffer.readString(length: end) ?? ""
        buffer.moveReaderIndex(forwardBy: 4)
        guard let line = text.split(separator: "\r\n").first(where: Self.isDisposition),
            let name = Self.value(of: "name", in: line)
        else { throw Malformed() }
        try emit(.part(name: name, fileName: Self.value(of: "filename", in: line)))
        state = .body
        return true
    }

    private static func isDisposition(_ line: Substring) -> Bool {
        line.lowercased().hasPrefix("content-disposition:")
    }

    /// A quoted parameter; browsers write a quote inside it as `%22`.
    private static func value(of parameter: String, in line: Substring) -> String? {
        guard let start = line.range(of: "; \(parameter)=\"", options: .caseInsensitive)?.upperBound,
            let end = line[start...].firstIndex(of: "\"")
        else { return nil }
        return String(line[start..<end]).replacing("%22", with: "\"").replacing("%0D", with: "\r")
            .replacing("%0A", with: "\n")
    }

    private func find(_ needle: [UInt8]) -> Int? {
        buffer.withUnsafeReadableBytes { bytes in
            guard let base = bytes.baseAddress else { return nil }
            var at = 0
            // The needle begins with a return, which is rare enough to leap to.
            while at + needle.count <= bytes.count,
                let found = memchr(base + at, Int32(needle[0]), bytes.count - at - needle.count + 1)
            {
                let place = UnsafeRawPointer(found) - base
                if memcmp(found, needle, needle.count) == 0 { return place }
                at = place + 1
            }
            return nil
        }
    }
}
