/// The conditions of "moves together over time" at one lag. A condition that could not be tried is nil.
public struct LagConditions: Codable, Sendable, Equatable {
    public var lag: Int
    /// p of the within-unit effect.
    public var within: Double
    /// `from` goes with a later `to` more than `to` goes with a later `from`.
    public var precedence: Precedence?
    /// The effect beside what `to` itself was at that lag.
    public var beyondPast: ControlledEffect?
    /// The effect when each unit has a straight trend of its own. Tried only where the conditions before it hold.
    public var beyondTrend: ControlledEffect?
    /// The largest p of the conditions, 1 where a sign is wrong: small only if all of them hold.
    public var p: Double

    enum CodingKeys: String, CodingKey {
        case lag, within, precedence
        case beyondPast = "beyond_past"
        case beyondTrend = "beyond_trend"
        case p
    }
}

/// The lag against its mirror image.
public struct Precedence: Codable, Sendable, Equatable {
    /// Standardised co-movement of `from` with the later `to`.
    public var forward: Double
    /// Standardised co-movement of `to` with the later `from`.
    public var backward: Double
    /// `forward` − `backward`, its error clustered by unit, and the two-sided p of no difference.
    public var difference: Double
    public var se: Double
    public var p: Double
    public var method: String
}

/// An effect when something else is known.
public struct ControlledEffect: Codable, Sendable, Equatable {
    public var estimate: Double
    public var se: Double
    public var p: Double
    public var method: String
}

/// The rule that gives the verdicts, as it is printed beside them.
public struct VerdictRule: Codable, Sendable, Equatable {
    public var alpha: Double
    /// The rule in a few sentences.
    public var text: String
    /// What each verdict means.
    public var verdicts: [Meaning]

    public struct Meaning: Codable, Sendable, Equatable {
        public var verdict: Verdict
        public var title: String
        public var text: String
    }
}
