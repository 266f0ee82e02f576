import Domain
import Exchange
import Foundation
import Logging
import Synchronization

/// Where files are written that take their time, beside the requests that ask for them: two at a time, so that pages still
/// find the database free.
final class ExportDesk: Sendable {
    /// What somebody asked for: asked again while it is under way, it is the same work.
    struct Order: Hashable, Sendable {
        let account: Account.ID
        let round: Round.ID
        let format: ResponseFormat
        let query: Form
    }

    struct File: Hashable, Sendable {
        let path: String
        let name: String
        let type: String
        let responses: Int
        let bytes: Int
    }

    enum State: Hashable, Sendable {
        /// For others to be through.
        case waiting
        case working(fraction: Double)
        case ready(File)
        case refused(String)
        /// A fault of ours.
        case failed

        var isUnderWay: Bool {
            switch self {
            case .waiting, .working: true
            case .ready, .refused, .failed: false
            }
        }
    }

    struct Work: Hashable, Sendable {
        let order: Order
        let begunAt: Int64
        var state = State.waiting
    }

    typealias Progress = @Sendable (Double) -> Void
    typealias Job = @Sendable (@escaping Progress) async throws -> File

    /// How long a file waits to be fetched, in seconds.
    static let patience: Int64 = 3_600

    private struct Kept {
        var works: [String: Work] = [:]
        var waiting: [(id: String, job: Job, logger: Logger)] = []
        var running = 0
    }
    private let kept = Mutex(Kept())
    private let mostAtOnce: Int

    init(mostAtOnce: Int = 2) { self.mostAtOnce = mostAtOnce }

    func work(_ id: String) -> Work? { kept.withLock { $0.works[id] } }

    /// Begins work, or takes its place in the line; returns its name, which nobody can guess.
    func begin(_ order: Order, at now: Int64, logger: Logger, _ job: @escaping Job) -> String {
        for id in old(before: now - Self.patience) { forget(id) }
        let id = kept.withLock { kept in
            if let same = kept.works.first(where: { $0.value.order == order && $0.value.state.isUnderWay }) {
                return same.key
            }
            let id = Token().text
            kept.works[id] = Work(order: order, begunAt: now)
            kept.waiting.append((id, job, logger))
            return id
        }
        startNext()
        return id
    }

    /// Removes what is through with its file.
    func forget(_ id: String) {
        let gone = kept.withLock { $0.works.removeValue(forKey: id) }
        if case .ready(let file)? = gone?.state { try? FileManager.default.removeItem(atPath: file.path) }
    }

    private func old(before time: Int64) -> [String] {
        kept.withLock { $0.works.filter { $0.value.begunAt < time && !$0.value.state.isUnderWay }.map(\.key) }
    }

    private func startNext() {
        let next = kept.withLock { kept -> (id: String, job: Job, logger: Logger)? in
            guard kept.running < mostAtOnce, !kept.waiting.isEmpty else { return nil }
            kept.running += 1
            return kept.waiting.removeFirst()
        }
        guard let (id, job, logger) = next else { return }
        set(.working(fraction: 0), id)
        Task.detached { [self] in
            set(await Self.end(of: job, logger) { [self] in set(.working(fraction: $0), id) }, id)
            kept.withLock { $0.running -= 1 }
            startNext()
        }
    }

    private func set(_ state: State, _ id: String) { kept.withLock { $0.works[id]?.state = state } }

    private static func end(of job: Job, _ logger: Logger, _ progress: @escaping Progress) async -> State {
        do {
            return .ready(try await job(progress))
        } catch let refusal as ResponseRefusal {
            return .refused("\(refusal)")
        } catch ResponseFault.diskFull {
            return .refused("\(ResponseFault.diskFull)")
        } catch {
            logger.error("\(error)", metadata: ["error": "\(String(reflecting: error))"])
            return .failed
        }
    }
}
