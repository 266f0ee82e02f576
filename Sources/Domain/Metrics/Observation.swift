import Statistics

/// The sufficient statistics of one metric in one unit and one period, in scores (see ``Measure``).
///
/// `n` counts answers or, for ``Basis/figures``, units. Two observations of disjoint parts merge by addition.
public struct Observation: Hashable, Sendable {
    public var n: Int
    public var sum: Double
    /// Nil when only mean and n are known: then there is no spread and no interval.
    public var sumOfSquares: Double?

    public init(n: Int, sum: Double, sumOfSquares: Double?) {
        self.n = n
        self.sum = sum
        self.sumOfSquares = sumOfSquares
    }

    /// One value, or one unit's finished figure.
    public init(value: Double) { self.init(n: 1, sum: value, sumOfSquares: value * value) }

    public static let none = Observation(n: 0, sum: 0, sumOfSquares: 0)

    public static func + (left: Self, right: Self) -> Self {
        Observation(
            n: left.n + right.n, sum: left.sum + right.sum,
            sumOfSquares: left.sumOfSquares.flatMap { a in right.sumOfSquares.map { a + $0 } })
    }

    /// What is left of an observation without one of its parts.
    public static func - (left: Self, right: Self) -> Self {
        left + Observation(n: -right.n, sum: -right.sum, sumOfSquares: right.sumOfSquares.map { -$0 })
    }

    public static func += (left: inout Self, right: Self) { left = left + right }

    /// Σx / n; nil without values.
    public var mean: Double? { n > 0 ? sum / Double(n) : nil }

    /// The unbiased variance (n − 1), 0 below rounding; nil where spread is not known or n < 2.
    public var variance: Double? {
        sumOfSquares.flatMap { Moments(n: n, sum: sum, sumOfSquares: $0).variance }
    }
}
