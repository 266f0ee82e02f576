/// The regressions behind every link of a report, all at once.
///
/// For each pair: `to` on `from` at each lag, `from` on `to` at each lag, `to` on `from` one period later, the lag against
/// its mirror image, and the lag beside the outcome's own past; each two-way with errors clustered by unit.
struct LinkEngine: Sendable {
    /// Positions of variables in the panel.
    struct Pair: Hashable, Sendable {
        var from: Int
        var to: Int
    }

    let panel: Panel
    let pairs: [Pair]
    /// Ascending, none negative.
    let lags: [Int]
    let inference: Inference
    /// Off for the fits alone, without the verdict's further conditions.
    var conditions = true

    func evidence() -> [PairEvidence] {
        var plan = ProductPlan(panel)
        let needs = pairs.map { PairNeeds($0, lags: lags, conditions: conditions, plan: &plan) }
        let groups = plan.groups
        let floors = panel.indices.map { panel.floor(of: $0) }
        let products = concurrentMap(groups.count) { place in
            let group = groups[place]
            let sample = PanelSample(
                complete: panel.complete(group.present), panelPeriods: panel.periods.count, leastRows: 2,
                prunesPeriods: true)
            return UnitProducts(
                panel, sample, kind: .unitAndPeriod, series: group.series, pairs: group.pairs,
                keepsRows: inference.isWild(units: sample.units.count))
        }
        return concurrentMap(pairs.count) { place in
            needs[place].evidence(products, floor: (floors[pairs[place].from], floors[pairs[place].to]), inference)
        }
    }
}

extension Panel {
    fileprivate var indices: Range<Int> { variables.indices }

    /// The sum of squares below which a swept column of this variable is only rounding.
    func floor(of variable: Int) -> Double {
        var (count, sum, squares) = (0.0, 0.0, 0.0)
        for value in values[variable] where !value.isNaN { (count, sum) = (count + 1, sum + value) }
        let mean = count > 0 ? sum / count : 0
        for value in values[variable] where !value.isNaN { squares += (value - mean) * (value - mean) }
        return 1e-18 * max(squares, 1e-6 * mean * mean * count)
    }
}
