public import Domain

extension Transaction {
    public var invitations: InvitationStore { InvitationStore(transaction: self) }
}

/// Who was asked to which round, and the personal links. Never what anybody answered.
public struct InvitationStore {
    let transaction: any Transaction

    /// Whom a round's audience holds on a day.
    public struct Selection: Sendable {
        public var invited: [(person: Person, unit: Unit.ID)] = []
        /// How many belong to the units that are asked and are left out, by the reason.
        public var excluded: [Audience.Exclusion: Int] = [:]

        public init() {}
    }

    /// Finds the people whom a plan invites on a day.
    ///
    /// - Parameter random: draws the sample.
    public func selection(
        _ plan: RoundPlan, of kind: Person.Kind, on day: Day, using random: inout some RandomNumberGenerator
    ) throws -> Selection {
        var selection = Selection()
        guard let audience = plan.audience else { return selection }
        let standing = try transaction.units.tree().standing(on: day)
        let asked = Set(standing.subtree(of: plan.unit))
        let units = try transaction.people.units(on: day)
        try transaction.people.forEach { person in
            guard person.draft.kind == kind, let unit = units[person.id], asked.contains(unit) else { return }
            if let reason = audience.exclusion(of: person, on: day, byMail: plan.sendsMail) {
                selection.excluded[reason, default: 0] += 1
            } else {
                selection.invited.append((person, unit))
            }
        }
        if let sample = audience.sample, sample < selection.invited.count {
            selection.excluded[.notDrawn] = selection.invited.count - sample
            selection.invited = Array(selection.invited.shuffled(using: &random).prefix(sample))
        }
        return selection
    }

    /// Invites a person, once. False when she was invited already.
    public func invite(_ person: Person.ID, of unit: Unit.ID, to round: Round.ID, on day: Day) throws -> Bool {
        let added = try transaction.execute(
            """
            INSERT INTO invitation (round_id, person_id, unit_id, invited_day)
            VALUES (\(round), \(person), \(unit), \(day))
            ON CONFLICT (round_id, person_id) DO NOTHING
            """)
        guard added == 1 else { return false }
        try transaction.execute("UPDATE person SET asked_day = \(day) WHERE id = \(person)")
        return true
    }

    public func find(_ person: Person.ID, in round: Round.ID) throws -> Invitation? {
        try transaction.first(
            "SELECT \(raw: Self.columns) FROM invitation WHERE round_id = \(round) AND person_id = \(person)",
            Self.invitation)
    }

    /// The invitation that a personal link belongs to.
    public func find(tokenHash: String) throws -> Invitation? {
        try transaction.first(
            """
            SELECT \(raw: Self.columns) FROM invitation WHERE (round_id, person_id) =
                (SELECT round_id, person_id FROM personal_link WHERE token_hash = \(tokenHash))
            """, Self.invitation)
    }

    /// Gives a person one more link to her round. Only the token's hash is kept; all her links open one invitation.
    public func addLink(_ tokenHash: String, of person: Person.ID, in round: Round.ID) throws {
        try transaction.execute(
            """
            INSERT INTO personal_link (token_hash, round_id, person_id) VALUES (\(tokenHash), \(round), \(person))
            """)
    }

    /// Takes an invitation back: none of its links opens anything any more. An answer that was given stays.
    public func revoke(_ person: Person.ID, in round: Round.ID) throws {
        try transaction.execute(
            "UPDATE invitation SET is_revoked = 1 WHERE round_id = \(round) AND person_id = \(person)")
    }

    /// Marks an invitation as answered. False when it was already, or was taken back.
    public func markAnswered(_ person: Person.ID, in round: Round.ID) throws -> Bool {
        try transaction.execute(
            """
            UPDATE invitation SET has_answered = 1
            WHERE round_id = \(round) AND person_id = \(person) AND has_answered = 0 AND is_revoked = 0
            """) == 1
    }

    /// Whether there are any for ``claim(of:invitedBy:withFewerThan:limit:)``.
    public func areDue(of round: Round.ID, invitedBy day: Day, withFewerThan letters: Int) throws -> Bool {
        try transaction.first(
            """
            SELECT 1 FROM invitation
            WHERE round_id = \(round) AND letters < \(letters) AND has_answered = 0 AND is_revoked = 0
                AND invited_day <= \(day)
            LIMIT 1
            """
        ) { _ in true } ?? false
    }

