import Domain

extension RoundStore {
    /// Marks the invitations that sheets came by as answered, and takes away the sheets that may not come in: an
    /// invitation answers once, unless newer answers take the older ones' place.
    ///
    /// - Returns: the sheets that are refused. One that is there already is none of them: it was sent again.
    func settleInvitations(of sheets: inout [Sheet: Submission]) throws -> Set<Sheet> {
        let personal = sheets.filter { $0.value.invited != nil }
        guard !personal.isEmpty else { return [] }
        let marked = try mark(personal, known: try there(among: Array(personal.keys)))
        var refused: Set<Sheet> = []
        let left = personal.filter { !marked.contains($0.key) }
        // Looked for again: another server's may have come in while this one waited for the invitation.
        let known = try there(among: Array(left.keys))
        for (sheet, submission) in left.sorted(by: { $0.key < $1.key }) where !known.contains(sheet) {
            if submission.replaces, let person = submission.invited, try remove(of: person, in: submission.round) {
                continue
            }
            refused.insert(sheet)
            sheets[sheet] = nil
        }
        return refused
    }

    /// The sheets whose invitation was not answered until now; of several by one invitation, the first.
    private func mark(_ personal: [Sheet: Submission], known: Set<Sheet>) throws -> Set<Sheet> {
        var owners: [Invited: Sheet] = [:]
        for (sheet, submission) in personal.sorted(by: { $0.key < $1.key }) where !known.contains(sheet) {
            guard let person = submission.invited else { continue }
            let invited = Invited(round: submission.round, person: person)
            if owners[invited] == nil { owners[invited] = sheet }
        }
        var marked: Set<Sheet> = []
        for run in owners.keys.sorted().runs {
            var values = RowWriter()
            for invited in run {
                values.append(invited.round)
                values.append(invited.person)
            }
            try transaction.forEach(
                """
                UPDATE invitation SET has_answered = 1
                WHERE (round_id, person_id) IN (VALUES \(rows: values, of: 2)) AND has_answered = 0 AND is_revoked = 0
                RETURNING round_id, person_id
                """
            ) { row in
                let invited = Invited(round: Round.ID(row.integer(0)), person: Person.ID(row.integer(1)))
                if let sheet = owners[invited] { marked.insert(sheet) }
            }
        }
        return marked
    }

    private func there(among sheets: [Sheet]) throws -> Set<Sheet> {
        var found: Set<Sheet> = []
        for run in sheets.sorted().runs {
            var values = RowWriter()
            for sheet in run {
                values.append(sheet.round)
                values.append(sheet.id)
            }
            try transaction.forEach(
                "SELECT round_id, id FROM response WHERE (round_id, id) IN (VALUES \(rows: values, of: 2))"
            ) { found.insert(Sheet(round: Round.ID($0.integer(0)), id: $0.text(1))) }
        }
        return found
    }

    /// Takes a person's response out, with what it was counted as. Her comments go with it.
    private func remove(of person: Person.ID, in round: Round.ID) throws -> Bool {
        guard let old = try response(of: person, in: round) else { return false }
        try transaction.execute("DELETE FROM response WHERE round_id = \(round) AND id = \(old.id)")
        for (question, answer) in old.counted.sorted(by: { ($0.question, $0.answer) < ($1.question, $1.answer) }) {
            let key: SQL = """
                round_id = \(round) AND question = \(question) AND unit_id = \(old.unit) AND answer = \(answer)
                """
            try transaction.execute("DELETE FROM answer_count WHERE \(raw: key) AND n = 1")
            try transaction.execute("UPDATE answer_count SET n = n - 1 WHERE \(raw: key) AND n > 1")
        }
        try uncountSegments(old, in: round)
        return true
    }
}

/// The key of an invitation.
private struct Invited: Hashable, Comparable {
    let round: Round.ID
    let person: Person.ID

    static func < (left: Self, right: Self) -> Bool {
        (left.round.rawValue, left.person.rawValue) < (right.round.rawValue, right.person.rawValue)
    }
}
