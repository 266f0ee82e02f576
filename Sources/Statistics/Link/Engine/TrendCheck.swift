extension LinkEngine {
    /// A pair and a lag whose effect is to be tried beside a straight trend for each unit.
    struct Candidate: Hashable, Sendable {
        var pair: Pair
        var lag: Int
    }

    /// The effect with unit trends, for each candidate whose panel is long enough: at least four rows per unit on average,
    /// two of which the unit's level and trend take up. Nil where it is too short.
    func beyondTrend(_ candidates: [Candidate]) -> [ControlledEffect?] {
        var plan = ProductPlan(panel)
        let needs = candidates.map { candidate in
            PairNeeds(trendOf: candidate, plan: &plan)
        }
        let groups = plan.groups
        let products = concurrentMap(groups.count) { place -> UnitProducts? in
            let group = groups[place]
            let sample = PanelSample(
                complete: panel.complete(group.present), panelPeriods: panel.periods.count, leastRows: 3,
                prunesPeriods: true)
            guard sample.rows >= 4 * sample.units.count, sample.rows > 0 else { return nil }
            return UnitProducts(
                panel, sample, kind: .trendAndPeriod, series: group.series, pairs: group.pairs,
                keepsRows: inference.isWild(units: sample.units.count))
        }
        return concurrentMap(candidates.count) { place in
            guard let slope = needs[place].within.first, let products = products[slope.group] else { return nil }
            let pair = candidates[place].pair
            let floor = (panel.floor(of: pair.from), panel.floor(of: pair.to))
            // Nothing is left of the regressor beside the trends: then they explain all of it.
            guard let effect = slope.effect(products, floor, inference) else {
                return ControlledEffect(estimate: 0, se: 0, p: 1, method: "beyond-trend")
            }
            return ControlledEffect(
                estimate: effect.fit.estimate, se: effect.fit.se, p: effect.answer.p, method: "beyond-trend")
        }
    }
}
