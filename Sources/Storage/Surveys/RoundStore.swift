public import Domain

extension Transaction {
    public var rounds: RoundStore { RoundStore(transaction: self) }
}

/// The times of asking, with their responses.
public struct RoundStore {
    let transaction: any Transaction

    /// A survey's rounds, newest first.
    public func all(of survey: Survey.ID) throws -> [Round] {
        try transaction.rows(
            "SELECT \(raw: Self.columns) FROM round WHERE survey_id = \(survey) ORDER BY id DESC", Self.round)
    }

    public func find(_ id: Round.ID) throws -> Round? {
        try transaction.first("SELECT \(raw: Self.columns) FROM round WHERE id = \(id)", Self.round)
    }

    public func find(link: String) throws -> Round? {
        try transaction.first("SELECT \(raw: Self.columns) FROM round WHERE link = \(link)", Self.round)
    }

    /// Rounds whose answers have not become figures yet, in the order of their opening.
    public func unfinished() throws -> [Round] {
        try transaction.rows(
            "SELECT \(raw: Self.columns) FROM round WHERE closed_at IS NULL ORDER BY opened_at, id", Self.round)
    }

    /// Opens or plans a round, whatever its `id` says. Throws a ``SurveyRefusal`` when the survey has one for the period already.
    public func open(_ round: Round) throws -> Round.ID {
        let opened = try transaction.first(
            """
            INSERT INTO round (survey_id, version, unit_id, level, period, link, opened_at, closes_at, plan, protection,
                schedule_id)
            VALUES (\(round.survey), \(round.version), \(round.unit), \(round.level), \(round.period), \(round.link),
                \(round.openedAt), \(round.closesAt), \(try JSONText.write(round.plan)), \(round.plan.protection.rawValue),
                \(round.schedule))
            ON CONFLICT (survey_id, period) DO NOTHING RETURNING id
            """
        ) { Round.ID($0.integer(0)) }
        guard let opened else { throw SurveyRefusal.periodTaken(round.period) }
        return opened
    }

    /// Rounds that began and whose audience was not invited yet; a look, so that nobody takes the writer's turn in vain.
    public func uninvited(at now: Int64) throws -> [Round] {
        try transaction.rows(
            """
            SELECT \(raw: Self.columns) FROM round
            WHERE closed_at IS NULL AND invited_at IS NULL AND opened_at <= \(now) ORDER BY id
            """, Self.round
        ).filter { $0.plan.audience != nil && $0.state(at: now) == .open }
    }

    /// Claims the inviting of a round's audience, once; by the units as they stand then it is broken down for good. False when it
    /// was done.
    public func claimInviting(_ id: Round.ID, at now: Int64) throws -> Bool {
        let claimed = try transaction.execute(
            "UPDATE round SET invited_at = \(now) WHERE id = \(id) AND invited_at IS NULL")
        guard claimed == 1 else { return false }
        try keepUnits(of: id)
        return true
    }

    public func find(_ survey: Survey.ID, in period: Period) throws -> Round? {
        try transaction.first(
            "SELECT \(raw: Self.columns) FROM round WHERE survey_id = \(survey) AND period = \(period)", Self.round)
    }

    /// What a person answered, where the round keeps whose response is whose.
    public func response(of person: Person.ID, in round: Round.ID) throws -> Response? {
        try transaction.first(
            """
            SELECT \(raw: Self.responseColumns) FROM response
            WHERE round_id = \(round) AND person_id = \(person)
            """, Self.response)
    }

    /// How many gave which answer, by question: `""` counts all who answered it, and question `""` all who responded.
    public func counts(of round: CustomersRound) throws -> [String: [String: Int]] { try counts(of: round.id) }

    func counts(of round: Round.ID) throws -> [String: [String: Int]] {
        var counts: [String: [String: Int]] = [:]
        try transaction.forEach(
            "SELECT question, answer, SUM(n) FROM answer_count WHERE round_id = \(round) GROUP BY question, answer"
        ) { counts[$0.text(0), default: [:]][$0.text(1)] = Int($0.integer(2)) }
        return counts
    }

    /// How many have responded.
    public func responses(of round: Round.ID) throws -> Int {
        let sum: SQL = "SELECT COALESCE(SUM(n), 0) FROM answer_count WHERE round_id = \(round) AND question = ''"
        return try transaction.first(sum) { Int($0.integer(0)) } ?? 0
    }

    /// Calls `body` with each response, in the order of their random ids.
    /// - Parameters:
    ///   - id: only those behind this one, so that a reader who takes his time reads them in portions.
    ///   - limit: how many at most; being in random order, the first ones are a sample.
    public func forEachResponse(
        of round: CustomersRound, after id: String = "", limit: Int = .max, _ body: (Response) throws -> Void
    ) throws {
        try forEachResponse(of: round.id, after: id, limit: limit, body)
    }

