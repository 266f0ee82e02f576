import Synchronization

/// Tells a transfer to come to an end.
final class StopSign: Sendable {
    private let end = Mutex<ContinuousClock.Instant?>(nil)

    /// A letter that is nearly through may still arrive: broken off, it might arrive twice.
    func raise() { end.withLock { $0 = .now + .seconds(5) } }

    var isOver: Bool { end.withLock { $0.map { $0 < .now } ?? false } }
}
