import Foundation

/// The beta distribution seen through its odds f = [x/a] / [(1−x)/b], which is Fisher's F with 2a and 2b degrees of freedom.
///
/// The kernel xᵃ(1−x)ᵇ / B(a, b) is written with Stirling errors and log(1+δ) − δ, so that nothing large cancels: the
/// tails keep their relative accuracy for parameters from ¼ to 10⁶ and probabilities down to 10⁻³⁰⁰.
struct BetaOdds {
    let a: Double
    let b: Double
    /// −log B(a, b) − a log(1 + b/a) − b log(1 + a/b)
    let logScale: Double

    init(_ a: Double, _ b: Double) {
        self.a = a
        self.b = b
        let errors =
            GammaFunction.stirlingError(a + b) - GammaFunction.stirlingError(a) - GammaFunction.stirlingError(b)
        logScale = 0.5 * log(a / (2 * Double.pi) * (b / (a + b))) + errors
    }

    var mirrored: BetaOdds { BetaOdds(b, a) }

    func tails(odds f: Double) -> Tails {
        tails(odds: f, excess: f - 1, logOdds: log(f))
    }

    func tails(logOdds u: Double) -> Tails {
        tails(odds: exp(u), excess: expm1(u), logOdds: u)
    }

    /// xᵃ(1−x)ᵇ / B(a, b), which is f times the density of the odds.
    func kernel(odds f: Double, excess: Double, logOdds: Double) -> Double {
        exp(logScale + deviance(odds: f, excess: excess, logOdds: logOdds))
    }

    private func tails(odds f: Double, excess: Double, logOdds u: Double) -> Tails {
        if u.isNaN { return .undefined }
        if u > BetaOdds.far { return Tails(upper: farTail(logOdds: u)) }
        if u < -BetaOdds.far { return Tails(lower: mirrored.farTail(logOdds: -u)) }
        let kernel = kernel(odds: f, excess: excess, logOdds: u)
        if f * (b + 1) * a <= (a + 1) * b {
            return Tails(lower: kernel * fraction(odds: f, excess: excess))
        }
        let other = mirrored.fraction(odds: 1 / f, excess: -excess / f)
        return Tails(upper: kernel * other)
    }

    /// Beyond e^±far the first term of the series is the whole tail, and f itself may overflow.
    private static let far = 200.0

    private func farTail(logOdds u: Double) -> Double {
        guard u < .infinity else { return 0 }
        return exp(logScale + (a + b) * log1p(b / a) - b * u - log(b))
    }

    /// a log(x (a+b)/a) + b log((1−x)(a+b)/b), written from the side of the smaller parameter.
    private func deviance(odds f: Double, excess: Double, logOdds u: Double) -> Double {
        let (small, large, own, logOwn) = a <= b ? (a, b, excess, u) : (b, a, -excess / f, -u)
        let inner = (small / (small + large)) * own
        guard own > -0.7, own < 1 else { return small * logOwn - (small + large) * log1p(inner) }
        return small * log1pMinusX(own) - (small + large) * log1pMinusX(inner)
    }

    /// The integral divided by the kernel: the even part of the classical continued fraction,
    /// with a(1−x) − b·x formed from the excess so that it does not cancel near the mean.
    private func fraction(odds f: Double, excess: Double) -> Double {
        let y = b / (a * f + b)
        let x = a * f / (a * f + b)
        let balance = -a * y * excess
        func denominator(_ m: Double) -> Double {
            m + m * (b - m) * x / (a + 2 * m - 1) + (a + m) / (a + 2 * m + 1) * (balance + 1 + m * (2 - x))
        }
        return ContinuedFraction.evaluate(first: a / (a + 1) * (balance + 1)) { m in
            let step = a + 2 * m - 1
            let numerator = (a + m - 1) / step * ((a + b + m - 1) / step) * m * (b - m) * x * x
            return (numerator, denominator(m))
        }
    }
}
