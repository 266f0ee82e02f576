import Foundation

extension BetaOdds {
    /// log f with P(odds ≤ f) = p; ∓∞ at 0 and 1, NaN outside [0, 1].
    func logQuantile(lower p: Double) -> Double {
        guard p >= 0, p <= 1 else { return .nan }
        return p > 0.5 ? logQuantile(upper: 1 - p) : root(p, upper: false)
    }

    /// log f with P(odds > f) = p.
    func logQuantile(upper p: Double) -> Double {
        guard p >= 0, p <= 1 else { return .nan }
        return p > 0.5 ? logQuantile(lower: 1 - p) : root(p, upper: true)
    }

    private func root(_ p: Double, upper: Bool) -> Double {
        guard p > 0 else { return upper ? .infinity : -.infinity }
        return LogRoot.solve(target: p, rising: !upper, start: 0) { u in
            let tails = tails(logOdds: u)
            let density = kernel(odds: exp(u), excess: expm1(u), logOdds: u)
            return (upper ? tails.upper : tails.lower, density)
        }
    }
}
