import Foundation

/// Fisher's F distribution with `df1` and `df2` degrees of freedom. Every function is NaN where df1 or df2 is not positive.
public enum FisherF {
    /// The density at f ≥ 0; 0 below.
    public static func density(_ f: Double, df1: Double, df2: Double) -> Double {
        guard df1 > 0, df2 > 0, !f.isNaN else { return .nan }
        if f < 0 || f == .infinity { return 0 }
        if f == 0 { return df1 < 2 ? .infinity : df1 == 2 ? 1 : 0 }
        return BetaOdds(df1 / 2, df2 / 2).kernel(odds: f, excess: f - 1, logOdds: log(f)) / f
    }

    /// P(F ≤ f).
    public static func cumulative(_ f: Double, df1: Double, df2: Double) -> Double {
        tails(f, df1: df1, df2: df2).lower
    }

    /// P(F > f), computed directly.
    public static func survival(_ f: Double, df1: Double, df2: Double) -> Double {
        tails(f, df1: df1, df2: df2).upper
    }

    /// The f with P(F ≤ f) = p.
    public static func quantile(_ p: Double, df1: Double, df2: Double) -> Double {
        guard df1 > 0, df2 > 0 else { return .nan }
        return exp(BetaOdds(df1 / 2, df2 / 2).logQuantile(lower: p))
    }

    /// The f with P(F > f) = p.
    public static func upperQuantile(_ p: Double, df1: Double, df2: Double) -> Double {
        guard df1 > 0, df2 > 0 else { return .nan }
        return exp(BetaOdds(df1 / 2, df2 / 2).logQuantile(upper: p))
    }

    private static func tails(_ f: Double, df1: Double, df2: Double) -> Tails {
        guard df1 > 0, df2 > 0, !f.isNaN else { return .undefined }
        return f <= 0 ? Tails(lower: 0) : BetaOdds(df1 / 2, df2 / 2).tails(odds: f)
    }
}
