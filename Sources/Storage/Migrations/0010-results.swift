extension Migration {
    /// Comments by themselves with their tags, and counts by the attributes that a round's plan declares and by what the
    /// answers are about.
    ///
    /// In an anonymous round neither a response's segments nor a comment's response can be kept: the schema refuses them.
    /// Rounds that have responses already get their comments when somebody first opens them.
    static let results = Migration(
        number: 10, name: "results",
        statements: [
            """
            ALTER TABLE response ADD COLUMN segments TEXT NOT NULL DEFAULT '{}'
                CHECK (protection <> 'anonymous' OR segments = '{}')
            """,
            "ALTER TABLE response ADD COLUMN subject TEXT",
            """
            CREATE TABLE segment_count (
                round_id INTEGER NOT NULL REFERENCES round (id),
                segment TEXT NOT NULL,
                value TEXT NOT NULL,
                question TEXT NOT NULL,
                answer TEXT NOT NULL,
                n INTEGER NOT NULL CHECK (n > 0),
                PRIMARY KEY (round_id, segment, value, question, answer)
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE comment (
                round_id INTEGER NOT NULL,
                id TEXT NOT NULL,
                protection TEXT NOT NULL,
                response_id TEXT,
                question TEXT NOT NULL,
                unit_id INTEGER NOT NULL REFERENCES unit (id),
                text TEXT NOT NULL,
                search_text TEXT NOT NULL,
                PRIMARY KEY (round_id, id),
                FOREIGN KEY (round_id, protection) REFERENCES round (id, protection),
                FOREIGN KEY (round_id, response_id) REFERENCES response (round_id, id) ON DELETE CASCADE,
                CHECK (protection <> 'anonymous' OR response_id IS NULL)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX comment_by_response ON comment (round_id, response_id) WHERE response_id IS NOT NULL",
            """
            CREATE TABLE comment_tag (
                round_id INTEGER NOT NULL,
                comment_id TEXT NOT NULL,
                tag TEXT NOT NULL,
                PRIMARY KEY (round_id, comment_id, tag),
                FOREIGN KEY (round_id, comment_id) REFERENCES comment (round_id, id) ON DELETE CASCADE
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX comment_tag_by_tag ON comment_tag (round_id, tag)",
            "ALTER TABLE round ADD COLUMN has_comments INTEGER NOT NULL DEFAULT 1 CHECK (has_comments IN (0, 1))",
            "UPDATE round SET has_comments = 0 WHERE id IN (SELECT round_id FROM response)",
        ])
}
