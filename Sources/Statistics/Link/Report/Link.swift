/// What the numbers say about one pair, `from` first, `to` later.
public struct Link: Codable, Sendable, Equatable {
    public var from: String
    public var to: String
    public var verdict: Verdict
    /// Why this verdict and no other, in plain words, with this link's numbers.
    public var reason: String
    /// Nil with fewer than four units that have both.
    public var between: BetweenUnits?
    /// `to` in a period on `from` so many periods earlier. Lags that the panel cannot tell are left out.
    public var within: [LagEffect]
    /// `to` in a period on `from` one period later (lag −1): what comes later cannot be a cause.
    public var placeboLead: LagEffect?
    /// `from` in a period on `to` so many periods earlier: the other direction.
    public var reverse: [LagEffect]
    /// The verdict's conditions, for each lag of at least 1 that could be tried.
    public var conditions: [LagConditions]
    /// All conditions of all lags together: p of "inside does not come first", q over the links of the report.
    public var claim: Claim?
    /// What these data would have shown four times in five, had it been there.
    public var detectable: Detectable

    enum CodingKeys: String, CodingKey {
        case from, to, verdict, reason, between, within
        case placeboLead = "placebo_lead"
        case reverse, conditions, claim, detectable
    }

    /// p and q of the verdict's claim, and the lag that carries it.
    public struct Claim: Codable, Sendable, Equatable {
        public var lag: Int
        public var p: Double
        public var q: Double
    }

    /// The smallest effects seen with a power of 80 % at a two-sided 5 %.
    public struct Detectable: Codable, Sendable, Equatable {
        /// |r| between units.
        public var between: Double?
        /// |standardised effect| within units, at the lag that tells most.
        public var within: Double?
    }
}

/// The four things that can be said of a link.
public enum Verdict: String, Codable, Sendable, CaseIterable {
    case movesTogetherOverTime = "moves-together-over-time"
    case differsBetweenUnitsOnly = "differs-between-units-only"
    case noSign = "no-sign"
    case notEnoughData = "not-enough-data"
}

/// Pearson's r of the units' means over the periods in which both were measured, with Fisher's 95 % interval.
public struct BetweenUnits: Codable, Sendable, Equatable {
    public var r: Double
    public var low: Double
    public var high: Double
    public var units: Int
    public var p: Double
    /// Benjamini–Hochberg over every p in the report.
    public var q: Double
    /// r / √(ICC(2) · ICC(2)): what r might be had both sides been measured without error. A thought, not a measurement.
    public var corrected: Double?
    public var method: String
}

/// The effect of one unit of `from` on `to` within units, with unit and period effects swept out.
public struct LagEffect: Codable, Sendable, Equatable {
    /// Periods from cause to effect; −1 is the placebo lead.
    public var lag: Int
    public var estimate: Double
    /// Clustered by unit, with the factor G/(G−1) · (N−1)/(N−K).
    public var se: Double
    /// 95 % interval; infinite where very few units leave a side open, which JSON has as null.
    public var low: Double
    public var high: Double
    public var p: Double
    /// Benjamini–Hochberg over every p in the report.
    public var q: Double
    /// Rows: unit-periods.
    public var n: Int
    public var units: Int
    public var periods: Int
    /// The estimate in standard deviations of both sides' movement within units.
    public var standardised: Double
    public var method: String
}
