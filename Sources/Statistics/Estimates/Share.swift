/// `count` out of `n`: a share with its interval.
public struct Share: Sendable, Equatable {
    public let count: Int
    public let n: Int

    /// Throws where n is not positive or count lies outside 0…n.
    public init(_ count: Int, of n: Int) throws(StatisticsError) {
        try Check.atLeast(1, n, "answers")
        guard (0...n).contains(count) else {
            throw .outOfRange("the count", value: Double(count), allowed: 0...Double(n))
        }
        self.count = count
        self.n = n
    }

    /// The share of values of at least `cut` (top box: 9 on a scale to 10, 4 on a scale to 5).
    public init(of values: [Double], atLeast cut: Double) throws(StatisticsError) {
        try Check.finite(values, "the answers")
        try self.init(values.filter { $0 >= cut }.count, of: values.count)
    }

    /// count / n.
    public var value: Double { Double(count) / Double(n) }

    private var standardError: Double { (value * (1 - value) / Double(n)).squareRoot() }

    /// p ± z √(p(1−p)/n), kept inside 0…1. Too narrow for small n and of no width at 0 and 1: prefer `wilson`.
    public func wald(confidence: Double = 0.95) throws(StatisticsError) -> Estimate {
        try Check.confidence(confidence)
        let reach = Normal.upperQuantile((1 - confidence) / 2) * standardError
        return Estimate(
            value: value, standardError: standardError, low: max(0, value - reach), high: min(1, value + reach), n: n)
    }

    /// Wilson's score interval (E. B. Wilson 1927): [p + z²/2n ± z √(p(1−p)/n + z²/4n²)] / (1 + z²/n).
    public func wilson(confidence: Double = 0.95) throws(StatisticsError) -> Estimate {
        try Check.confidence(confidence)
        let z = Normal.upperQuantile((1 - confidence) / 2)
        let size = Double(n)
        let centre = (value + z * z / (2 * size)) / (1 + z * z / size)
        let spread = (value * (1 - value) / size + z * z / (4 * size * size)).squareRoot()
        let reach = z * spread / (1 + z * z / size)
        return Estimate(
            value: value, standardError: standardError, low: count == 0 ? 0 : max(0, centre - reach),
            high: count == n ? 1 : min(1, centre + reach), n: n)
    }
}
