import Domain

extension ReleaseStore {
    /// Keeps what is shown of a round, once: a plan that is there stays. Figures of the round that were kept before plans
    /// were made go.
    func keep(
        _ release: RoundRelease, _ rates: [ResponseRate], of round: Round, _ questionnaire: Questionnaire
    ) throws {
        // Somebody asked for more people meanwhile: it is planned once more.
        guard try transaction.rounds.find(round.id)?.plan.policy == release.plan.policy else { return }
        let added = try transaction.execute(
            """
            INSERT INTO release (round_id, policy, segments)
            VALUES (\(round.id), \(try JSONText.write(release.plan.policy)),
                \(try JSONText.write(release.plan.table.segments)))
            ON CONFLICT (round_id) DO NOTHING
            """)
        guard added == 1 else { return }
        try transaction.rounds.keep(release.plan.table, of: round.id)
        try insert(release.figures, of: round.id)
        try insert(rates, of: round.id)
        try removeRawFigures(of: round.id)
        let source = try transaction.observations.newSource("round")
        for metric in questionnaire.metrics {
            guard let id = try transaction.metrics.find(key: metric.metric.key)?.id else { continue }
            try transaction.execute(
                """
                INSERT INTO released_metric (metric_id, period, round_id, figure)
                VALUES (\(id), \(round.period), \(round.id), \(metric.figure.rawValue))
                ON CONFLICT (metric_id, period) DO NOTHING
                """)
            try transaction.execute(
                """
                INSERT INTO measured_period (metric_id, period, source_id) VALUES (\(id), \(round.period), \(source))
                ON CONFLICT (metric_id, period, source_id) DO NOTHING
                """)
        }
        try transaction.execute("UPDATE round SET source_id = \(source), awaits_release = 0 WHERE id = \(round.id)")
    }

    private func insert(_ figures: [ReleasedFigure], of round: Round.ID) throws {
        let keyed = figures.map { figure in
            (
                key: (figure.name.rawValue, figure.cell.segment ?? "", figure.cell.value ?? "", figure.cell.unit),
                figure: figure
            )
        }
        var pending = keyed.sorted { $0.key > $1.key }
        try transaction.insert(
            into: "released_figure",
            columns: [
                "round_id", "figure", "segment", "value", "unit_id", "verdict", "n", "sum", "sum_of_squares", "low",
                "high", "counts",
            ], merging: nil
        ) { row in
            guard let next = pending.popLast() else { return false }
            try Self.write(next.key, next.figure.released, of: round, to: &row)
            return true
        }
    }

    private func insert(_ rates: [ResponseRate], of round: Round.ID) throws {
        var pending = Array(rates.enumerated().reversed())
        try transaction.insert(
            into: "released_rate", columns: ["round_id", "place", "unit_id", "invited", "answered"], merging: nil
        ) { row in
            guard let (place, rate) = pending.popLast() else { return false }
            row.append(round)
            row.append(place)
            row.append(rate.unit)
            row.append(rate.invited)
            row.append(rate.answered)
            return true
        }
    }

    private static func write(
        _ key: (String, String, String, Unit.ID), _ released: Released<ReleasedFigure.Content>, of round: Round.ID,
        to row: inout RowWriter
    ) throws {
        row.append(round)
        row.append(key.0)
        row.append(key.1)
        row.append(key.2)
        row.append(key.3)
        row.append(released.verdict.rawValue)
        let content = released.value
        row.append(content?.n ?? released.band?.n)
        row.append(content?.scores?.sum)
        row.append(content?.scores?.sumOfSquares)
        row.append(released.band?.interval.lowerBound)
        row.append(released.band?.interval.upperBound)
        row.append(try content?.counts.map { try JSONText.write($0) })
    }

    /// What a round of before put among the observations, where it would be summed up and read unit by unit.
    private func removeRawFigures(of round: Round.ID) throws {
        let old = try transaction.first("SELECT source_id FROM round WHERE id = \(round) AND source_id IS NOT NULL") {
            Source.ID($0.integer(0))
        }
        if let old { try transaction.observations.remove(old) }
    }
}

extension Released {
    fileprivate var verdict: ReleaseVerdict {
        switch self {
        case .shown: .shown
        case .band: .band
        case .heldBack(let reason): .heldBack(reason)
        case .nothing: .empty
        }
    }
}
