import Foundation

/// Student's t distribution with `df` > 0 degrees of freedom, not necessarily whole; infinite df is the normal
/// distribution. Every function is NaN where df is not positive.
public enum StudentT {
    /// The density at t.
    public static func density(_ t: Double, df: Double) -> Double {
        guard df > 0, !t.isNaN else { return .nan }
        guard df < normalBeyond else { return Normal.density(t) }
        let half = df / 2
        let errors = GammaFunction.stirlingError(half + 0.5) - GammaFunction.stirlingError(half)
        let scale = errors + half * log1pMinusX(0.5 / half) - 0.5 * log(2 * Double.pi)
        let ratio = abs(t) / df.squareRoot()
        let logOnePlusSquare = ratio < 1e100 ? log1p(ratio * ratio) : 2 * log(ratio)
        return exp(scale - (half + 0.5) * logOnePlusSquare)
    }

    /// P(T ≤ t).
    public static func cumulative(_ t: Double, df: Double) -> Double {
        survival(-t, df: df)
    }

    /// P(T > t), computed directly.
    public static func survival(_ t: Double, df: Double) -> Double {
        let tail = 0.5 * twoSided(t, df: df)
        return t < 0 ? 1 - tail : tail
    }

    /// P(|T| > |t|): the two-sided p.
    public static func twoSided(_ t: Double, df: Double) -> Double {
        guard df > 0, !t.isNaN else { return .nan }
        guard df < normalBeyond else { return Normal.twoSided(t) }
        return t == 0 ? 1 : odds(df).tails(absolute: abs(t)).upper
    }

    /// The t with P(T ≤ t) = p; ±∞ at 0 and 1, NaN outside [0, 1].
    public static func quantile(_ p: Double, df: Double) -> Double {
        p < 0.5 ? -upperQuantile(p, df: df) : inner(p - 0.5, orTail: 1 - p, df: df)
    }

    /// The t with P(T > t) = p, which keeps small upper tails exact.
    public static func upperQuantile(_ p: Double, df: Double) -> Double {
        p <= 0.5 ? inner(0.5 - p, orTail: p, df: df) : -inner(p - 0.5, orTail: 1 - p, df: df)
    }

    /// t ≥ 0 from P(0 < T ≤ t) near the centre, from P(T > t) elsewhere.
    private static func inner(_ middle: Double, orTail tail: Double, df: Double) -> Double {
        guard df > 0, tail >= 0, middle >= 0 else { return .nan }
        guard df < normalBeyond else { return Normal.upperQuantile(tail) }
        if middle == 0 { return 0 }
        let odds = odds(df)
        return exp(0.5 * (middle < 0.25 ? odds.logQuantile(lower: 2 * middle) : odds.logQuantile(upper: 2 * tail)))
    }

    private static func odds(_ df: Double) -> BetaOdds { BetaOdds(0.5, df / 2) }

    /// From here the normal distribution is right to 16 digits also at p = 10⁻¹⁰⁰ (the difference is about t⁴ / 4df).
    private static let normalBeyond = 1e22
}

extension BetaOdds {
    /// Tails at f = t², also where t² overflows.
    fileprivate func tails(absolute t: Double) -> Tails {
        t < 1e100 && t > 1e-100 ? tails(odds: t * t) : tails(logOdds: 2 * log(t))
    }
}
