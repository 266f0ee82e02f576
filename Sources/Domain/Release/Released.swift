/// A figure on its way to a reader: shown, held back with its reason, or not there at all.
public enum Released<Value> {
    case shown(Value)
    case heldBack(HeldBackReason)
    case nothing

    /// The value where it may be shown.
    public var value: Value? {
        if case .shown(let value) = self { value } else { nil }
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
