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
    private struct Kept {
        var states: [Upload.ID: State] = [:]
        var order: [Upload.ID] = []
    }
    private let kept = Mutex(Kept())

    func state(of upload: Upload.ID) -> State? { kept.withLock { $0.states[upload] } }

    func forget(_ upload: Upload.ID) { kept.withLock { $0.states[upload] = nil } }

    /// Begins work on an upload, unless some is going on.
    func begin(
        _ task: Task, on upload: Upload.ID, logger: Logger,
        _ work: @escaping @Sendable (_ progress: @escaping ImportProgress.Handler) async throws -> State
    ) {
        let isNew = kept.withLock { kept in
            if case .working = kept.states[upload] { return false }
            kept.states[upload] = .working(task, fraction: 0)
            kept.order.append(upload)
            if kept.order.count > Self.most { kept.states[kept.order.removeFirst()] = nil }
            return true
        }
        guard isNew else { return }
        _Concurrency.Task.detached { [self] in
            let end = await Self.end(of: work, logger) { [self] progress in
                set(.working(task, fraction: progress.fraction), upload)
            }
            set(end, upload)
        }
    }

    private func set(_ state: State, _ upload: Upload.ID) { kept.withLock { $0.states[upload] = state } }

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
