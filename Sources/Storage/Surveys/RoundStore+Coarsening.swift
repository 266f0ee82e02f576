import Domain

extension RoundStore {
    /// Moves the responses of units of which, with all below them, fewer than five answered to the nearest unit above of which five or
    /// more did, or to the one that was asked. In an anonymous round a response that names a unit with one member would name her.
    ///
    /// Nothing is lost by it: of units so small nothing is ever shown, and every unit above counts the same.
    func coarsen(_ round: Round, _ tree: UnitTree) throws {
        var own: [Unit.ID: Int] = [:]
        try transaction.forEach("SELECT unit_id, COUNT(*) FROM response WHERE round_id = \(round.id) GROUP BY unit_id")
        {
            own[Unit.ID($0.integer(0))] = Int($0.integer(1))
        }
        let table = try table(of: round, in: tree.standing(in: round.period))
        var totals: [Unit.ID: Int] = [:]
        for (unit, count) in own {
            for place in table.path(from: unit) { totals[place, default: 0] += count }
        }
        for unit in own.keys.sorted()
        where unit != round.unit && totals[unit, default: 0] < ReleasePolicy.guarantee {
            let target = table.path(from: unit).first { totals[$0]! >= ReleasePolicy.guarantee }
            try move(unit, to: target ?? round.unit, in: round.id)
        }
    }

    private func move(_ unit: Unit.ID, to target: Unit.ID, in round: Round.ID) throws {
        for table in ["response", "comment"] as [StaticString] {
            try transaction.execute(
                "UPDATE \(raw: table) SET unit_id = \(target) WHERE round_id = \(round) AND unit_id = \(unit)")
        }
        try transaction.execute(
            """
            INSERT INTO answer_count (round_id, question, unit_id, answer, n)
            SELECT round_id, question, \(target), answer, n FROM answer_count
            WHERE round_id = \(round) AND unit_id = \(unit)
            ON CONFLICT (round_id, question, unit_id, answer) DO UPDATE SET n = answer_count.n + excluded.n
            """)
        try transaction.execute("DELETE FROM answer_count WHERE round_id = \(round) AND unit_id = \(unit)")
    }
}
