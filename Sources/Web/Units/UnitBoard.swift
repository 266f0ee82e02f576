import Domain

/// Everything that one unit's page shows: both sides now and over time, beside the unit above, and what lies below.
struct UnitBoard: Sendable {
    struct Line: Sendable {
        let metric: Metric
        /// In the order of the board's periods.
        let own: [Released<Observation>]
        let above: [Released<Observation>]
    }

    let unit: Unit
    let standing: UnitHierarchy
    let period: Period
    /// Every period with a figure of this unit, oldest first, of the shown period's grain and without gaps.
    let periods: [Period]
    let lines: [Line]
    let below: MirrorBoard?

    /// - Returns: nil where the unit has no figures at all.
    init?(_ unit: Unit, wanted: Period?, figures: FigureReader, below: (Period) throws -> MirrorBoard?) throws {
        let histories = try figures.metrics.map { metric in
            (metric, try figures.history(of: metric, unit: unit.id, in: figures.measured[metric.id] ?? []))
        }.filter { !$0.1.isEmpty }
        let measured = Dictionary(uniqueKeysWithValues: histories.map { ($0.0.id, Array($0.1.keys)) })
        let known = Set(measured.values.joined())
        let wanted = wanted.flatMap { known.contains($0) ? $0 : nil }
        guard let period = wanted ?? .mostTelling(of: figures.metrics, measured: measured) else { return nil }
        let ofGrain = known.filter { $0.grain == period.grain }
        guard let first = ofGrain.min(), let last = ofGrain.max() else { return nil }
        let periods = (first.ordinal...last.ordinal).suffix(60).map { Period(period.grain, ordinal: $0) }
        let standing = figures.standing(in: period)
        let parent = standing.parent(of: unit.id)
        self.unit = unit
        self.standing = standing
        self.period = period
        self.periods = periods
        lines = try histories.map { metric, own in
            let above = try parent.map { try figures.history(of: metric, unit: $0, in: Array(own.keys)) } ?? [:]
            return Line(
                metric: metric, own: periods.map { own[$0] ?? .nothing }, above: periods.map { above[$0] ?? .nothing })
        }
        self.below = try below(period)
    }
}
