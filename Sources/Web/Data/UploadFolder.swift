import Domain
import Foundation

/// Where the bytes of uploads lie until they are brought in, a file each, readable by the server alone.
struct UploadFolder: Sendable {
    /// How long a file waits to be brought in.
    static let patience: Int64 = 7 * 86_400

    private let path: String

    /// - Parameter path: the folder, made when the first file comes; nil for one of the system's temporary ones.
    init(_ path: String?) {
        self.path =
            path ?? FileManager.default.temporaryDirectory.appending(path: "insideout-\(UUID().uuidString)").path
    }

    func file(_ id: Upload.ID) -> String { "\(path)/\(id).csv" }
    func refused(_ id: Upload.ID) -> String { "\(path)/\(id).refused.csv" }

    /// A new file to write the incoming bytes into.
    func incoming() throws -> (path: String, handle: FileHandle) {
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let file = "\(path)/\(UUID().uuidString).incoming"
        let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
        return (file, FileHandle(fileDescriptor: descriptor, closeOnDealloc: true))
    }

    /// Where a file is written that is made to be sent.
    func outgoing() throws -> String {
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return "\(path)/\(UUID().uuidString).outgoing"
    }

    /// Removes what was made to be sent and was left lying, when the server ended for instance.
    func clearOutgoing(before time: Int64) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] where name.hasSuffix(".outgoing")
        {
            let file = "\(path)/\(name)"
            let changed = try? FileManager.default.attributesOfItem(atPath: file)[.modificationDate] as? Date
            if let changed, changed.timeIntervalSince1970 < Double(time) { remove(file) }
        }
    }

    func keep(_ incoming: String, as id: Upload.ID) throws {
        try FileManager.default.moveItem(atPath: incoming, toPath: file(id))
    }

    func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }

    /// Removes what belongs to an upload.
    func clear(_ id: Upload.ID) {
        remove(file(id))
        remove(refused(id))
    }
}
