import Domain

extension ObservationStore {
    private static let key: [StaticString] = ["metric_id", "unit_id", "period", "source_id"]

    /// Adds observations, summing with those that are there.
    func insertObservations(_ fill: (inout RowWriter) throws -> Bool) throws {
        let sums: [StaticString] = ["n", "sum", "sum_of_squares"]
        try transaction.insert(
            into: "observation", columns: Self.key + sums, merging: MergedColumns(key: Self.key, sums: sums), fill)
    }

    /// Adds observations of which none is there, which is faster.
    func insertNewObservations(_ fill: (inout RowWriter) throws -> Bool) throws {
        try transaction.insert(
            into: "observation", columns: Self.key + ["n", "sum", "sum_of_squares"], merging: nil, fill)
    }

    /// Adds category counts, summing with those that are there.
    func insertCounts(_ fill: (inout RowWriter) throws -> Bool) throws {
        let key = Self.key + ["category"]
        try transaction.insert(
            into: "category_count", columns: key + ["n"], merging: MergedColumns(key: key, sums: ["n"]), fill)
    }
}

extension RowWriter {
    mutating func append(_ metric: Metric.ID, _ unit: Unit.ID, _ period: Period, _ source: Source.ID) {
        append(metric)
        append(unit)
        append(period)
        append(source)
    }

    mutating func append(
        _ metric: Metric.ID, _ unit: Unit.ID, _ period: Period, _ source: Source.ID, _ observation: Observation
    ) {
        append(metric, unit, period, source)
        append(observation.n)
        append(observation.sum)
        append(observation.sumOfSquares)
    }
}
