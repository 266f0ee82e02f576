public import Domain

extension Transaction {
    public var comments: CommentStore { CommentStore(transaction: self) }
}

/// What people wrote in rounds, and how it was tagged. Whether it may be shown is the round's matter.
public struct CommentStore {
    let transaction: any Transaction

    static let erasuresName = "comment_erasures"

    /// Grows whenever somebody is erased who wrote something, for whoever keeps what comments say.
    public func erasures() throws -> Int { try transaction.settings.count(Self.erasuresName) }

    /// Which of a round's comments are looked for.
    public struct Search: Hashable, Sendable {
        /// Words that a comment holds, all of them.
        public var text: String
        /// A question's key.
        public var question: String?
        public var tag: String?

        public init(text: String = "", question: String? = nil, tag: String? = nil) {
            (self.text, self.question, self.tag) = (text, question, tag)
        }
    }

    /// Comments in the order of their random ids, behind one of them.
    public func list(
        of round: Round.ID, _ search: Search, after id: String = "", limit: Int
    ) throws -> [Comment] {
        let found = try transaction.rows(
            """
            SELECT \(raw: Self.columns) FROM comment
            LEFT JOIN response ON response.round_id = comment.round_id AND response.id = comment.response_id
            WHERE comment.round_id = \(round) AND comment.id > \(id) AND \(raw: Self.condition(search))
            ORDER BY comment.id LIMIT \(limit)
            """, Self.comment)
        return try threaded(tagged(found, in: round), in: round)
    }

    private static let columns: SQL = """
        comment.id, comment.question, comment.unit_id, comment.text, response.person_id,
        CASE WHEN comment.link_hash IS NULL THEN 0 ELSE 1 END
        """

    private static func comment(_ row: any Row) -> Comment {
        Comment(
            id: row.text(0), question: row.text(1), unit: Unit.ID(row.integer(2)), text: row.text(3),
            person: row.isNull(4) ? nil : Person.ID(row.integer(4)), takesReplies: row.integer(5) == 1)
    }

    private static func condition(_ search: Search) -> SQL {
        var condition: SQL = .holdsWords(of: search.text, in: "comment.search_text")
        if let question = search.question { condition = condition + " AND comment.question = \(question)" }
        guard let tag = search.tag else { return condition }
        return condition + """
             AND EXISTS (SELECT 1 FROM comment_tag WHERE comment_tag.round_id = comment.round_id
                AND comment_tag.comment_id = comment.id AND tag = \(tag))
            """
    }

    private func tagged(_ comments: [Comment], in round: Round.ID) throws -> [Comment] {
        var tags: [String: [String]] = [:]
        try transaction.forEach(
            """
            SELECT comment_id, tag FROM comment_tag
            WHERE round_id = \(round) AND comment_id IN \(comments.map(\.id)) ORDER BY tag
            """
        ) { tags[$0.text(0), default: []].append($0.text(1)) }
        return comments.map { comment in
            var comment = comment
            comment.tags = tags[comment.id] ?? []
            return comment
        }
    }

    /// A round's tags by the alphabet, each with how many comments have it.
    public func tags(of round: Round.ID) throws -> [(tag: String, n: Int)] {
        try transaction.rows(
            "SELECT tag, COUNT(*) FROM comment_tag WHERE round_id = \(round) GROUP BY tag ORDER BY tag"
        ) { ($0.text(0), Int($0.integer(1))) }
    }

    /// Tags a comment, once. Nothing where there is no such comment.
    public func add(_ tag: String, to comment: Comment.ID, in round: Round.ID) throws {
        try transaction.execute(
            """
            INSERT INTO comment_tag (round_id, comment_id, tag)
            SELECT round_id, id, \(tag) FROM comment WHERE round_id = \(round) AND id = \(comment)
            ON CONFLICT (round_id, comment_id, tag) DO NOTHING
            """)
    }

    public func remove(_ tag: String, from comment: Comment.ID, in round: Round.ID) throws {
        try transaction.execute(
            "DELETE FROM comment_tag WHERE round_id = \(round) AND comment_id = \(comment) AND tag = \(tag)")
    }
}

extension PersonStore {
    /// Keys and names of those whose responses a round keeps.
    public func respondents(of round: Round.ID) throws -> [Person.ID: (key: String, name: String)] {
        var people: [Person.ID: (key: String, name: String)] = [:]
        try transaction.forEach(
            """
            SELECT id, key, name FROM person
            WHERE id IN (SELECT person_id FROM response WHERE round_id = \(round) AND person_id IS NOT NULL)
            """
        ) { people[Person.ID($0.integer(0))] = ($0.text(1), $0.text(2)) }
        return people
    }
}
