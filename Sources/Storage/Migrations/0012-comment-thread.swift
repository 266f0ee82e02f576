extension Migration {
    /// What was written under a comment by who reads comments and by its author, who comes by a private link.
    ///
    /// Of that link a comment knows a hash with its question: two comments of one sheet have nothing in common, and nobody
    /// can make the link from what lies here. What an author adds has no day.
    static let commentThread = Migration(
        number: 12, name: "comment-thread",
        statements: [
            "ALTER TABLE comment ADD COLUMN link_hash TEXT",
            "CREATE INDEX comment_by_link ON comment (round_id, link_hash) WHERE link_hash IS NOT NULL",
            """
            CREATE TABLE comment_entry (
                round_id INTEGER NOT NULL,
                comment_id TEXT NOT NULL,
                number INTEGER NOT NULL,
                is_author INTEGER NOT NULL CHECK (is_author IN (0, 1)),
                day INTEGER,
                text TEXT NOT NULL,
                PRIMARY KEY (round_id, comment_id, number),
                FOREIGN KEY (round_id, comment_id) REFERENCES comment (round_id, id) ON DELETE CASCADE,
                CHECK ((is_author = 1) = (day IS NULL))
            ) STRICT, WITHOUT ROWID
            """,
        ])
}
