/// One row of a regression table.
public struct Coefficient: Sendable, Equatable {
    public let name: String
    public let estimate: Double
    public let standardError: Double
    public let t: Double
    /// Two-sided, against zero.
    public let p: Double
    public let low: Double
    public let high: Double
    /// The degrees of freedom behind t.
    public let df: Double

    /// t, p and the interval of an estimate with `df` degrees of freedom.
    public init(name: String, estimate: Double, standardError: Double, df: Double, confidence: Double = 0.95) {
        self.name = name
        self.estimate = estimate
        self.standardError = standardError
        self.df = df
        t = estimate / standardError
        p = StudentT.twoSided(t, df: df)
        let reach = StudentT.upperQuantile((1 - confidence) / 2, df: df) * standardError
        low = estimate - reach
        high = estimate + reach
    }
}
