import Domain
import Storage

/// What names the state of all figures and of what they belong to: in equal states everything reads the same.
struct FigureState: Hashable, Sendable {
    let units: Int
    let metrics: Int
    let figures: Int
}

extension FigureState {
    init(_ transaction: any Transaction) throws {
        self.init(
            units: try transaction.units.revision(), metrics: try transaction.metrics.revision(),
            figures: try transaction.observations.revision())
    }
}

/// Reads figures as they may be shown, inside one transaction; what has not changed since the last time is not read again.
struct FigureReader {
    let transaction: any Transaction
    let cache: FigureCache
    let tree: UnitTree
    let metrics: [Metric]
    /// The periods in which each metric was measured, by time.
    let measured: [Metric.ID: [Period]]
    private let unitsRevision: Int
    private let revisions: [Metric.ID: [Period: FigureCache.Revision]]
    /// The rounds of employees that figures come from.
    private let origins: [Metric.ID: [Period: ReleaseStore.Origin]]

    init(_ transaction: any Transaction, cache: FigureCache) throws {
        self.transaction = transaction
        self.cache = cache
        let unitsRevision = try transaction.units.revision()
        self.unitsRevision = unitsRevision
        let metricsRevision = try transaction.metrics.revision()
        tree = try cache.tree(revision: unitsRevision) { try transaction.units.tree() }
        metrics = try transaction.metrics.all()
        let sources = try transaction.metrics.measuredSources()
        revisions = sources.mapValues { periods in
            periods.mapValues { sources in
                FigureCache.Revision(
                    units: unitsRevision, metrics: metricsRevision, newestSource: sources.newest,
                    sourceSum: sources.sum)
            }
        }
        measured = sources.mapValues { $0.keys.sorted() }
        origins = try transaction.releases.origins()
    }

    func standing(in period: Period) -> UnitHierarchy {
        cache.standing(of: tree, revision: unitsRevision, in: period)
    }

    /// One metric in one period over all units, released.
    func column(of metric: Metric, in period: Period) throws -> MirrorColumn {
        guard let revision = revisions[metric.id]?[period] else { return MirrorColumn(metric: metric, values: [:]) }
        return try cache.column(.init(metric: metric.id, period: period, revision: revision)) {
            MirrorColumn(
                metric: metric,
                values: try transaction.figures.column(
                    of: metric, in: period, standing(in: period), origin: origins[metric.id]?[period]))
        }
    }

    /// The periods in which each metric was measured in a unit, shown or not.
    func measured(in unit: Unit.ID) throws -> [Metric.ID: [Period]] {
        var measured = try transaction.figures.measured(in: unit, metrics)
        for (metric, rounds) in origins {
            let asked = rounds.filter { standing(in: $0.key).isWithin(unit, $0.value.unit) }.keys
            measured[metric] = Array(Set(measured[metric] ?? []).union(asked))
        }
        return measured.filter { !$0.value.isEmpty }
    }

    /// A unit's released observations of one metric in some periods; periods without one are absent.
    func history(of metric: Metric, unit: Unit.ID, in periods: [Period]) throws -> [Period: Released<Observation>] {
        try transaction.figures.history(
            of: metric, unit: unit, in: Set(measured[metric.id] ?? []).intersection(periods),
            origins: origins[metric.id] ?? [:], standing: standing(in:))
    }

    /// The released figures of some units in a row of periods, nil where there is none.
    /// - Parameter periods: at least one, by time.
    func histories(of metric: Metric, units: [Unit.ID], periods: [Period]) throws -> [Unit.ID: [Double?]] {
        let known = Set(measured[metric.id] ?? []).intersection(periods)
        guard known.count > 1 else { return [:] }
        if let own = try transaction.figures.histories(of: metric, units: units, in: periods.first!...periods.last!) {
            return own.mapValues { history in periods.map { history[$0].flatMap(metric.figure) } }
        }
        let columns = try periods.map { known.contains($0) ? try column(of: metric, in: $0).values : [:] }
        return Dictionary(
            uniqueKeysWithValues: units.map { unit in (unit, columns.map { $0[unit]?.figure(metric) }) })
    }

    /// What names the state of some metrics' figures.
    func fingerprint(of metrics: [Metric]) -> [FigureCache.Revision?] {
        metrics.flatMap { metric in
            (measured[metric.id] ?? []).map { revisions[metric.id]?[$0] } + [nil]
        }
    }
}

extension Released<Observation> {
    /// The figure where it may be shown.
    func figure(_ metric: Metric) -> Double? { value.flatMap(metric.figure) }
}
