/// What becomes of a cell in a release plan.
public enum ReleaseVerdict: Hashable, Sendable {
    /// Nobody in it has answered.
    case empty
    case shown
    /// Its answers are so much alike that its exact figures would tell each member's: shown as "4.5 or more".
    case band
    case heldBack(HeldBackReason)

    public var isShown: Bool { self == .shown || self == .band }

    public var reason: HeldBackReason? {
        if case .heldBack(let reason) = self { reason } else { nil }
    }
}

extension ReleaseVerdict: RawRepresentable, Codable {
    /// A word, for keeping: "empty", "shown", "band", or why it is held back.
    public var rawValue: String {
        switch self {
        case .empty: "empty"
        case .shown: "shown"
        case .band: "band"
        case .heldBack(let reason): reason.rawValue
        }
    }

    public init?(rawValue: String) {
        switch rawValue {
        case "empty": self = .empty
        case "shown": self = .shown
        case "band": self = .band
        default:
            guard let reason = HeldBackReason(rawValue: rawValue) else { return nil }
            self = .heldBack(reason)
        }
    }
}
