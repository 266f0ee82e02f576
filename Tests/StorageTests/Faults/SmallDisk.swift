import Foundation

/// A file system of its own in memory, which can be filled up and made read-only; only root may make one.
struct SmallDisk {
    let path: String

    static let canBeMade = geteuid() == 0

    static func with(megabytes: Int, _ test: (SmallDisk) async throws -> Void) async throws {
        try await withFolder { folder in
            try call("mount", "-t", "tmpfs", "-o", "size=\(megabytes)m,mode=0777", "tmpfs", folder)
            defer { try? call("umount", "-l", folder) }
            try await test(SmallDisk(path: folder))
        }
    }

    func becomeReadOnly() throws { try call("mount", "-o", "remount,ro", path) }
    func grow(megabytes: Int) throws { try call("mount", "-o", "remount,size=\(megabytes)m", path) }
}

/// Runs a program and waits for it.
func call(_ words: String...) throws {
    struct Failure: Error { let words: [String] }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(words: words) }
}
