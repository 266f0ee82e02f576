public import Domain

extension ReleaseStore {
    /// A round whose figures a metric shows in a period.
    public struct Origin: Hashable, Sendable {
        public let round: Round.ID
        /// The unit that it asked, with all below it.
        public let unit: Unit.ID
        public let figure: ReleasedFigure.Name
    }

    /// The rounds that each metric's figures come from, by period.
    public func origins() throws -> [Metric.ID: [Period: Origin]] {
        var origins: [Metric.ID: [Period: Origin]] = [:]
        try transaction.forEach(
            """
            SELECT metric_id, released_metric.period, round_id, unit_id, figure FROM released_metric
            JOIN round ON round.id = round_id
            """
        ) { row in
            guard let period = Period(rawValue: Int(row.integer(1))),
                let figure = ReleasedFigure.Name(rawValue: row.text(4))
            else { return }
            origins[Metric.ID(row.integer(0)), default: [:]][period] = Origin(
                round: Round.ID(row.integer(2)), unit: Unit.ID(row.integer(3)), figure: figure)
        }
        return origins
    }
}

extension ReleaseStore.Shown {
    /// A metric's figure.
    public func observation(_ name: ReleasedFigure.Name) -> Released<Observation> { self[name].map(\.scores) }
}
