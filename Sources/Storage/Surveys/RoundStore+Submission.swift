public import Domain

/// A response on its way in, with the invitation that it answers.
public struct Submission: Sendable {
    public var round: Round.ID
    public var response: Response
    /// Whose personal link it came by; nil for the shared one.
    public var invited: Person.ID?
    /// Newer answers by the same link take the older ones' place.
    public var replaces: Bool

    public init(round: Round.ID, response: Response, invited: Person.ID? = nil, replaces: Bool = false) {
        self.round = round
        self.response = response
        self.invited = invited
        self.replaces = replaces
    }
}

extension RoundStore {
    /// Takes a response in. False when the same sheet came before.
    ///
    /// Throws a ``SurveyRefusal`` when the round is over, and when the invitation was answered already or taken back.
    public func take(_ submission: Submission) throws -> Bool {
        let (round, response) = (submission.round, submission.response)
        guard try !isThere(response.id, in: round) else { return false }
        if let person = submission.invited, try !transaction.invitations.markAnswered(person, in: round) {
            // A double click: the other one came in while this one waited for the invitation.
            guard try !isThere(response.id, in: round) else { return false }
            guard submission.replaces, try remove(of: person, in: round) else { throw SurveyRefusal.answeredAlready }
        }
        return try add(response, to: round)
    }

    /// What a person answered, where the round keeps whose response is whose.
    public func response(of person: Person.ID, in round: Round.ID) throws -> Response? {
        var found: Response?
        try transaction.forEach(
            """
            SELECT id, unit_id, day, language, answers, person_id FROM response
            WHERE round_id = \(round) AND person_id = \(person)
            """
        ) { found = try Self.response($0) }
        return found
    }

    private func isThere(_ id: String, in round: Round.ID) throws -> Bool {
        try transaction.first("SELECT 1 FROM response WHERE round_id = \(round) AND id = \(id)") { _ in true } ?? false
    }

    private func remove(of person: Person.ID, in round: Round.ID) throws -> Bool {
        guard let old = try response(of: person, in: round) else { return false }
        try transaction.execute("DELETE FROM response WHERE round_id = \(round) AND id = \(old.id)")
        for (question, answer) in Self.counted(old) {
            let key: SQL = """
                round_id = \(round) AND question = \(question) AND unit_id = \(old.unit) AND answer = \(answer)
                """
            try transaction.execute("DELETE FROM answer_count WHERE \(raw: key) AND n = 1")
            try transaction.execute("UPDATE answer_count SET n = n - 1 WHERE \(raw: key) AND n > 1")
        }
        return true
    }
}
