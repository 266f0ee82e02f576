extension Period.Grain {
    /// "year", "quarter", "month", "week" or "day".
    public var word: String { "\(self)" }

    public init?(word: String) {
        guard let grain = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = grain
    }
}
