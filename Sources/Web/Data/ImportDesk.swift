import Domain
import Exchange
import Logging
import Storage
import Synchronization

/// Where uploads are checked and brought in, beside the requests that ask for it. What was brought in stands in the
/// database; this only knows how far the work is.
final class ImportDesk: Sendable {
    enum Task: Hashable, Sendable { case check, commit }

    enum State: Sendable {
        case working(Task, fraction: Double)
        case checked(ImportReport)
        case done(Import.ID)
        /// The import's refusal.
        case refused(ImportRefusal)
        /// What the mapping or the file as a whole does not allow.
        case unusable(String)
        /// A fault of ours.
        case failed
    }

    private static let most = 200
    private struct Work {
        let number: Int
        var state: State
    }
    private struct Kept {
        var works: [Upload.ID: Work] = [:]
        var order: [Upload.ID] = []
        var begun = 0
    }
    private let kept = Mutex(Kept())

    func state(of upload: Upload.ID) -> State? { kept.withLock { $0.works[upload]?.state } }

    /// What is still being done goes on, but nobody hears of it.
    func forget(_ upload: Upload.ID) { kept.withLock { $0.works[upload] = nil } }

    /// Whether it is being brought in right now, so that nothing about it may change.
    func isCommitting(_ upload: Upload.ID) -> Bool {
        if case .working(.commit, _)? = state(of: upload) { true } else { false }
    }

    /// Begins work on an upload, unless some is going on.
    func begin(
        _ task: Task, on upload: Upload.ID, logger: Logger,
        _ work: @escaping @Sendable (_ progress: @escaping ImportProgress.Handler) async throws -> State
    ) {
        let number = kept.withLock { kept -> Int? in
            if case .working = kept.works[upload]?.state { return nil }
            kept.begun += 1
            kept.works[upload] = Work(number: kept.begun, state: .working(task, fraction: 0))
            kept.order.append(upload)
            if kept.order.count > Self.most { kept.works[kept.order.removeFirst()] = nil }
            return kept.begun
        }
        guard let number else { return }
        _Concurrency.Task.detached { [self] in
            let end = await Self.end(of: work, logger) { [self] progress in
                set(.working(task, fraction: progress.fraction), upload, number)
            }
            set(end, upload, number)
        }
    }

    /// A work that was forgotten meanwhile says nothing any more.
    private func set(_ state: State, _ upload: Upload.ID, _ number: Int) {
        kept.withLock { if $0.works[upload]?.number == number { $0.works[upload]?.state = state } }
    }

    private static func end(
        of work: @Sendable (@escaping ImportProgress.Handler) async throws -> State, _ logger: Logger,
        _ progress: @escaping ImportProgress.Handler
    ) async -> State {
        do {
            return try await work(progress)
        } catch let refusal as ImportRefusal {
            return .refused(refusal)
        } catch let problem as CSVProblem {
            return .unusable("\(problem)")
        } catch let problems as FieldProblems {
            return .unusable(problems.list.map(\.message).joined(separator: " "))
        } catch {
            logger.error("\(error)", metadata: ["error": "\(String(reflecting: error))"])
            return .failed
        }
    }
}
