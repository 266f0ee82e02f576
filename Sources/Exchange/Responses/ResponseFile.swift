import Foundation

/// A file that is being written from its beginning.
final class ResponseFile {
    private let descriptor: Int32

    init(_ path: String) throws(ResponseFault) {
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw ResponseFault.ofSystem() }
    }

    deinit { close(descriptor) }

    func write(_ bytes: UnsafeRawBufferPointer) throws(ResponseFault) {
        var rest = bytes[...]
        while let start = UnsafeRawBufferPointer(rebasing: rest).baseAddress, !rest.isEmpty {
            let count = Foundation.write(descriptor, start, rest.count)
            guard count > 0 || errno == EINTR else { throw ResponseFault.ofSystem() }
            rest = rest.dropFirst(max(0, count))
        }
    }
}

/// Why a file could not be written.
public enum ResponseFault: Error, Hashable, Sendable, CustomStringConvertible {
    case diskFull
    /// What the system or the writing library said.
    case unwritable(String)

    static func ofSystem() -> ResponseFault {
        errno == ENOSPC || errno == EDQUOT ? .diskFull : .unwritable(String(cString: strerror(errno)))
    }

    public var description: String {
        switch self {
        case .diskFull: "The disk is full. Free some space and try again."
        case .unwritable(let reason): "The file cannot be written: \(reason)."
        }
    }
}
