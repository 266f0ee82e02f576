/// The rule, applied to one link whose q-values are known.
struct VerdictDecision: Sendable {
    let verdict: Verdict
    let reason: String

    /// Enough power means that an effect of this size is seen four times in five.
    static let notable = 0.30

    init(_ link: Link, periods: Int, alpha: Double, naming name: (String) -> String = { $0 }) {
        let words = VerdictWords(link, periods: periods, alpha: alpha, naming: name)
        if let effect = link.claimedEffect(alpha), !link.isOpposed(to: effect) {
            (verdict, reason) = (.movesTogetherOverTime, words.moves(effect))
        } else if let between = link.between, between.excludesZero {
            (verdict, reason) = (.differsBetweenUnitsOnly, words.differs(between))
        } else if let between = link.between, VerdictDecision.sees(link, over: periods) {
            (verdict, reason) = (.noSign, words.none(between))
        } else {
            (verdict, reason) = (.notEnoughData, words.tooLittle())
        }
    }

    /// Both parts would have shown a notable effect; with one period there is no second part.
    private static func sees(_ link: Link, over periods: Int) -> Bool {
        guard let between = link.detectable.between, between <= notable else { return false }
        return periods < 2 || (link.detectable.within ?? .infinity) <= notable
    }
}

extension Link {
    /// The reason with metrics called by other names than their keys.
    /// - Parameter periods: how many the report covers.
    public func reason(periods: Int, alpha: Double = 0.05, naming name: (String) -> String) -> String {
        VerdictDecision(self, periods: periods, alpha: alpha, naming: name).reason
    }

    /// The effect at the lag that carries a claim with q < alpha, itself with q < alpha.
    func claimedEffect(_ alpha: Double) -> LagEffect? {
        guard let claim, claim.q < alpha else { return nil }
        return within.first { $0.lag == claim.lag && $0.q < alpha }
    }

    /// The units' means clearly say the opposite.
    func isOpposed(to effect: LagEffect) -> Bool {
        between.map { $0.excludesZero && $0.r * effect.estimate < 0 } ?? false
    }

    /// The effect at a lag of at least 1 that stands out most.
    public var strongestLater: LagEffect? { within.filter { $0.lag > 0 }.min { $0.p < $1.p } }
}

extension BetweenUnits {
    var excludesZero: Bool { low > 0 || high < 0 }
}
