public import Domain

/// What stands under comments: replies, and what authors answer who come by their private links.
extension CommentStore {
    /// The comments that a private link leads to, with their threads.
    /// - Parameter links: the link's hashes, one for each question.
    public func behind(links: [String], in round: Round.ID) throws -> [Comment] {
        let found = try transaction.rows(
            """
            SELECT id, question, unit_id, text FROM comment
            WHERE round_id = \(round) AND link_hash IN \(links) ORDER BY id
            """
        ) { row in
            Comment(
                id: row.text(0), question: row.text(1), unit: Unit.ID(row.integer(2)), text: row.text(3), person: nil,
                takesReplies: true)
        }
        return try threaded(found, in: round)
    }

    /// Adds a reply to a comment of a round that is over, for its author to read.
    ///
    /// - Returns: false where nobody could read it: there is no such comment, its author has no link, the round is not
    ///   over, or the thread is full.
    public func reply(_ text: String, to comment: Comment.ID, in round: Round.ID, on day: Day) throws -> Bool {
        let isThere = try transaction.first(
            """
            SELECT 1 FROM comment JOIN round ON round.id = comment.round_id
            WHERE comment.round_id = \(round) AND comment.id = \(comment) AND link_hash IS NOT NULL
                AND closed_at IS NOT NULL
            """
        ) { _ in true }
        return try isThere == true && append(Comment.Entry(day: day, text: text), to: comment, in: round)
    }

    /// Adds what a comment's author answers to a reply.
    ///
    /// - Parameter comment: one that her link leads to.
    /// - Returns: false where there is no reply, or the thread is full.
    public func answer(_ text: String, to comment: Comment, in round: Round.ID) throws -> Bool {
        guard !(try thread(of: comment.id, in: round)).isEmpty else { return false }
        return try append(Comment.Entry(day: nil, text: text), to: comment.id, in: round)
    }

    /// The same entry sent twice stands there once.
    private func append(_ entry: Comment.Entry, to comment: Comment.ID, in round: Round.ID) throws -> Bool {
        let thread = try thread(of: comment, in: round)
        if let last = thread.last, last.isAuthor == entry.isAuthor, last.text == entry.text { return true }
        guard thread.count < Comment.mostEntries else { return false }
        return try transaction.execute(
            """
            INSERT INTO comment_entry (round_id, comment_id, number, is_author, day, text)
            VALUES (\(round), \(comment), \(thread.count + 1), \(entry.isAuthor), \(entry.day), \(entry.text))
            ON CONFLICT (round_id, comment_id, number) DO NOTHING
            """) == 1
    }

    /// What was written under a person's comments, where the round keeps that they are hers: by question, of those with any.
    public func threads(of person: Person.ID, in round: Round.ID) throws -> [String: [Comment.Entry]] {
        var threads: [String: [Comment.Entry]] = [:]
        try transaction.forEach(
            """
            SELECT comment.question, entry.day, entry.text FROM response
            JOIN comment ON comment.round_id = response.round_id AND comment.response_id = response.id
            JOIN comment_entry AS entry ON entry.round_id = comment.round_id AND entry.comment_id = comment.id
            WHERE response.round_id = \(round) AND response.person_id = \(person)
            ORDER BY comment.question, entry.number
            """
        ) { threads[$0.text(0), default: []].append(Self.entry($0, day: 1, text: 2)) }
        return threads
    }

    private func thread(of comment: Comment.ID, in round: Round.ID) throws -> [Comment.Entry] {
        try transaction.rows(
            """
            SELECT day, text FROM comment_entry WHERE round_id = \(round) AND comment_id = \(comment) ORDER BY number
            """
        ) { Self.entry($0, day: 0, text: 1) }
    }

    func threaded(_ comments: [Comment], in round: Round.ID) throws -> [Comment] {
        var threads: [String: [Comment.Entry]] = [:]
        try transaction.forEach(
            """
            SELECT comment_id, day, text FROM comment_entry
            WHERE round_id = \(round) AND comment_id IN \(comments.map(\.id)) ORDER BY comment_id, number
            """
        ) { threads[$0.text(0), default: []].append(Self.entry($0, day: 1, text: 2)) }
        return comments.map { comment in
            var comment = comment
            comment.thread = threads[comment.id] ?? []
            return comment
        }
    }

    private static func entry(_ row: any Row, day: Int, text: Int) -> Comment.Entry {
        Comment.Entry(day: row.isNull(day) ? nil : Day(rawValue: Int(row.integer(day))), text: row.text(text))
    }
}