    func forEachResponse(
        of round: Round.ID, after id: String = "", limit: Int = .max, _ body: (Response) throws -> Void
    ) throws {
        try transaction.forEach(
            """
            SELECT \(raw: Self.responseColumns) FROM response
            WHERE round_id = \(round) AND id > \(id) ORDER BY id LIMIT \(limit)
            """
        ) { try body(try Self.response($0)) }
    }

    /// Ends a round and drops its letters that wait. Customers' answers are added to the observations; employees' await
    /// their plan, see ``Database/releaseRounds()``. False when it was over already.
    ///
    /// Best in a transaction of its own: responses come in without a pause, and it would begin anew for each that came
    /// after its first look at the database.
    public func close(_ id: Round.ID, at now: Int64) throws -> Bool {
        try transaction.hold("response", .alone)
        let changed = try transaction.execute(
            "UPDATE round SET closed_at = \(now) WHERE id = \(id) AND closed_at IS NULL")
        guard changed == 1, let round = try find(id),
            let questionnaire = try transaction.surveys.questionnaire(of: round.survey, version: round.version)
        else { return false }
        try transaction.letters.cancel(about: Letter.about(id))
        switch questionnaire.respondents {
        case .customers: try post(round, questionnaire.metrics)
        case .employees: try transaction.execute("UPDATE round SET awaits_release = 1 WHERE id = \(id)")
        }
        if !round.plan.protection.keepsPerson {
            if questionnaire.respondents == .employees { try coarsen(round, try transaction.units.tree()) }
            try shuffle(id)
            try shuffleComments(id)
        }
        return true
    }

    /// Writes an anonymous round's responses and invitations anew in the order of their keys, so that neither their
    /// order on disk nor the engine's own marks of who was written with whom tell more than the columns do.
    private func shuffle(_ round: Round.ID) throws {
        let responses: SQL = "round_id, id, unit_id, day, language, answers, protection, person_id, subject, segments"
        try transaction.execute(
            "CREATE TEMPORARY TABLE shuffled AS SELECT \(raw: responses) FROM response WHERE round_id = \(round)")
        try transaction.execute("DELETE FROM response WHERE round_id = \(round)")
        try transaction.execute(
            "INSERT INTO response (\(raw: responses)) SELECT \(raw: responses) FROM shuffled ORDER BY id")
        try transaction.execute("DROP TABLE shuffled")
        try transaction.execute("UPDATE invitation SET letters = letters WHERE round_id = \(round)")
    }

    private func post(_ round: Round, _ surveyMetrics: [SurveyMetric]) throws {
        var columns: [(metric: Metric, items: SurveyMetric)] = []
        for items in surveyMetrics {
            if let metric = try transaction.metrics.find(key: items.metric.key) { columns.append((metric, items)) }
        }
        columns.sort { $0.metric.id < $1.metric.id }
        guard !columns.isEmpty else { return }
        let source = try transaction.observations.newSource("round")
        let ancestry = Ancestry(try transaction.units.tree())
        let posting = ObservationPosting(
            transaction, source: source, metrics: columns.map(\.metric), ancestry: ancestry)
        try forEachResponse(of: round.id) { response in
            guard let place = ancestry.place(of: response.unit) else { return }
            let values = columns.map { $0.items.value(of: response.sheet) }
            guard values.contains(where: { $0 != nil }) else { return }
            let slot = try posting.slot(place, in: round.period)
            for (column, value) in values.enumerated() {
                if let value { posting.add(answer: value, column: column, slot: slot) }
            }
        }
        _ = try posting.finish()
        try transaction.execute("UPDATE round SET source_id = \(source) WHERE id = \(round.id)")
    }

    static func response(_ row: any Row) throws -> Response {
        Response(
            id: row.text(0), unit: Unit.ID(row.integer(1)), day: Day(rawValue: Int(row.integer(2))),
            language: row.text(3), sheet: AnswerSheet(try AnswerReader.answers(row.text(4))),
            person: row.isNull(5) ? nil : Person.ID(row.integer(5)), subject: row.isNull(6) ? nil : row.text(6),
            segments: try segments(row.text(7)))
    }

    private static func segments(_ text: String) throws -> [String: String] {
        text == "{}" ? [:] : try JSONText.read(text)
    }

    private static let responseColumns: SQL = "id, unit_id, day, language, answers, person_id, subject, segments"

    static let columns: SQL =
        "id, survey_id, version, period, link, opened_at, closes_at, closed_at, plan, schedule_id"

    static func round(_ row: any Row) throws -> Round {
        guard let period = Period(rawValue: Int(row.integer(3))) else {
            throw DatabaseRefusal.damaged("round \(row.integer(0)) has no period")
        }
        return Round(
            id: Round.ID(row.integer(0)), survey: Survey.ID(row.integer(1)), version: Int(row.integer(2)),
            plan: try JSONText.read(row.text(8)), period: period, link: row.text(4), openedAt: row.integer(5),
            closesAt: row.isNull(6) ? nil : row.integer(6), closedAt: row.isNull(7) ? nil : row.integer(7),
            schedule: row.isNull(9) ? nil : Schedule.ID(row.integer(9)))
    }
}
