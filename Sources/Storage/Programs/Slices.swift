public import Domain

// Lists in an order that new entries do not disturb, for programs that fetch them slice by slice. `last` is the place of
// the last entry that was fetched; nil at the beginning.

extension PersonStore {
    /// People of a kind, or of all, whose name, key or address holds every word, in the order of their coming.
    public func slice(
        matching text: String, kind: Person.Kind?, after last: Person.ID?, limit: Int
    ) throws -> [Person] {
        try transaction.rows(
            """
            SELECT \(raw: Self.columns) FROM person
            WHERE id > \(last ?? Person.ID(0)) AND \(raw: .holdsWords(of: text, in: "search_name"))
                AND (kind = \(kind?.rawValue ?? "") OR \(kind == nil) = 1)
            ORDER BY id LIMIT \(limit)
            """, Self.person)
    }
}

extension SurveyStore {
    /// Surveys in the order of their making.
    public func slice(after last: Survey.ID?, limit: Int) throws -> [Survey] {
        try transaction.rows(
            "\(raw: Self.selection) WHERE id > \(last ?? Survey.ID(0)) ORDER BY id LIMIT \(limit)", Self.survey)
    }
}

extension RoundStore {
    /// A survey's rounds in the order of their making.
    public func slice(of survey: Survey.ID, after last: Round.ID?, limit: Int) throws -> [Round] {
        try transaction.rows(
            """
            SELECT \(raw: Self.columns) FROM round WHERE survey_id = \(survey) AND id > \(last ?? Round.ID(0))
            ORDER BY id LIMIT \(limit)
            """, Self.round)
    }
}

extension InvitationStore {
    /// A round's invitations in the order in which the people came to the directory.
    public func slice(of round: Round.ID, after last: Person.ID?, limit: Int) throws -> [Invitation] {
        try transaction.rows(
            """
            SELECT \(raw: Self.columns) FROM invitation WHERE round_id = \(round) AND person_id > \(last ?? Person.ID(0))
            ORDER BY person_id LIMIT \(limit)
            """, Self.invitation)
    }

    /// Claims the first letter to somebody who was just invited. False where she was written to.
    public func claimLetter(to person: Person.ID, of round: Round.ID) throws -> Bool {
        try transaction.execute(
            "UPDATE invitation SET letters = 1 WHERE round_id = \(round) AND person_id = \(person) AND letters = 0")
            == 1
    }
}
