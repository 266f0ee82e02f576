import Foundation

/// The gamma function, its logarithm, and the regularised incomplete gamma integrals.
public enum GammaFunction {
    /// log Γ(x) for x > 0; NaN elsewhere.
    public static func logarithm(_ x: Double) -> Double {
        guard x > 0 else { return .nan }
        return lgamma(x).0
    }

    /// The error of Stirling's formula: log Γ(x + 1) − [½ log(2πx) + x log x − x], for x > 0.
    static func stirlingError(_ x: Double) -> Double {
        guard x < 16 else {
            let i = 1 / (x * x)
            let tail = 1.0 / 1188 - i * (691.0 / 360360 - i / 156)
            return (1.0 / 12 - i * (1.0 / 360 - i * (1.0 / 1260 - i * (1.0 / 1680 - i * tail)))) / x
        }
        return lgamma(x + 1).0 - (x + 0.5) * log(x) + x - 0.5 * log(2 * Double.pi)
    }

    /// P(a, x) = ∫₀ˣ tᵃ⁻¹ e⁻ᵗ dt / Γ(a), for a > 0 and x ≥ 0; NaN elsewhere.
    public static func lower(_ a: Double, _ x: Double) -> Double {
        tails(a, x).lower
    }

    /// Q(a, x) = 1 − P(a, x), computed directly, so that it stays exact far in the tail.
    public static func upper(_ a: Double, _ x: Double) -> Double {
        tails(a, x).upper
    }

    static func tails(_ a: Double, _ x: Double) -> Tails {
        guard a > 0, a.isFinite, x >= 0 else { return .undefined }
        if x == 0 { return Tails(lower: 0) }
        if x == .infinity { return Tails(upper: 0) }
        let kernel = kernel(a, x)
        return x < a + 1
            ? Tails(lower: kernel * series(a, x))
            : Tails(upper: kernel * fraction(a, x))
    }

    /// xᵃ e⁻ˣ / Γ(a), which is x times the gamma density.
    static func kernel(_ a: Double, _ x: Double) -> Double {
        let relative = (x - a) / a
        let exponent = relative > -0.9 ? a * log1pMinusX(relative) : a * log(x / a) - (x - a)
        return (a / (2 * Double.pi)).squareRoot() * exp(exponent - stirlingError(a))
    }

    /// Σ xⁿ / (a(a+1)…(a+n)): all terms are positive.
    private static func series(_ a: Double, _ x: Double) -> Double {
        var term = 1 / a
        var sum = term
        var n = a
        repeat {
            n += 1
            term *= x / n
            sum += term
        } while term > sum * 1e-17
        return sum
    }

    /// Legendre's continued fraction by the modified method of Lentz; wants x ≥ a + 1.
    private static func fraction(_ a: Double, _ x: Double) -> Double {
        ContinuedFraction.evaluate(first: x - a + 1) { n in
            (-n * (n - a), (x - a) + 2 * n + 1)
        }
    }
}
