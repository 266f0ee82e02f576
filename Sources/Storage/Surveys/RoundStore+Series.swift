public import Domain

extension RoundStore {
    /// The last rounds of a survey up to one of them, oldest first, with that one at the end.
    public func series(upTo round: Round, limit: Int) throws -> [Round] {
        try transaction.rows(
            """
            SELECT \(raw: Self.columns) FROM round WHERE survey_id = \(round.survey)
                AND (opened_at < \(round.openedAt) OR (opened_at = \(round.openedAt) AND id <= \(round.id)))
            ORDER BY opened_at DESC, id DESC LIMIT \(limit)
            """, Self.round
        ).reversed()
    }

    /// The round of a survey that was over last; nil where none is.
    public func newestFinished(of survey: Survey.ID) throws -> Round? {
        try transaction.first(
            """
            SELECT \(raw: Self.columns) FROM round WHERE survey_id = \(survey) AND closed_at IS NOT NULL
            ORDER BY closed_at DESC, id DESC LIMIT 1
            """, Self.round)
    }

    /// How many gave which answer to some questions, by the unit that they belong to, question and answer, as
    /// ``counts(of:)`` has them; under the question `""` all who responded.
    public func countsByUnit(
        of round: CustomersRound, questions: [String]
    ) throws -> [Unit.ID: [String: [String: Int]]] {
        var counts: [Unit.ID: [String: [String: Int]]] = [:]
        try transaction.forEach(
            """
            SELECT unit_id, question, answer, n FROM answer_count
            WHERE round_id = \(round.id) AND question IN \(questions + [""])
            """
        ) { counts[Unit.ID($0.integer(0)), default: [:]][$0.text(1), default: [:]][$0.text(2)] = Int($0.integer(3)) }
        return counts
    }
}

extension SurveyStore {
    /// The number of each survey's newest published version.
    public func newestVersions() throws -> [(survey: Survey.ID, version: Int)] {
        try transaction.rows(
            "SELECT survey_id, MAX(number) FROM survey_version GROUP BY survey_id ORDER BY survey_id"
        ) { (Survey.ID($0.integer(0)), Int($0.integer(1))) }
    }
}
