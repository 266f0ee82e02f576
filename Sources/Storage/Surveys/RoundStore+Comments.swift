public import Domain

extension RoundStore {
    /// Keeps what was written, in the order of random ids, so that comments of one sheet do not lie together.
    func keepComments(_ submissions: [Submission], _ protection: [Round.ID: String]) throws {
        let rows = submissions.flatMap { submission in
            submission.comments.map {
                CommentRow($0, of: submission.response, in: submission.round, protection[submission.round] ?? "")
            }
        }
        try insert(rows)
    }

    private func insert(_ rows: [CommentRow]) throws {
        for run in rows.sorted(by: { ($0.round.rawValue, $0.comment.id) < ($1.round.rawValue, $1.comment.id) }).runs {
            var values = RowWriter()
            for row in run {
                values.append(row.round)
                values.append(row.comment.id)
                values.append(row.protection)
                values.append(row.response)
                values.append(row.comment.question)
                values.append(row.unit)
                values.append(row.comment.text)
                values.append(row.comment.searchText)
                values.append(row.comment.link)
            }
            try transaction.execute(
                """
                INSERT INTO comment (round_id, id, protection, response_id, question, unit_id, text, search_text,
                    link_hash)
                VALUES \(rows: values, of: 9)
                """)
        }
    }

    /// Writes an anonymous round's comments with their tags anew in the order of their ids, so that their order on disk
    /// does not tell which were written together.
    func shuffleComments(_ round: Round.ID) throws {
        let comments: SQL = "round_id, id, protection, response_id, question, unit_id, text, search_text, link_hash"
        let tags: SQL = "round_id, comment_id, tag"
        try transaction.execute(
            "CREATE TEMPORARY TABLE shuffled AS SELECT \(raw: comments) FROM comment WHERE round_id = \(round)")
        try transaction.execute(
            "CREATE TEMPORARY TABLE shuffled_tag AS SELECT \(raw: tags) FROM comment_tag WHERE round_id = \(round)")
        try transaction.execute("DELETE FROM comment WHERE round_id = \(round)")
        try transaction.execute(
            "INSERT INTO comment (\(raw: comments)) SELECT \(raw: comments) FROM shuffled ORDER BY id")
        try transaction.execute(
            "INSERT INTO comment_tag (\(raw: tags)) SELECT \(raw: tags) FROM shuffled_tag ORDER BY comment_id, tag")
        try transaction.execute("DROP TABLE shuffled")
        try transaction.execute("DROP TABLE shuffled_tag")
    }

    /// Whether a round's comments are kept by themselves, as they are of all rounds but those from before.
    public func hasComments(_ round: Round.ID) throws -> Bool {
        try transaction.first("SELECT 1 FROM round WHERE id = \(round) AND has_comments = 1") { _ in true } ?? false
    }

    /// Takes the comments of a round from before out of its responses, once. The transaction's first work.
    public func fillComments(of id: Round.ID) throws {
        try transaction.hold("response", .alone)
        guard try !hasComments(id), let round = try find(id) else { return }
        let protection = round.plan.protection
        try transaction.execute("DELETE FROM comment WHERE round_id = \(id)")
        var last: String? = ""
        while let after = last {
            var rows: [CommentRow] = []
            last = nil
            try forEachResponse(of: id, after: after, limit: 5_000) { response in
                rows += response.comments().map { CommentRow($0, of: response, in: id, protection.rawValue) }
                last = response.id
            }
            try insert(rows)
        }
        if !protection.keepsPerson { try shuffleComments(id) }
        try transaction.execute("UPDATE round SET has_comments = 1 WHERE id = \(id)")
    }

    /// Parts a person's responses from her: what she wrote and the attributes that they were counted by go, answers stay.
    ///
    /// - Returns: how many responses were hers.
    func forget(_ person: Person.ID) throws -> Int {
        let hers = try transaction.rows("SELECT round_id, id, answers FROM response WHERE person_id = \(person)") {
            (Round.ID($0.integer(0)), $0.text(1), $0.text(2))
        }
        for (round, id, answers) in hers {
            let left = try AnswerReader.answers(answers).filter { if case .text = $0.value { false } else { true } }
            try transaction.execute(
                """
                UPDATE response SET person_id = NULL, segments = '{}', answers = \(try JSONText.write(left))
                WHERE round_id = \(round) AND id = \(id)
                """)
            try transaction.execute("DELETE FROM comment WHERE round_id = \(round) AND response_id = \(id)")
        }
        if !hers.isEmpty { try transaction.settings.countUp(CommentStore.erasuresName) }
        return hers.count
    }
}
