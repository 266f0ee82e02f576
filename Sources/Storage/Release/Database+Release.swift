import Domain

extension Database {
    /// Makes the plans of employees' rounds that are over and have none, oldest first, and keeps what they show.
    ///
    /// What is planned is computed while reading, so that nobody who writes waits for it. Two servers may do it at once:
    /// the first plan that is kept stays.
    public func releaseRounds() async throws {
        var fault: (any Error)?
        for round in try await read({ try $0.releases.awaiting() }) {
            // One that cannot be planned holds up no other.
            do { try await release(round) } catch { fault = fault ?? error }
        }
        if let fault { throw fault }
    }

    private func release(_ round: Round) async throws {
        let made = try await read { transaction in
            try RoundMaterial(of: round, in: transaction).map { ($0.release(), $0.rates, $0.tally.questionnaire) }
        }
        try await write { transaction in
            if let (release, rates, questionnaire) = made {
                try transaction.releases.keep(release, rates, of: round, questionnaire)
            } else {
                try transaction.execute("UPDATE round SET awaits_release = 0 WHERE id = \(round.id)")
            }
        }
    }
}

extension ReleaseStore {
    /// Rounds that are over and have no plan, in the order of their ends.
    func awaiting() throws -> [Round] {
        try transaction.rows(
            "SELECT \(raw: RoundStore.columns) FROM round WHERE awaits_release = 1 ORDER BY closed_at, id",
            RoundStore.round)
    }
}

/// What a round's plan is made of.
struct RoundMaterial {
    let round: Round
    let tally: RoundTally
    let table: ReleaseTable
    let invited: Respondents?
    let before: [RoundRelease.Before]
    let rates: [ResponseRate]

    /// Nil for customers' rounds, which have none. Of a round that has a plan units stand as they stood when it was made.
    init?(of round: Round, in transaction: any Transaction) throws {
        guard let questionnaire = try transaction.surveys.questionnaire(of: round.survey, version: round.version),
            questionnaire.respondents == .employees
        else { return nil }
        var tally = RoundTally(questionnaire, segments: round.plan.breakdowns)
        try transaction.rounds.forEachResponse(of: round.id) { response in
            var values = response.segments
            values[Subjects.segment] = response.subject
            tally.add(response.sheet, unit: response.unit, values: values)
        }
        let standing = try transaction.units.tree().standing(in: round.period)
        var table = tally.table(below: round.unit, in: standing)
        if let kept = try transaction.releases.parentOf(in: round.id) {
            table = ReleaseTable(parents: kept, segments: table.segments)
        }
        self.round = round
        self.tally = tally
        self.table = table
        invited = try transaction.invitations.respondents(of: round, table)
        before = try transaction.releases.before(round)
        rates =
            invited == nil
            ? [] : ResponseRate.told(try transaction.invitations.rates(of: round.id), of: round, in: standing)
    }

    func release() -> RoundRelease {
        RoundRelease(
            tally, table, of: round.id, policy: round.plan.policy, invited: invited, before: before,
            seed: UInt64.random(in: .min ... .max))
    }
}

extension ReleaseStore {
    /// How many rounds back somebody may compare with.
    private static let mostBefore = 12

    /// What was shown of the survey's rounds before one, but for what is held back.
    func before(_ round: Round) throws -> [RoundRelease.Before] {
        let earlier = try transaction.rows(
            """
            SELECT id FROM round JOIN release ON round_id = id
            WHERE survey_id = \(round.survey) AND id <> \(round.id)
            ORDER BY closed_at DESC, id DESC LIMIT \(Self.mostBefore)
            """
        ) { Round.ID($0.integer(0)) }
        return try earlier.map { id in
            var before: RoundRelease.Before = [:]
            try transaction.forEach(
                """
                SELECT \(raw: Self.columns), COALESCE(n, was) FROM released_figure
                WHERE round_id = \(id) AND COALESCE(n, was) IS NOT NULL
                """
            ) { row in
                let figure = try Self.figure(row)
                before[figure.name, default: [:]][figure.cell] = Int(row.integer(11))
            }
            return before
        }
    }
}

extension InvitationStore {
    /// Everybody who was invited, by unit and the values of the table's segments as they are today; nil where nobody was.
    func respondents(of round: Round, _ table: ReleaseTable) throws -> Respondents? {
        guard round.plan.audience != nil else { return nil }
        var respondents = Respondents(table)
        try transaction.forEach(
            """
            SELECT invitation.unit_id, attributes FROM invitation JOIN person ON person.id = person_id
            WHERE round_id = \(round.id) AND (is_revoked = 0 OR has_answered = 1)
            """
        ) { row in
            let attributes: [String: String] = table.segments.isEmpty ? [:] : try JSONText.read(row.text(1))
            let values = table.segments.map { attributes[$0.key] }
            let unit = Unit.ID(row.integer(0))
            if respondents.add(unit: unit, values: values) == nil { respondents.add(unit: round.unit, values: values) }
        }
        return respondents
    }
}
