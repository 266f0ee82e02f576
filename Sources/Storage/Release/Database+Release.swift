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

    /// Nil for customers' rounds, which have none.
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
        let table = try transaction.rounds.table(of: round, in: standing, segments: tally.releaseSegments)
        self.round = round
        self.tally = tally
        self.table = table
        invited = try transaction.invitations.respondents(of: round, table)
        before = try transaction.releases.before(round)
        rates =
            invited == nil
            ? [] : ResponseRate.told(try transaction.invitations.rates(of: round.id), of: round, table.byUnit)
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

    /// What was shown of the survey's rounds before one, but for what is held back. Of one that has no plan yet: of all that do.
    func before(_ round: Round) throws -> [RoundRelease.Before] {
        let earlier = try transaction.rows(
            """
            SELECT id FROM round JOIN release ON round_id = id
            WHERE survey_id = \(round.survey) AND id <> \(round.id)
                AND (closed_at < \(round.closedAt) OR NOT EXISTS (SELECT 1 FROM release WHERE round_id = \(round.id)))
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
            WHERE round_id = \(round.id)
            """
        ) { row in
            let attributes: [String: String] = table.segments.isEmpty ? [:] : try JSONText.read(row.text(1))
            respondents.add(
                unit: table.place(of: Unit.ID(row.integer(0))), values: table.segments.map { attributes[$0.key] })
        }
        for (unit, erased) in try erased(from: round.id) {
            respondents.add(erased.invited, unit: table.place(of: unit))
        }
        return respondents
    }
}
