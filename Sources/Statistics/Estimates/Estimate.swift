/// A number with its uncertainty.
public struct Estimate: Sendable, Equatable {
    public let value: Double
    public let standardError: Double
    public let low: Double
    public let high: Double
    /// How many answers it rests on.
    public let n: Int

    public init(value: Double, standardError: Double, low: Double, high: Double, n: Int) {
        self.value = value
        self.standardError = standardError
        self.low = low
        self.high = high
        self.n = n
    }

    /// value ± margin × standard error.
    init(value: Double, standardError: Double, margin: Double, n: Int) {
        let reach = margin * standardError
        self.init(value: value, standardError: standardError, low: value - reach, high: value + reach, n: n)
    }
}

extension Estimate {
    /// The mean with Student's interval x̄ ± t(n − 1) · s/√n.
    ///
    /// Needs two answers. Where all answers are equal, the interval is that one value: the sample holds no sign of spread.
    public static func mean(_ moments: Moments, confidence: Double = 0.95) throws(StatisticsError) -> Estimate {
        try Check.atLeast(2, moments.n, "answers")
        guard let mean = moments.mean, let error = moments.standardError, mean.isFinite, error.isFinite else {
            throw .notFinite("the answers")
        }
        return try student(mean, error, moments.n, confidence)
    }

    /// The mean of raw values; the spread is taken in two passes.
    public static func mean(of values: [Double], confidence: Double = 0.95) throws(StatisticsError) -> Estimate {
        try Check.atLeast(2, values.count, "answers")
        try Check.finite(values, "the answers")
        let error = (Sample.variance(values) / Double(values.count)).squareRoot()
        return try student(Sample.mean(values), error, values.count, confidence)
    }

    private static func student(
        _ mean: Double, _ error: Double, _ n: Int, _ confidence: Double
    ) throws(StatisticsError) -> Estimate {
        try Check.confidence(confidence)
        let margin = StudentT.upperQuantile((1 - confidence) / 2, df: Double(n - 1))
        return Estimate(value: mean, standardError: error, margin: margin, n: n)
    }
}
