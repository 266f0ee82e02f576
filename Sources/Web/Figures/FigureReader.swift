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

    init(_ transaction: any Transaction, cache: FigureCache) throws {
        self.transaction = transaction
        self.cache = cache
        let unitsRevision = try transaction.units.revision()
        self.unitsRevision = unitsRevision
        tree = try cache.tree(revision: unitsRevision) { try transaction.units.tree() }
        metrics = try transaction.metrics.all()
        let sources = try transaction.metrics.measuredSources()
        revisions = sources.mapValues { periods in
            periods.mapValues { sources in
                FigureCache.Revision(units: unitsRevision, newestSource: sources.newest, sourceSum: sources.sum)
            }
        }
        measured = sources.mapValues { $0.keys.sorted() }
    }

    func standing(in period: Period) -> UnitHierarchy {
        cache.standing(of: tree, revision: unitsRevision, in: period)
    }

    /// One metric in one period over all units, released.
    func column(of metric: Metric, in period: Period) throws -> MirrorColumn {
        guard let revision = revisions[metric.id]?[period] else { return MirrorColumn(metric: metric, values: [:]) }
        return try cache.column(.init(metric: metric.id, period: period, revision: revision)) {
            let figures = try transaction.observations.figures(of: metric.id, in: period)
            return MirrorColumn(
                metric: metric, values: SmallGroups.release(figures, of: metric, in: standing(in: period)))
        }
    }

    /// A unit's released observations of one metric in some periods; periods without one are absent.
    func history(of metric: Metric, unit: Unit.ID, in periods: [Period]) throws -> [Period: Released<Observation>] {
        let known = Set(measured[metric.id] ?? []).intersection(periods)
        guard needsNeighbours(metric) else {
            let own = try transaction.observations.history(of: unit, metrics: [metric.id])[metric.id] ?? [:]
            return own.filter { known.contains($0.key) }.mapValues(Released.shown)
        }
        var history: [Period: Released<Observation>] = [:]
        for period in known {
            let value = try column(of: metric, in: period).values[unit] ?? .nothing
            if !value.isNothing { history[period] = value }
        }
        return history
    }

    /// The released figures of some units in a row of periods, nil where there is none.
    /// - Parameter periods: at least one, by time.
    func histories(of metric: Metric, units: [Unit.ID], periods: [Period]) throws -> [Unit.ID: [Double?]] {
        let known = Set(measured[metric.id] ?? []).intersection(periods)
        guard known.count > 1 else { return [:] }
        guard needsNeighbours(metric) else {
            let own = try transaction.observations.histories(
                of: metric.id, units: units, in: periods.first!...periods.last!)
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

    /// Whether a unit's figure can be released only in sight of the others'.
    private func needsNeighbours(_ metric: Metric) -> Bool { metric.concernsEmployees && metric.basis == .answers }
}

extension Released<Observation> {
    var isNothing: Bool { if case .nothing = self { true } else { false } }

    var reason: HeldBackReason? { if case .heldBack(let reason) = self { reason } else { nil } }

    /// The figure where it may be shown.
    func figure(_ metric: Metric) -> Double? { value.flatMap(metric.figure) }
}
