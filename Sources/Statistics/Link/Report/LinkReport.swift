/// Everything that one look at inside → outside → business gives: every pair's verdict with its evidence, and what stands
/// around it. Encoded as JSON it is what `insideout link --json` prints.
public struct LinkReport: Codable, Sendable, Equatable {
    public var inside: [String]
    public var outside: [String]
    public var business: [String]
    public var units: Int
    public var periods: Int
    public var lags: [Int]
    /// The seed of every random draw; the same panel and seed give the same report.
    public var seed: UInt64
    /// The rule behind every verdict, as it is printed.
    public var rule: VerdictRule
    /// Inside → outside first, then outside → business, then inside → business; within each, in the order asked for.
    public var links: [Link]
    public var chains: [Chain]
    public var reliability: [Reliability]
    /// One per outside and business metric, where there are enough units.
    public var drivers: [OutcomeDrivers]
    /// Nil where fewer than four units have both sides.
    public var overlap: TopLists?
    public var power: PowerLine
    public var literature: [PublishedLink]
    public var warnings: [LinkWarning]
    /// How each kind of figure was computed; figures name theirs by `method`.
    public var methods: [Method]
}

/// How a figure was computed, in words that can stand beside it.
public struct Method: Codable, Sendable, Equatable {
    public var id: String
    public var title: String
    public var text: String
    public var source: String?
}

/// Something that the reader must know before she believes a figure.
public struct LinkWarning: Codable, Sendable, Equatable {
    public enum Kind: String, Codable, Sendable {
        /// Both sides answered this metric, so a link with it is partly a link of a group with itself.
        case mixedSides = "mixed-sides"
        /// The two ends of a link were answered by the same side.
        case sameSide = "same-side"
        /// The metric has one value, or no value.
        case doesNotVary = "does-not-vary"
        /// A part of the report needs more than there is.
        case leftOut = "left-out"
    }

    public var kind: Kind
    public var metrics: [String]
    public var text: String
}
