/// How far a metric speaks with a unit's voice.
public struct Reliability: Codable, Sendable, Equatable {
    public var metric: String
    public var icc1: Double
    public var icc2: Double
    public var f: Double
    public var units: Int
    /// Answers.
    public var n: Int
    public var method: String
}

/// What the differences between units in one outcome go with.
public struct OutcomeDrivers: Codable, Sendable, Equatable {
    public var outcome: String
    public var units: Int
    /// Of the outcome on all drivers together.
    public var rSquared: Double
    /// In the order asked for.
    public var drivers: [Driver]
    public var method: String

    enum CodingKeys: String, CodingKey {
        case outcome, units
        case rSquared = "r_squared"
        case drivers, method
    }

    public struct Driver: Codable, Sendable, Equatable {
        public var metric: String
        /// Part of R² (LMG); the parts add up to R².
        public var share: Double
        /// 95 % bootstrap interval.
        public var low: Double
        public var high: Double
        /// The sign of its correlation with the outcome.
        public var sign: Int
    }
}

/// The best units inside beside the best units outside.
public struct TopLists: Codable, Sendable, Equatable {
    /// Part of the units on each list.
    public var fraction: Double
    public var units: Int
    public var inside: [String]
    public var outside: [String]
    /// On both lists.
    public var both: [String]
    public var overlap: Int
    /// By chance.
    public var expected: Double
    /// P(at least as many by chance), hypergeometric.
    public var p: Double
    public var method: String
}

/// What this many units can see.
public struct PowerLine: Codable, Sendable, Equatable {
    public var units: Int
    /// The smallest |r| between units seen four times in five; nil with fewer than four units.
    public var r: Double?
    /// "With 24 units you would see r ≥ .54 four times in five."
    public var text: String
    /// Units needed for r = .10 … .50.
    public var needed: [Needed]
    public var method: String

    public struct Needed: Codable, Sendable, Equatable {
        public var r: Double
        public var units: Int
    }
}

/// What others have found, so that a reader sees whether hers is unusual.
public struct PublishedLink: Codable, Sendable, Equatable {
    public var study: String
    public var source: String
    public var units: String
    /// From the employees' side to …
    public var link: String
    public var value: String
    /// The correlation, where the study gives one number for this link.
    public var r: Double?
}
