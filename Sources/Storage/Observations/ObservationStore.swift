public import Domain

extension Transaction {
    public var observations: ObservationStore { ObservationStore(transaction: self) }
}

/// What was measured: metric × unit × period, each the sum of what every source brought and, for units with others below
/// them, of what those hold.
///
/// Employees' answers are among them, so nothing outside reads it but by ``FigureStore``.
public struct ObservationStore {
    let transaction: any Transaction

    private static let revisionName = "figures_revision"

    /// A number that changes whenever an import comes or goes.
    public func revision() throws -> Int { try transaction.settings.count(Self.revisionName) }

    /// A new source, to bring figures in by.
    func newSource(_ kind: String) throws -> Source.ID {
        try countUp()
        return try transaction.first("INSERT INTO source (kind) VALUES (\(kind)) RETURNING id") {
            Source.ID($0.integer(0))
        }!
    }

    /// Whoever counts up at the same time waits until this transaction ends.
    func countUp() throws { try transaction.settings.countUp(Self.revisionName) }

    /// The metrics of which a source's figures stand in the database.
    func metrics(of source: Source.ID) throws -> [Metric.ID] {
        try transaction.rows(
            "SELECT DISTINCT metric_id FROM measured_period WHERE source_id = \(source) ORDER BY metric_id"
        ) { Metric.ID($0.integer(0)) }
    }

    /// Takes out all that a source brought, and sums anew what stands above.
    func remove(_ source: Source.ID, tree: UnitTree? = nil) throws {
        let touched = Set(try metrics(of: source))
        let metrics = try transaction.metrics.all().filter { touched.contains($0.id) }
        for metric in metrics {
            for table in ["observation", "category_count", "measured_period"] as [StaticString] {
                try transaction.execute(
                    "DELETE FROM \(raw: table) WHERE metric_id = \(metric.id) AND source_id = \(source)")
            }
        }
        try resum(metrics, tree: try tree ?? transaction.units.tree())
    }

    /// One metric in one period. Units without a figure are absent.
    /// - Parameter units: the units to read; nil for all. Reading few is cheap: the cost goes with their number.
    func figures(of metric: Metric.ID, in period: Period, units: [Unit.ID]? = nil) throws -> [Unit.ID:
        Observation]
    {
        let among: SQL = units.map { "\($0)" } ?? "(SELECT id FROM unit)"
        var figures: [Unit.ID: Observation] = [:]
        try transaction.forEach(
            """
            SELECT unit_id, n, sum, sum_of_squares FROM observation
            WHERE metric_id = \(metric) AND unit_id IN \(raw: among) AND period = \(period)
            ORDER BY unit_id, source_id
            """
        ) { row in figures[Unit.ID(row.integer(0)), default: .none] += row.observation(from: 1) }
        return figures
    }

    /// One metric in some units over a stretch of time. Units without a figure are absent.
    func histories(
        of metric: Metric.ID, units: [Unit.ID], in periods: ClosedRange<Period>
    ) throws -> [Unit.ID: [Period: Observation]] {
        var histories: [Unit.ID: [Period: Observation]] = [:]
        try transaction.forEach(
            """
            SELECT unit_id, period, n, sum, sum_of_squares FROM observation
            WHERE metric_id = \(metric) AND unit_id IN \(units)
            AND period BETWEEN \(periods.lowerBound) AND \(periods.upperBound)
            ORDER BY unit_id, period, source_id
            """
        ) { row in
            guard let period = Period(rawValue: Int(row.integer(1))) else { return }
            histories[Unit.ID(row.integer(0)), default: [:]][period, default: .none] += row.observation(from: 2)
        }
        return histories
    }

    /// Some metrics in one unit over time. Metrics without a figure are absent.
    func history(of unit: Unit.ID, metrics: [Metric.ID]) throws -> [Metric.ID: [Period: Observation]] {
        var history: [Metric.ID: [Period: Observation]] = [:]
        try transaction.forEach(
            """
            SELECT metric_id, period, n, sum, sum_of_squares FROM observation
            WHERE metric_id IN \(metrics) AND unit_id = \(unit) ORDER BY metric_id, period, source_id
            """
        ) { row in
            guard let period = Period(rawValue: Int(row.integer(1))) else { return }
            history[Metric.ID(row.integer(0)), default: [:]][period, default: .none] += row.observation(from: 2)
        }
        return history
    }

    /// Calls `body` with each figure of a metric, by ascending unit and, within a unit, by period. Nothing is gathered.
    func forEachFigure(
        of metric: Metric.ID, _ body: (_ unit: Unit.ID, _ period: Period, _ figure: Observation) throws -> Void
    ) throws {
        var unit: Int64 = 0
        var period: Int64 = 0
        var figure = Observation.none
        func hand() throws {
            guard figure.n > 0, let period = Period(rawValue: Int(period)) else { return }
            try body(Unit.ID(unit), period, figure)
        }
        try transaction.forEach(
            """
            SELECT unit_id, period, n, sum, sum_of_squares FROM observation
            WHERE metric_id = \(metric) ORDER BY unit_id, period, source_id
            """
        ) { row in
            if row.integer(0) != unit || row.integer(1) != period {
                try hand()
                (unit, period, figure) = (row.integer(0), row.integer(1), .none)
            }
            figure += row.observation(from: 2)
        }
        try hand()
    }

    /// How many answers of a metric in one period fell into each category, for some units or all.
    func categories(
        of metric: Metric.ID, in period: Period, units: [Unit.ID]? = nil
    ) throws -> [Unit.ID: [Int: Int]] {
        let among: SQL = units.map { "\($0)" } ?? "(SELECT id FROM unit)"
        var counts: [Unit.ID: [Int: Int]] = [:]
        try transaction.forEach(
            """
            SELECT unit_id, category, n FROM category_count
            WHERE metric_id = \(metric) AND unit_id IN \(raw: among) AND period = \(period)
            """
        ) { row in counts[Unit.ID(row.integer(0)), default: [:]][Int(row.integer(1)), default: 0] += Int(row.integer(2))
        }
        return counts
    }

    /// Calls `body` with each place where a source other than the sums has put a figure of the metric.
    public func forEachOwnFigure(
        of metric: Metric.ID, _ body: (_ unit: Unit.ID, _ period: Period, _ source: Source.ID) throws -> Void
    ) throws {
        try transaction.forEach(
            """
            SELECT unit_id, period, source_id FROM observation WHERE metric_id = \(metric) AND source_id <> \(Source.below)
            """
        ) { row in
            guard let period = Period(rawValue: Int(row.integer(1))) else { return }
            try body(Unit.ID(row.integer(0)), period, Source.ID(row.integer(2)))
        }
    }
}

extension Row {
    /// n, Σx and Σx² in three columns.
    func observation(from column: Int) -> Observation {
        Observation(
            n: Int(integer(column)), sum: real(column + 1), sumOfSquares: isNull(column + 2) ? nil : real(column + 2))
    }
}
