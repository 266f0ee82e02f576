import Foundation

/// How many units it takes to see a correlation, and how small a one a given number can show: two-sided tests, by Fisher's z.
public struct CorrelationPower: Sendable, Equatable {
    /// The chance of a false alarm, both sides together.
    public let alpha: Double
    /// The chance of seeing what is there.
    public let power: Double

    public init(alpha: Double = 0.05, power: Double = 0.8) throws(StatisticsError) {
        guard alpha > 0, alpha < 1 else { throw .outOfRange("alpha", value: alpha, allowed: 0...1) }
        guard power > alpha, power < 1 else { throw .outOfRange("the power", value: power, allowed: alpha...1) }
        self.alpha = alpha
        self.power = power
    }

    private var reach: Double { Normal.upperQuantile(alpha / 2) + Normal.quantile(power) }

    /// The smallest whole n with (z(α/2) + z(power))² / atanh(r)² + 3 ≤ n, the formula of the published tables; r = .10 needs 783.
    public func units(for r: Double) throws(StatisticsError) -> Int {
        guard r != 0, abs(r) < 1 else { throw .outOfRange("r", value: r, allowed: -1...1) }
        let ratio = reach / atanh(r)
        let n = ratio * ratio + 3
        guard n < 1e15 else { throw .outOfRange("r", value: r, allowed: -1...1) }
        return Int(n.rounded(.up))
    }

    /// The smallest r > 0 that n units show with this power.
    ///
    /// Solves atanh r + r / 2(n − 1) = z(power)/√(n − 3) + atanh r* with the smallest significant r* of Student's t, as R's `pwr`:
    /// the bias of Fisher's z and the tails of t matter for few units. It can fall a unit short of `units(for:)`, which is
    /// a little careful. Throws for fewer than 4 units.
    public func smallestCorrelation(units n: Int) throws(StatisticsError) -> Double {
        try Check.atLeast(4, n, "units")
        var (low, high) = (0.0, 1.0)
        while true {
            let middle = 0.5 * (low + high)
            if middle == low || middle == high { return high }
            if try power(of: middle, units: n) < power { low = middle } else { high = middle }
        }
    }

    /// The chance that n units show r, by the same approximation.
    public func power(of r: Double, units n: Int) throws(StatisticsError) -> Double {
        try Check.atLeast(4, n, "units")
        guard abs(r) <= 1 else { throw .outOfRange("r", value: r, allowed: -1...1) }
        let size = Double(n)
        let t = StudentT.upperQuantile(alpha / 2, df: size - 2)
        let edge = atanh(t / (t * t + size - 2).squareRoot())
        let centre = atanh(abs(r)) + abs(r) / (2 * (size - 1))
        let scale = (size - 3).squareRoot()
        return Normal.cumulative((centre - edge) * scale) + Normal.cumulative((-centre - edge) * scale)
    }
}
