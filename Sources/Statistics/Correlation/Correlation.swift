import Foundation

/// How closely two columns move together, with an interval and a two-sided p against no relation.
public struct Correlation: Sendable, Equatable {
    public enum Method: String, Sendable, CaseIterable {
        case pearson, spearman, kendall
    }

    /// How the p was found.
    public enum Test: String, Sendable {
        /// t = r √(df / (1 − r²)) on n − 2 − controls degrees of freedom.
        case student
        /// The permutation distribution of Kendall's score, without ties and for n < 50, as R's `cor.test` does.
        case exact
        /// Kendall's score over its standard deviation, corrected for ties, as in R and scipy.
        case normal
    }

    public let method: Method
    public let r: Double
    /// Absent where too few rows are left for an interval (Pearson and Spearman: 3 + controls; Kendall: 4).
    public let low: Double?
    public let high: Double?
    public let p: Double
    public let test: Test
    public let n: Int
    /// How many columns were held constant.
    public let controls: Int

    /// r corrected for the unreliability of both columns, r / √(reliability x · reliability y) (Spearman 1904), with its
    /// interval scaled alike. Nil where a reliability is not positive. It may pass 1, which says that a reliability is too low.
    public func disattenuated(_ x: Double, _ y: Double) -> (r: Double, low: Double?, high: Double?)? {
        guard x > 0, y > 0, x <= 1, y <= 1 else { return nil }
        let factor = 1 / (x * y).squareRoot()
        return (r * factor, low.map { $0 * factor }, high.map { $0 * factor })
    }
}

extension Correlation {
    /// tanh(atanh r ± z · error): Fisher's interval.
    static func fisher(_ r: Double, error: Double, _ confidence: Double) -> (low: Double, high: Double) {
        guard abs(r) < 1 else { return (r, r) }
        let reach = Normal.upperQuantile((1 - confidence) / 2) * error
        return (tanh(atanh(r) - reach), tanh(atanh(r) + reach))
    }

    /// The two-sided p of r on `df` degrees of freedom.
    static func studentP(_ r: Double, df: Int) -> Double {
        StudentT.twoSided(r * (Double(df) / ((1 - r) * (1 + r))).squareRoot(), df: Double(df))
    }
}
