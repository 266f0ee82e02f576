import Domain
import Synchronization

/// How many answers to a round are taken from one address: many at once, for a whole hospital may stand behind one, but
/// not on and on.
///
/// Each server counts for itself, in memory alone.
final class Turnstile: Sendable {
    /// So many come through in one go, and one more for every second that passes.
    static let atOnce: Int64 = 300
    /// The seconds after which who was turned away should try again: many more come through by then.
    static let retryAfter = 60

    private struct Gate: Hashable, Sendable {
        let sender: Sender
        let round: Round.ID
    }

    private static let mostGates = 50_000

    /// When each gate will have forgotten all who came through: everyone adds a second.
    private let idleAt = Mutex<[Gate: Int64]>([:])

    /// - Parameter now: seconds since 1970.
    func admits(_ sender: Sender, to round: Round.ID, at now: Int64) -> Bool {
        idleAt.withLock { idleAt in
            let gate = Gate(sender: sender, round: round)
            let known = max(now, idleAt[gate] ?? now)
            guard known - now < Self.atOnce else { return false }
            if idleAt.count >= Self.mostGates { Self.clear(&idleAt, at: now) }
            idleAt[gate] = known + 1
            return true
        }
    }

    /// Where none is idle they are all forgotten: rather some answers too many than a server without memory.
    private static func clear(_ idleAt: inout [Gate: Int64], at now: Int64) {
        idleAt = idleAt.filter { $0.value > now }
        if idleAt.count >= mostGates { idleAt = [:] }
    }
}
