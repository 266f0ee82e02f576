import Domain

/// Takes responses in, many at a time: those that come while a transaction is on its way to the disk share the next one.
///
/// Each is acknowledged when it is on disk, and gets its own result. Who stops waiting undoes nothing.
public actor Intake {
    private struct Waiting {
        let submission: Submission
        let receipt: CheckedContinuation<Receipt, any Error>
    }

    /// As many as a transaction takes at most, so that nobody waits long for those who came with her.
    private static let most = 256

    private let database: any Database
    private var waiting: [Waiting] = []
    private var isWriting = false

    public init(_ database: any Database) { self.database = database }

    /// Keeps a response. Throws a ``SurveyRefusal`` when its round is over.
    public func take(_ submission: Submission) async throws -> Receipt {
        try await withCheckedThrowingContinuation { receipt in
            waiting.append(Waiting(submission: submission, receipt: receipt))
            guard !isWriting else { return }
            isWriting = true
            Task { await writeAll() }
        }
    }

    private func writeAll() async {
        while !waiting.isEmpty {
            let batch = Array(waiting.prefix(Self.most))
            waiting.removeFirst(batch.count)
            await write(batch)
        }
        isWriting = false
    }

    private func write(_ batch: [Waiting]) async {
        do {
            let results = try await keep(batch.map(\.submission))
            for (waiting, result) in zip(batch, results) {
                waiting.receipt.resume(with: result.mapError { $0 as any Error })
            }
        } catch is StatementFault where batch.count > 1 {
            // One that cannot be kept, such as for a unit that is gone, must not take the others with it.
            for waiting in batch { await write([waiting]) }
        } catch {
            for waiting in batch { waiting.receipt.resume(throwing: error) }
        }
    }

    private func keep(_ batch: [Submission]) async throws -> [Result<Receipt, SurveyRefusal>] {
        do {
            return try await database.writeBeside { try $0.rounds.add(batch) }
        } catch DatabaseRefusal.connectionLost(committing: true) {
            // Whether it was kept or not, the same sheet twice is one response.
            return try await database.writeBeside { try $0.rounds.add(batch) }
        }
    }
}
