public import Domain

extension Transaction {
    public var figures: FigureStore { FigureStore(transaction: self) }
}

/// Metrics' figures as they may be shown: employees' answers by the plans of their rounds, or, where they were brought in as
/// sums of units, with small groups held back; everything else as it is.
public struct FigureStore {
    let transaction: any Transaction

    /// One metric in one period over all units.
    /// - Parameters:
    ///   - standing: the units as they stood in the period.
    ///   - origin: the round that the figures come from, where there is one.
    public func column(
        of metric: Metric, in period: Period, _ standing: UnitHierarchy, origin: ReleaseStore.Origin?
    ) throws -> [Unit.ID: Released<Observation>] {
        guard let origin else {
            let figures = try transaction.observations.figures(of: metric.id, in: period)
            return SmallGroups.release(figures, of: metric, in: standing)
        }
        let shown = try transaction.releases.units(of: origin.round, [origin.figure])
        // A round that was answered by nobody of a unit says no more of it than one that was answered by a few.
        let units = Set(standing.subtree(of: origin.unit)).union(shown.keys)
        return Dictionary(
            uniqueKeysWithValues: units.map { ($0, (shown[$0] ?? .init()).observation(origin.figure)) })
    }

    /// A unit's figures of one metric in some periods in which it was measured; periods without one are absent.
    public func history(
        of metric: Metric, unit: Unit.ID, in periods: Set<Period>, origins: [Period: ReleaseStore.Origin],
        standing: (Period) -> UnitHierarchy
    ) throws -> [Period: Released<Observation>] {
        guard let first = periods.min(), let last = periods.max() else { return [:] }
        guard metric.needsRelease else {
            let own = try transaction.observations.histories(of: metric.id, units: [unit], in: first...last)[unit]
            return (own ?? [:]).filter { periods.contains($0.key) }.mapValues(Released.shown)
        }
        var history: [Period: Released<Observation>] = [:]
        for (period, origin) in origins where periods.contains(period) {
            guard standing(period).isWithin(unit, origin.unit) else { continue }
            let shown = try transaction.releases.shown(
                of: origin.round, in: ReleaseCell(unit: unit), [origin.figure])
            history[period] = shown.observation(origin.figure)
        }
        let brought = periods.filter { origins[$0] == nil }
        guard !brought.isEmpty else { return history }
        let units = Set(brought.flatMap { Self.neighbours(of: unit, in: standing($0)) })
        let around = try transaction.observations.histories(of: metric.id, units: Array(units), in: first...last)
        for period in brought {
            let released = SmallGroups.release(
                around.compactMapValues { $0[period] }, of: metric, in: standing(period))
            if let value = released[unit], !value.isNothing { history[period] = value }
        }
        return history
    }

    /// The units that decide together whether a unit's figure is released: on its way down, each one's children.
    private static func neighbours(of unit: Unit.ID, in standing: UnitHierarchy) -> [Unit.ID] {
        standing.roots + standing.ancestors(of: unit).flatMap(standing.children(of:))
    }

    /// Some units' observations over a stretch of time, of a metric that needs no release; else nil.
    public func histories(
        of metric: Metric, units: [Unit.ID], in periods: ClosedRange<Period>
    ) throws -> [Unit.ID: [Period: Observation]]? {
        guard !metric.needsRelease else { return nil }
        return try transaction.observations.histories(of: metric.id, units: units, in: periods)
    }

    /// The periods in which each metric was measured in a unit, shown or not.
    public func measured(in unit: Unit.ID, _ metrics: [Metric]) throws -> [Metric.ID: [Period]] {
        try transaction.observations.history(of: unit, metrics: metrics.map(\.id)).mapValues { Array($0.keys) }
    }

    /// Calls `body` with each observation of a metric that needs no release; false, and calls nothing, where it does.
    public func forEach(
        of metric: Metric, _ body: (_ unit: Unit.ID, _ period: Period, _ figure: Observation) throws -> Void
    ) throws -> Bool {
        guard !metric.needsRelease else { return false }
        try transaction.observations.forEachFigure(of: metric.id, body)
        return true
    }
}
