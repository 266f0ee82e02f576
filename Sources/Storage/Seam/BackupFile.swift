import Foundation

/// A file that appears under its name only when it is whole, and never in place of another one.
public struct BackupFile: Sendable {
    public let path: String
    /// Where it is written meanwhile.
    public var partial: String { path + ".partial" }

    public init(_ path: String) throws(DatabaseRefusal) {
        guard !FileManager.default.fileExists(atPath: path) else { throw .exists(path) }
        self.path = path
        discard()
    }

    public func publish() throws(DatabaseRefusal) {
        // A hard link, unlike a rename, refuses a name that was taken meanwhile; not every disk has them.
        if link(partial, path) == 0 { return discard() }
        guard errno != EEXIST else { throw .exists(path) }
        guard rename(partial, path) == 0 else { throw .readOnly(path) }
    }

    public func discard() {
        for suffix in ["", "-journal"] { unlink(partial + suffix) }
    }
}
