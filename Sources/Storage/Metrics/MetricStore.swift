public import Domain

extension Transaction {
    public var metrics: MetricStore { MetricStore(transaction: self) }
}

/// The metrics of the organisation.
public struct MetricStore {
    let transaction: any Transaction

    private static let revisionName = "metrics_revision"

    /// A number that changes whenever a metric comes or changes.
    public func revision() throws -> Int { try transaction.settings.count(Self.revisionName) }

    /// Every metric, inside first, then outside and business, each in the order in which they were defined.
    public func all() throws -> [Metric] {
        let order = Side.allCases
        return try transaction.rows("SELECT \(raw: Self.columns) FROM metric ORDER BY id", Self.metric)
            .enumerated()
            .sorted { (order.firstIndex(of: $0.1.side)!, $0.0) < (order.firstIndex(of: $1.1.side)!, $1.0) }
            .map(\.element)
    }

    public func find(_ id: Metric.ID) throws -> Metric? {
        try transaction.first("SELECT \(raw: Self.columns) FROM metric WHERE id = \(id)", Self.metric)
    }

    public func find(key: String) throws -> Metric? {
        try transaction.first("SELECT \(raw: Self.columns) FROM metric WHERE key = \(key)", Self.metric)
    }

    /// Adds a metric, whatever its `id` says. Throws ``FieldProblems`` when the key is taken.
    public func insert(_ metric: Metric) throws -> Metric.ID {
        let added = try transaction.first(
            """
            INSERT INTO metric (\(raw: Self.fields)) VALUES (
                \(metric.key), \(metric.name), \(metric.side.rawValue), \(metric.respondents.contains(.employees)),
                \(metric.respondents.contains(.customers)), \(metric.answeredBy), \(metric.scale.low),
                \(metric.scale.high), \(metric.scale.format.rawValue), \(metric.measure.rawValue),
                \(metric.direction.rawValue), \(metric.basis.rawValue), \(metric.note), \(metric.source))
            ON CONFLICT (key) DO NOTHING RETURNING id
            """
        ) { Metric.ID($0.integer(0)) }
        guard let added else { throw Self.taken(metric.key) }
        try transaction.settings.countUp(Self.revisionName)
        return added
    }

    /// Changes everything but the id. Throws ``FieldProblems`` when the key is taken, or when figures were already kept
    /// by the measure, basis or scale that is to change.
    public func update(_ metric: Metric) throws {
        if let other = try find(key: metric.key), other.id != metric.id { throw Self.taken(metric.key) }
        guard let before = try find(metric.id) else { return }
        try refuseChanges(from: before, to: metric)
        try transaction.execute(
            """
            UPDATE metric SET key = \(metric.key), name = \(metric.name), side = \(metric.side.rawValue),
                asks_employees = \(metric.respondents.contains(.employees)),
                asks_customers = \(metric.respondents.contains(.customers)), answered_by = \(metric.answeredBy),
                scale_low = \(metric.scale.low), scale_high = \(metric.scale.high),
                scale_format = \(metric.scale.format.rawValue), measure = \(metric.measure.rawValue),
                direction = \(metric.direction.rawValue), basis = \(metric.basis.rawValue), note = \(metric.note),
                source = \(metric.source)
            WHERE id = \(metric.id)
            """)
        try transaction.settings.countUp(Self.revisionName)
    }

    /// Whether any figure is kept for it.
    public func hasFigures(_ metric: Metric.ID) throws -> Bool {
        try transaction.first("SELECT 1 FROM measured_period WHERE metric_id = \(metric) LIMIT 1") { _ in true }
            ?? false
    }

    /// The periods in which each metric was measured, by time within a grain.
    public func periods() throws -> [Metric.ID: [Period]] {
        var periods: [Metric.ID: [Period]] = [:]
        try transaction.forEach("SELECT DISTINCT metric_id, period FROM measured_period ORDER BY metric_id, period") {
            row in
            guard let period = Period(rawValue: Int(row.integer(1))) else { return }
            periods[Metric.ID(row.integer(0)), default: []].append(period)
        }
        return periods
    }

    /// For each metric and period in which it was measured, the newest of the sources that brought figures and the sum
    /// of their ids. Sources come with greater ids and go for good, so the two together name a state that never returns.
    public func measuredSources() throws -> [Metric.ID: [Period: (newest: Int, sum: Int)]] {
        var sources: [Metric.ID: [Period: (newest: Int, sum: Int)]] = [:]
        try transaction.forEach("SELECT metric_id, period, source_id FROM measured_period") { row in
            guard let period = Period(rawValue: Int(row.integer(1))) else { return }
            let source = Int(row.integer(2))
            let known = sources[Metric.ID(row.integer(0)), default: [:]][period] ?? (0, 0)
            sources[Metric.ID(row.integer(0)), default: [:]][period] = (max(known.newest, source), known.sum + source)
        }
        return sources
    }

    private func refuseChanges(from before: Metric, to after: Metric) throws {
        guard try hasFigures(before.id) else { return }
        var problems = FieldProblems()
        let reason = "Figures are already kept in this way. Add another metric instead."
        if before.basis != after.basis { problems.add("basis", reason) }
        if before.measure != after.measure { problems.add("measure", reason) }
        if before.scale.low != after.scale.low { problems.add("scale_low", reason) }
        if before.scale.high != after.scale.high { problems.add("scale_high", reason) }
        if before.concernsEmployees, !after.concernsEmployees {
            problems.add(
                "respondents",
                "Employees' answers stand behind its figures. That stays, so that small groups stay protected.")
        }
        if !problems.isEmpty { throw problems }
    }

    private static func taken(_ key: String) -> FieldProblems {
        FieldProblems([FieldProblem("key", "There is already a metric with the key “\(key)”.")])
    }

    private static let fields: SQL = """
        key, name, side, asks_employees, asks_customers, answered_by, scale_low, scale_high, scale_format, measure,
        direction, basis, note, source
        """
    private static let columns: SQL = "id, \(raw: fields)"

    private static func metric(_ row: any Row) throws -> Metric {
        var respondents: Set<Respondent> = []
        if row.integer(4) == 1 { respondents.insert(.employees) }
        if row.integer(5) == 1 { respondents.insert(.customers) }
        return Metric(
            id: Metric.ID(row.integer(0)), key: row.text(1), name: row.text(2), side: try row.choice(3),
            respondents: respondents, answeredBy: row.text(6),
            scale: Scale(low: row.real(7), high: row.real(8), format: try row.choice(9)), measure: try row.choice(10),
            direction: try row.choice(11), basis: try row.choice(12), note: row.text(13), source: row.text(14))
    }
}

extension Row {
    /// A value of a closed list; a word that is not in it means that a newer program wrote the row.
    func choice<Choice: RawRepresentable<String>>(_ column: Int) throws -> Choice {
        guard let choice = Choice(rawValue: text(column)) else {
            throw UnknownWord(word: text(column), type: "\(Choice.self)")
        }
        return choice
    }
}

/// The database holds a word that this program does not know.
struct UnknownWord: Error {
    let word: String
    let type: String
}
