import Foundation

/// The beta function and its regularised incomplete integral.
public enum BetaFunction {
    /// log B(a, b) for a, b > 0; NaN elsewhere.
    public static func logarithm(_ a: Double, _ b: Double) -> Double {
        guard a > 0, b > 0 else { return .nan }
        return -BetaOdds(a, b).logScale - a * log1p(b / a) - b * log1p(a / b)
    }

    /// I_x(a, b) = ∫₀ˣ tᵃ⁻¹(1−t)ᵇ⁻¹ dt / B(a, b), for a, b > 0 and 0 ≤ x ≤ 1; NaN elsewhere.
    public static func lower(_ a: Double, _ b: Double, _ x: Double) -> Double {
        tails(a, b, x).lower
    }

    /// 1 − I_x(a, b), computed directly.
    public static func upper(_ a: Double, _ b: Double, _ x: Double) -> Double {
        tails(a, b, x).upper
    }

    private static func tails(_ a: Double, _ b: Double, _ x: Double) -> Tails {
        guard a > 0, b > 0, a.isFinite, b.isFinite, x >= 0, x <= 1 else { return .undefined }
        return BetaOdds(a, b).tails(odds: (x / (1 - x)) * (b / a))
    }
}
