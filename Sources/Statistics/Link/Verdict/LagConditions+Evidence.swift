extension LagConditions {
    /// Nil where the effect at this lag cannot be estimated. The trend comes later, in `add(trend:sign:)`.
    init?(_ evidence: PairEvidence, lag: Int) {
        guard let effect = evidence.within.first(where: { $0.lag == lag }) else { return nil }
        self.init(
            lag: lag, within: effect.answer.p, precedence: evidence.precedence[lag],
            beyondPast: evidence.beyondPast[lag], beyondTrend: nil, p: 1)
        p = jointP(sign: effect.fit.estimate)
    }

    /// Adds the last condition. `sign` is the effect's.
    mutating func add(trend: ControlledEffect?, sign: Double) {
        beyondTrend = trend
        p = jointP(sign: sign)
    }

    /// The largest p of the conditions, 1 where one points the other way or could not be tried. All of them must hold, so
    /// the largest p is a p of "not all hold" (Berger 1982, the intersection–union test); no correction for their number.
    private func jointP(sign: Double) -> Double {
        guard let precedence, let beyondPast else { return 1 }
        let agrees = beyondPast.estimate * sign > 0 && (beyondTrend.map { $0.estimate * sign > 0 } ?? true)
        guard agrees, precedence.difference * sign > 0, abs(precedence.forward) > abs(precedence.backward) else {
            return 1
        }
        return max(within, precedence.p, beyondPast.p, beyondTrend?.p ?? 0)
    }
}

extension Link.Claim {
    /// The lags' joint p combined by Simes (1986): min over i of m p₍ᵢ₎ / i. q comes later. Nil without lags.
    init?(_ conditions: [LagConditions]) {
        let sorted = conditions.sorted { $0.p < $1.p }
        guard let first = sorted.first else { return nil }
        let combined = sorted.indices.map { Double(sorted.count) * sorted[$0].p / Double($0 + 1) }.min() ?? 1
        self.init(lag: first.lag, p: min(1, combined), q: 1)
    }
}
