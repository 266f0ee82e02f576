import Domain

/// Everything that one unit's page shows: both sides now and over time, beside the unit above, and what lies below.
struct UnitBoard: Sendable {
    struct Line: Sendable {
        let metric: Metric
        /// In the order of the board's periods.
        let own: [Released<Observation>]
        /// The nearest unit above of which something is shown in the board's period.
        let above: [Released<Observation>]
        let nameAbove: String?
    }

    let unit: Unit
    let standing: UnitHierarchy
    let period: Period
    /// The shown period and those around it, at most 60, of its grain, oldest first and without gaps.
    let periods: [Period]
    /// Every period in which something was measured here, newest first.
    let measured: [Period]
    let lines: [Line]
    let below: MirrorBoard?

    /// - Returns: nil where the unit has no figures at all.
    init?(_ unit: Unit, wanted: Period?, figures: FigureReader, below: (Period) throws -> MirrorBoard?) throws {
        let measured = try figures.measured(in: unit.id)
        let known = Set(measured.values.joined())
        let wanted = wanted.flatMap { known.contains($0) ? $0 : nil }
        guard let period = wanted ?? .mostTelling(of: figures.metrics, measured: measured) else { return nil }
        let periods = Self.window(around: period, among: known)
        let histories = try figures.metrics.compactMap { metric -> (Metric, [Period: Released<Observation>])? in
            guard measured[metric.id] != nil else { return nil }
            return (metric, try figures.history(of: metric, unit: unit.id, in: periods))
        }
        let standing = figures.standing(in: period)
        let ancestors = standing.ancestors(of: unit.id)
        self.unit = unit
        self.standing = standing
        self.period = period
        self.periods = periods
        self.measured = known.sorted { Period.isEarlier($1, $0) }
        lines = try histories.map { metric, own in
            let above = try Self.nearest(ancestors, metric, in: periods, shownIn: period, figures)
            return Line(
                metric: metric, own: periods.map { own[$0] ?? .nothing },
                above: periods.map { above?.history[$0] ?? .nothing },
                nameAbove: above.flatMap { standing.units[$0.unit]?.name })
        }
        self.below = try below(period)
    }

    /// The first of some units whose figure is shown in a period, with its history.
    private static func nearest(
        _ units: [Unit.ID], _ metric: Metric, in periods: [Period], shownIn period: Period, _ figures: FigureReader
    ) throws -> (unit: Unit.ID, history: [Period: Released<Observation>])? {
        for unit in units {
            let history = try figures.history(of: metric, unit: unit, in: periods)
            if history[period]?.value != nil { return (unit, history) }
        }
        return nil
    }

    /// The last 60 periods of the grain; those up to the shown one where it lies before them.
    private static func window(around period: Period, among known: Set<Period>) -> [Period] {
        let ordinals = known.filter { $0.grain == period.grain }.map(\.ordinal)
        guard let first = ordinals.min(), let last = ordinals.max() else { return [period] }
        let end = period.ordinal > last - longest ? last : period.ordinal
        return (max(first, end - longest + 1)...end).map { Period(period.grain, ordinal: $0) }
    }

    private static let longest = 60
}
