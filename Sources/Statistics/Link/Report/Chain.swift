/// Inside → outside → business, step by step.
public struct Chain: Codable, Sendable, Equatable {
    public var inside: String
    public var outside: String
    public var business: String
    /// Across the units' means, in standard deviations.
    public var between: Path?
    /// Within units over time, two-way fixed effects, each step one period long, in standard deviations.
    public var within: Path?

    /// The two steps, their product, and what goes past the middle.
    public struct Path: Codable, Sendable, Equatable {
        /// Outside on inside.
        public var first: Step
        /// Business on outside, inside held fixed.
        public var second: Step
        /// first × second.
        public var indirect: Step
        /// Business on inside, outside held fixed.
        public var direct: Step
        public var units: Int
        public var n: Int
        public var replications: Int
        public var method: String
    }

    /// A size with its 95 % bootstrap interval.
    public struct Step: Codable, Sendable, Equatable {
        public var estimate: Double
        public var low: Double
        public var high: Double
    }
}
