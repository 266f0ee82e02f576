/// n, Σx and Σx²: all that a mean, its error and an analysis of variance need of a set of answers.
///
/// Two sets merge by addition, so that a parent's figure is the sum of its parts; subtraction undoes a merge.
/// Σx² loses digits where the mean is large beside the spread: `variance` keeps about 16 − 2 log₁₀(mean / spread) of them.
/// For raw values use `Sample.variance`.
public struct Moments: Sendable, Equatable {
    public var n: Int
    public var sum: Double
    public var sumOfSquares: Double

    public init(n: Int = 0, sum: Double = 0, sumOfSquares: Double = 0) {
        self.n = n
        self.sum = sum
        self.sumOfSquares = sumOfSquares
    }

    /// The moments of raw values, summed with compensation.
    public init(_ values: [Double]) {
        var sum = CompensatedSum()
        var squares = CompensatedSum()
        for value in values {
            sum.add(value)
            squares.add(value * value)
        }
        self.init(n: values.count, sum: sum.value, sumOfSquares: squares.value)
    }

    /// The moments of answers by category: how many gave which value.
    public init(counts: [Double: Int]) {
        var sum = CompensatedSum()
        var squares = CompensatedSum()
        for (value, count) in counts.sorted(by: { $0.key < $1.key }) {
            sum.add(Double(count) * value)
            squares.add(Double(count) * value * value)
        }
        self.init(n: counts.values.reduce(0, +), sum: sum.value, sumOfSquares: squares.value)
    }

    public static func + (a: Moments, b: Moments) -> Moments {
        Moments(n: a.n + b.n, sum: a.sum + b.sum, sumOfSquares: a.sumOfSquares + b.sumOfSquares)
    }

    public static func - (a: Moments, b: Moments) -> Moments {
        Moments(n: a.n - b.n, sum: a.sum - b.sum, sumOfSquares: a.sumOfSquares - b.sumOfSquares)
    }

    public static func += (a: inout Moments, b: Moments) { a = a + b }

    public static func -= (a: inout Moments, b: Moments) { a = a - b }

    /// Σx / n; nil for no answers.
    public var mean: Double? { n > 0 ? sum / Double(n) : nil }

    /// (Σx² − (Σx)²/n) / (n − 1); nil for fewer than two answers. What is below the rounding of Σx² is 0.
    public var variance: Double? {
        guard n > 1 else { return nil }
        let mean = sum / Double(n)
        // (Σx)·x̄ is subtracted in one rounding; the rest of the rounding sits in the stored sums.
        let deviations = sumOfSquares.addingProduct(-sum, mean)
        let noise = 8 * Double.ulpOfOne * sumOfSquares
        return deviations.isNaN ? .nan : (deviations > noise ? deviations / Double(n - 1) : 0)
    }

    /// √variance.
    public var standardDeviation: Double? { variance?.squareRoot() }

    /// √(variance / n): the standard error of the mean.
    public var standardError: Double? { variance.map { ($0 / Double(n)).squareRoot() } }
}
