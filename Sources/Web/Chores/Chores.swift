import Logging

/// Something that the site does by itself, over and over while it is served.
struct Chore: Sendable {
    let name: String
    /// From the end of one time to the beginning of the next.
    let pause: Duration
    /// Is done again after it has failed. When its task is cancelled, the site is ending: it comes to an end soon.
    let work: @Sendable () async throws -> Void

    init(_ name: String, every pause: Duration, _ work: @escaping @Sendable () async throws -> Void) {
        self.name = name
        self.pause = pause
        self.work = work
    }
}

/// Every chore of a site, each at its own pace, so that a slow one holds up no other.
struct Chores: Sendable {
    let list: [Chore]
    let logger: Logger

    /// Does them while the body runs, and returns when those that were begun have ended too.
    func run(during body: () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for chore in list { group.addTask { await doOver(chore) } }
            defer { group.cancelAll() }
            try await body()
        }
    }

    private func doOver(_ chore: Chore) async {
        var lastFault = ""
        while (try? await Task.sleep(for: chore.pause)) != nil {
            do {
                try await chore.work()
                lastFault = ""
            } catch {
                // Said once: a full disk would otherwise fill the log, and so the disk, every few seconds.
                guard "\(error)" != lastFault else { continue }
                lastFault = "\(error)"
                logger.error("a chore failed", metadata: ["chore": "\(chore.name)", "error": "\(error)"])
            }
        }
    }
}
