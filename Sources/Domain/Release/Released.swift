/// A figure on its way to a reader: shown, shown as a band, held back with its reason, or not there at all.
public enum Released<Value> {
    case shown(Value)
    /// Its answers are so much alike that the exact figure would tell each of them.
    case band(ReleasedBand)
    case heldBack(HeldBackReason)
    case nothing

    /// The value where it may be shown.
    public var value: Value? {
        if case .shown(let value) = self { value } else { nil }
    }

    public var band: ReleasedBand? {
        if case .band(let band) = self { band } else { nil }
    }

    public var reason: HeldBackReason? {
        if case .heldBack(let reason) = self { reason } else { nil }
    }

    public var isNothing: Bool {
        if case .nothing = self { true } else { false }
    }

    /// The same of what a shown value stands for; nothing where that is nothing.
    public func map<Other>(_ make: (Value) -> Other?) -> Released<Other> {
        switch self {
        case .shown(let value): make(value).map { .shown($0) } ?? .nothing
        case .band(let band): .band(band)
        case .heldBack(let reason): .heldBack(reason)
        case .nothing: .nothing
        }
    }
}

/// What is said instead of a figure: between which ends it lies, and how many answered.
public struct ReleasedBand: Hashable, Sendable {
    public let interval: ClosedRange<Double>
    public let n: Int

    public init(_ interval: ClosedRange<Double>, n: Int) {
        self.interval = interval
        self.n = n
    }
}

extension Released: Sendable where Value: Sendable {}
extension Released: Equatable where Value: Equatable {}
extension Released: Hashable where Value: Hashable {}

/// Why a figure is held back.
public enum HeldBackReason: String, Hashable, Sendable, CaseIterable {
    /// The group itself is too small.
    case tooFew
    /// It is large enough, but with it a smaller group could be worked out by subtraction.
    case givesAwayOthers
    /// It lies below a group that is held back.
    case partOfHeldBack
    /// One person joined or left since the round before, and the difference would be her answer.
    case oneJoinedOrLeft
    /// Answers could be worked out too closely from it, since they lie between two ends.
    case pinsAnswers

    public var text: String {
        switch self {
        case .tooFew: "We can't show this: fewer than five people answered"
        case .givesAwayOthers: "We can't show this: a group of fewer than five could be worked out from it"
        case .partOfHeldBack: "We can't show this: it is part of a group that is held back"
        case .oneJoinedOrLeft: "We can't show this: one person joined or left, and it could be seen what she answered"
        case .pinsAnswers: "We can't show this: some people's answers could be worked out too closely from it"
        }
    }
}
