public import Domain

extension ReleaseStore {
    /// Makes a round more careful than it was: what is shown of fewer than it now asks for goes for good. How many they were
    /// stays, for later rounds that are planned beside this one.
    ///
    /// To show less can tell nobody more, so the plan need not be made anew. False, and changes nothing, for fewer people than
    /// it asks for already.
    public func tighten(_ id: Round.ID, threshold: Int, commentThreshold: Int) throws -> Bool {
        guard max(threshold, commentThreshold) <= RoundWish.mostAskedFor, var round = try transaction.rounds.find(id),
            let policy = round.plan.policy.stricter(threshold: threshold, commentThreshold: commentThreshold)
        else { return false }
        round.plan.policy = policy
        try transaction.execute("UPDATE round SET plan = \(try JSONText.write(round.plan)) WHERE id = \(id)")
        guard try has(id) else { return true }
        try transaction.execute(
            "UPDATE release SET policy = \(try JSONText.write(policy)) WHERE round_id = \(id)")
        let gone: SQL = """
            UPDATE released_figure SET verdict = 'tooFew', was = n, n = NULL, sum = NULL, sum_of_squares = NULL,
                low = NULL, high = NULL, counts = NULL
            WHERE round_id = \(id) AND n IS NOT NULL AND
            """
        try transaction.execute(gone + " n < \(policy.threshold)")
        // The mean of several questions would tell of the one that is gone.
        try transaction.execute(
            gone + """
                 figure LIKE 'scale:%' AND EXISTS (
                    SELECT 1 FROM released_figure AS other WHERE other.round_id = released_figure.round_id
                        AND other.segment = released_figure.segment AND other.value = released_figure.value
                        AND other.unit_id = released_figure.unit_id AND other.was IS NOT NULL)
                """)
        try transaction.execute(
            "DELETE FROM released_rate WHERE round_id = \(id) AND invited < \(policy.threshold)")
        // A source of its own, so that nobody shows what was read before.
        let source = try transaction.observations.newSource("round")
        try transaction.execute(
            """
            UPDATE measured_period SET source_id = \(source)
            WHERE source_id = (SELECT source_id FROM round WHERE id = \(id))
            """)
        try transaction.execute("UPDATE round SET source_id = \(source) WHERE id = \(id)")
        return true
    }
}
