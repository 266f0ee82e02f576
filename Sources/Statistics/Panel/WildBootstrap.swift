import CLAPACK

/// The wild cluster bootstrap of one slope: each replication turns the sign of whole units' restricted residuals, so it
/// keeps what belongs to a unit together and holds its level with few units where the clustered t does not.
///
/// With w the weights of the units, L(β₀) the units × units matrix of what unit h's residual under β = β₀ adds to unit g's
/// score after all effects and slopes are fitted again, a replication's statistic is
///
///     t* = Σₕ wₕ sₕ(β₀) / √(Σ_g (Σₕ wₕ Lₕ_g(β₀))²),
///
/// and L is linear in β₀, so one product of matrices serves every β₀ (Roodman, MacKinnon, Nielsen & Webb 2019). The
/// interval holds each β₀ that a two-sided test at 1 − confidence does not refuse.
public struct WildBootstrap: Sendable {
    public let weights: UnitWeights.Kind
    public let replications: Int
    private let estimate: Double
    private let scale: Double
    /// Observed: Σ_g (s_g of the residuals)².
    private let observedSpread: Double
    /// Of each replication n₀, n₁ and q₀, q₁, q₂: numerator n₀ − β₀ n₁, squared denominator q₀ − 2 β₀ q₁ + β₀² q₂.
    private let numerators: [Double]
    private let spreads: [Double]

    /// P(|t*| ≥ |t|) under β = `value`, the sample itself added once to both parts of the fraction, so that p is never 0.
    /// Where all patterns are counted the sample is among them; counting it once more puts p's coarse steps on the careful
    /// side, which with 7 to 11 units keeps a 5 % test at 5 % where it would else err in 6 %.
    public func pValue(of value: Double = 0) -> Double {
        let observed = abs(estimate - value) * scale
        let edge = observed * observed / observedSpread * (1 - 1e-9)
        var extreme = 0
        numerators.withUnsafeBufferPointer { numerators in
            spreads.withUnsafeBufferPointer { spreads in
                var r = 0
                while r < replications {
                    let numerator = numerators[2 * r] - value * numerators[2 * r + 1]
                    let spread = spreads[3 * r] - value * (2 * spreads[3 * r + 1] - value * spreads[3 * r + 2])
                    if numerator * numerator >= edge * spread { extreme += 1 }
                    r += 1
                }
            }
        }
        return Double(extreme + 1) / Double(replications + 1)
    }

    /// The values of the slope that the test does not refuse; infinite on a side where it refuses none.
    public func interval(confidence: Double = 0.95) -> (low: Double, high: Double) {
        let step = observedSpread.squareRoot() / scale
        return (bound(-step, 1 - confidence), bound(step, 1 - confidence))
    }

    private func bound(_ step: Double, _ alpha: Double) -> Double {
        guard step != 0, step.isFinite else { return estimate }
        var (inner, outer) = (0.0, 2.0)
        while pValue(of: estimate + outer * step) > alpha {
            (inner, outer) = (outer, 2 * outer)
            if outer > 1e6 { return step < 0 ? -.infinity : .infinity }
        }
        for _ in 0..<20 {
            let middle = (inner + outer) / 2
            if pValue(of: estimate + middle * step) > alpha { inner = middle } else { outer = middle }
        }
        return estimate + outer * step
    }
}

extension WildBootstrap {
    init(_ scores: RestrictedScores, weights drawn: UnitWeights) {
        weights = drawn.kind
        replications = drawn.transposed.columns
        estimate = scores.estimate
        scale = scores.ownSum
        observedSpread = scores.observedSpread
        let sums = Matrix(columns: [scores.outcomeScores, scores.ownScores])
        numerators = sums.transposedTimes(drawn.transposed).storage
        let (zero, one) = (
            scores.outcome.transposedTimes(drawn.transposed), scores.own.transposedTimes(drawn.transposed)
        )
        spreads = WildBootstrap.products(zero.storage, one.storage, units: scores.outcomeScores.count)
    }

    /// Of each replication's `units` scores under 0, a, and their slope in β₀, b: Σ a², Σ a b and Σ b².
    private static func products(_ zero: [Double], _ one: [Double], units: Int) -> [Double] {
        var result = [Double](repeating: 0, count: units > 0 ? zero.count / units * 3 : 0)
        zero.withUnsafeBufferPointer { zero in
            one.withUnsafeBufferPointer { one in
                for r in 0..<result.count / 3 {
                    let (a, b) = (zero.baseAddress! + r * units, one.baseAddress! + r * units)
                    result[3 * r] = cblas_ddot(blas(units), a, 1, a, 1)
                    result[3 * r + 1] = cblas_ddot(blas(units), a, 1, b, 1)
                    result[3 * r + 2] = cblas_ddot(blas(units), b, 1, b, 1)
                }
            }
        }
        return result
    }
}
