/// The reason for a verdict, in a sentence or two with the link's own numbers.
struct VerdictWords: Sendable {
    private let link: Link
    private let periods: Int
    private let alpha: Double
    private let from: String
    private let to: String

    /// - Parameter name: what a metric's key is called.
    init(_ link: Link, periods: Int, alpha: Double, naming name: (String) -> String) {
        self.link = link
        (from, to) = (name(link.from), name(link.to))
        self.periods = periods
        self.alpha = alpha
    }

    func moves(_ effect: LagEffect) -> String {
        let trend =
            link.conditions.first { $0.lag == effect.lag }?.beyondTrend == nil ? "" : ", and each unit's own trend"
        let direction =
            effect.estimate > 0
            ? "When \(from) rises in a unit, \(to) rises"
            : """
            When \(from) rises in a unit, \(to) falls
            """
        return """
            \(direction) \(later(effect.lag)) (\(written(effect))), more than the other way round and beyond what \
            \(to) was already doing\(trend).
            """
    }

    func differs(_ between: BetweenUnits) -> String {
        let more = between.r > 0 ? "higher" : "lower"
        return """
            Units with higher \(from) have \(more) \(to) (r = \(written(between)), \(between.units) units). \
            \(overTime)
            """
    }

    func none(_ between: BetweenUnits) -> String {
        let could = link.detectable.between.map { "r ≥ \(Figure.r($0)) would have been seen four times in five" } ?? ""
        return "Between units r = \(written(between)), where \(could). \(overTime)"
    }

    func tooLittle() -> String {
        guard let between = link.between else {
            return "Fewer than four units have both, or one of the two does not vary between them. \(overTime)"
        }
        let could = link.detectable.between.map { "only r ≥ \(Figure.r($0)) four times in five" } ?? "very little"
        return """
            Between units r = \(written(between)); \(between.units) units show \(could). \(overTime)
            """
    }

    /// What can be said about change within units.
    private var overTime: String {
        if periods < 2 { return "There is one period only, so nothing can be said about change." }
        guard let effect = link.strongestLater else {
            return "There are too few periods in a row to say anything about change within units."
        }
        if effect.q >= alpha { return notSeen(effect) }
        return
            "Within units \(to) does move with \(from) \(later(effect.lag)) (\(written(effect))), \(obstacle(effect))."
    }

    private func notSeen(_ effect: LagEffect) -> String {
        let blind = (link.detectable.within ?? .infinity) > VerdictDecision.notable
        return """
            Within units over time \(blind ? "too little can be seen" : "there is no sign of it") \
            (\(written(effect)) \(later(effect.lag))).
            """
    }

    /// The first condition that does not hold.
    private func obstacle(_ effect: LagEffect) -> String {
        if link.isOpposed(to: effect) { return "but against what the difference between units says" }
        guard let one = link.conditions.first(where: { $0.lag == effect.lag }), let precedence = one.precedence else {
            return "but which of the two comes first cannot be told"
        }
        let sign = effect.estimate
        if precedence.difference * sign < 0 || abs(precedence.backward) > abs(precedence.forward) {
            return precedence.p < alpha
                ? "but more so the other way round: \(to) comes first"
                : "but no less the other way round, as when a third thing moves both"
        }
        if precedence.p >= alpha {
            return "but not clearly more than the other way round, as when a third thing moves both"
        }
        if one.beyondPast.map({ $0.p >= alpha || $0.estimate * sign < 0 }) ?? true {
            return "but not beyond what \(to) was already doing"
        }
        if let trend = one.beyondTrend, trend.p >= alpha || trend.estimate * sign < 0 {
            return "but not beyond each unit's own straight trend"
        }
        return "but not clearly enough among so many links and lags"
    }

    private func later(_ lag: Int) -> String { lag == 1 ? "one period later" : "\(lag) periods later" }

    private func written(_ effect: LagEffect) -> String {
        "\(Figure.effect(effect.estimate)) [\(Figure.effect(effect.low)), \(Figure.effect(effect.high))]"
    }

    private func written(_ between: BetweenUnits) -> String {
        "\(Figure.r(between.r)) [\(Figure.r(between.low)), \(Figure.r(between.high))]"
    }
}
