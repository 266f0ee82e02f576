import Foundation

/// The chi-squared distribution with `df` > 0 degrees of freedom. Every function is NaN where df is not positive.
public enum ChiSquared {
    /// The density at x ≥ 0; 0 below.
    public static func density(_ x: Double, df: Double) -> Double {
        guard df > 0, df.isFinite, !x.isNaN else { return .nan }
        if x < 0 || x == .infinity { return 0 }
        if x == 0 { return df < 2 ? .infinity : df == 2 ? 0.5 : 0 }
        return GammaFunction.kernel(df / 2, x / 2) / x
    }

    /// P(X ≤ x).
    public static func cumulative(_ x: Double, df: Double) -> Double {
        GammaFunction.lower(df / 2, x < 0 ? 0 : x / 2)
    }

    /// P(X > x), computed directly.
    public static func survival(_ x: Double, df: Double) -> Double {
        GammaFunction.upper(df / 2, x < 0 ? 0 : x / 2)
    }

    /// The x with P(X ≤ x) = p; 0 and ∞ at the ends, NaN outside [0, 1].
    public static func quantile(_ p: Double, df: Double) -> Double {
        guard p >= 0, p <= 1, df > 0, df.isFinite else { return .nan }
        return p > 0.5 ? root(1 - p, df, upper: true) : root(p, df, upper: false)
    }

    /// The x with P(X > x) = p.
    public static func upperQuantile(_ p: Double, df: Double) -> Double {
        guard p >= 0, p <= 1, df > 0, df.isFinite else { return .nan }
        return p > 0.5 ? root(1 - p, df, upper: false) : root(p, df, upper: true)
    }

    private static func root(_ p: Double, _ df: Double, upper: Bool) -> Double {
        guard p > 0 else { return upper ? .infinity : 0 }
        let shape = df / 2
        let u = LogRoot.solve(target: p, rising: !upper, start: log(shape)) { u in
            let x = exp(u)
            let tails = GammaFunction.tails(shape, x)
            return (upper ? tails.upper : tails.lower, GammaFunction.kernel(shape, x))
        }
        return 2 * exp(u)
    }
}