    /// Claims invitations of a day or before that had fewer than so many letters and were not answered.
    ///
    /// What is claimed counts as written to, so that no other process writes the same letter.
    public func claim(
        of round: Round.ID, invitedBy day: Day, withFewerThan letters: Int, limit: Int
    ) throws -> [Invitation] {
        let due = try transaction.rows(
            """
            SELECT \(raw: Self.columns) FROM invitation
            WHERE round_id = \(round) AND letters < \(letters) AND has_answered = 0 AND is_revoked = 0
                AND invited_day <= \(day)
            ORDER BY person_id LIMIT \(limit)
            """, Self.invitation)
        return try due.filter { invitation in
            try transaction.execute(
                """
                UPDATE invitation SET letters = \(letters)
                WHERE round_id = \(round) AND person_id = \(invitation.person) AND letters = \(invitation.letters)
                """) == 1
        }
    }

    /// How many of each unit were invited, and how many of them answered. Who was erased since or whose invitation was taken back is
    /// among them: a rate that changed then would tell whether she had answered.
    public func rates(of round: Round.ID) throws -> [Unit.ID: (invited: Int, answered: Int)] {
        var rates = try erased(from: round)
        try transaction.forEach(
            "SELECT unit_id, COUNT(*), SUM(has_answered) FROM invitation WHERE round_id = \(round) GROUP BY unit_id"
        ) { row in
            let gone = rates[Unit.ID(row.integer(0))] ?? (0, 0)
            rates[Unit.ID(row.integer(0))] = (gone.invited + Int(row.integer(1)), gone.answered + Int(row.integer(2)))
        }
        return rates
    }

    /// How many of each unit were invited and erased since, and how many of them had answered.
    func erased(from round: Round.ID) throws -> [Unit.ID: (invited: Int, answered: Int)] {
        var erased: [Unit.ID: (invited: Int, answered: Int)] = [:]
        try transaction.forEach("SELECT unit_id, invited, answered FROM erased_invitation WHERE round_id = \(round)") {
            erased[Unit.ID($0.integer(0))] = (Int($0.integer(1)), Int($0.integer(2)))
        }
        return erased
    }

    /// Forgets that a person was invited, but not how many were.
    func erase(_ person: Person.ID) throws {
        try transaction.execute(
            """
            INSERT INTO erased_invitation (round_id, unit_id, invited, answered)
            SELECT round_id, unit_id, 1, has_answered FROM invitation WHERE person_id = \(person)
            ON CONFLICT (round_id, unit_id) DO UPDATE SET invited = erased_invitation.invited + excluded.invited,
                answered = erased_invitation.answered + excluded.answered
            """)
        try transaction.execute("DELETE FROM invitation WHERE person_id = \(person)")
    }

    /// Invitations of a round with the people, by name; after a place in that order.
    public func list(
        of round: Round.ID, matching text: String = "", limit: Int
    ) throws -> [(Invitation, Person)] {
        try transaction.rows(
            """
            SELECT \(raw: PersonStore.columns), \(raw: Self.columns) FROM invitation JOIN person ON id = person_id
            WHERE round_id = \(round) AND \(raw: .holdsWords(of: text, in: "search_name"))
            ORDER BY search_name, person_id LIMIT \(limit)
            """
        ) { (Self.invitation($0, from: PersonStore.columnCount), try PersonStore.person($0)) }
    }

    /// The rounds that a person was invited to, newest first.
    public func all(of person: Person.ID) throws -> [Invitation] {
        try transaction.rows(
            "SELECT \(raw: Self.columns) FROM invitation WHERE person_id = \(person) ORDER BY round_id DESC",
            Self.invitation)
    }

    static let columns: SQL = "round_id, person_id, unit_id, has_answered, is_revoked, letters"

    static func invitation(_ row: any Row) -> Invitation { invitation(row, from: 0) }

    /// - Parameter first: where its columns begin.
    private static func invitation(_ row: any Row, from first: Int) -> Invitation {
        Invitation(
            round: Round.ID(row.integer(first)), person: Person.ID(row.integer(first + 1)),
            unit: Unit.ID(row.integer(first + 2)), hasAnswered: row.integer(first + 3) == 1,
            isRevoked: row.integer(first + 4) == 1, letters: Int(row.integer(first + 5)))
    }
}
