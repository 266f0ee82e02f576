import Storage

extension Database {
    /// Writes something down in passing. A request waits for it a moment only, not behind a long import, and does not
    /// fail with it.
    func note(_ work: @escaping @Sendable (any Transaction) throws -> Void) async {
        let (ended, signal) = AsyncStream.makeStream(of: Void.self)
        Task.detached {
            try? await write(work)
            signal.finish()
        }
        Task.detached {
            try? await Task.sleep(for: .milliseconds(100))
            signal.finish()
        }
        for await _ in ended {}
    }
}
