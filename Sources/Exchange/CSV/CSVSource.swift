import Foundation

/// Where the bytes come from: a file, standard input or memory.
enum CSVSource {
    case descriptor(Int32, closes: Bool)
    case bytes([UInt8], position: Int)

    /// Opens a file; `-` is standard input.
    static func open(path: String, limit: Int) throws(CSVProblem) -> CSVSource {
        guard path != "-" else { return .descriptor(STDIN_FILENO, closes: false) }
        let descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw CSVProblem(.unreadable, reason: "The file cannot be opened: \(fault()).") }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
            close(descriptor)
            throw CSVProblem(.unreadable, reason: "This is a folder, not a file.")
        }
        guard status.st_size <= limit else {
            close(descriptor)
            throw tooLarge(limit: limit)
        }
        return .descriptor(descriptor, closes: true)
    }

    /// Fills `buffer` as far as the source goes in one step; 0 at the end.
    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(CSVProblem) -> Int {
        switch self {
        case .bytes(let bytes, let position):
            let count = min(buffer.count, bytes.count - position)
            bytes.withUnsafeBytes {
                buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<position + count]))
            }
            self = .bytes(bytes, position: position + count)
            return count
        case .descriptor(let descriptor, _):
            while true {
                let count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
                if count >= 0 { return count }
                guard errno == EINTR else {
                    throw CSVProblem(.unreadable, reason: "The file cannot be read: \(Self.fault()).")
                }
            }
        }
    }

    func finish() {
        if case .descriptor(let descriptor, closes: true) = self { close(descriptor) }
    }

    static func tooLarge(limit: Int) -> CSVProblem {
        let size = limit >= 1 << 30 ? "\(limit >> 30) GiB" : "\(limit) bytes"
        return CSVProblem(.tooLarge, reason: "The file is larger than \(size). Split it, for instance by year.")
    }

    private static func fault() -> String { String(cString: strerror(errno)) }
}
