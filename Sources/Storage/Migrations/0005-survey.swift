extension Migration {
    /// Surveys with their published versions, rounds, responses and their counts.
    ///
    /// A response holds no instant, no account and no address of who sent it; its id is random.
    static let survey = Migration(
        number: 5, name: "survey",
        statements: [
            """
            CREATE TABLE survey (
                id IDENTITY,
                key TEXT NOT NULL UNIQUE,
                draft TEXT NOT NULL
            ) STRICT
            """,
            """
            CREATE TABLE survey_version (
                survey_id INTEGER NOT NULL REFERENCES survey (id),
                number INTEGER NOT NULL,
                questionnaire TEXT NOT NULL,
                published_at INTEGER NOT NULL,
                PRIMARY KEY (survey_id, number)
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE round (
                id IDENTITY,
                survey_id INTEGER NOT NULL,
                version INTEGER NOT NULL,
                unit_id INTEGER NOT NULL REFERENCES unit (id),
                level TEXT,
                period INTEGER NOT NULL,
                link TEXT NOT NULL UNIQUE,
                opened_at INTEGER NOT NULL,
                closed_at INTEGER,
                source_id INTEGER REFERENCES source (id),
                UNIQUE (survey_id, period),
                FOREIGN KEY (survey_id, version) REFERENCES survey_version (survey_id, number)
            ) STRICT
            """,
            """
            CREATE TABLE response (
                round_id INTEGER NOT NULL REFERENCES round (id),
                id TEXT NOT NULL,
                unit_id INTEGER NOT NULL REFERENCES unit (id),
                day INTEGER NOT NULL,
                language TEXT NOT NULL,
                answers TEXT NOT NULL,
                PRIMARY KEY (round_id, id)
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE answer_count (
                round_id INTEGER NOT NULL REFERENCES round (id),
                question TEXT NOT NULL,
                unit_id INTEGER NOT NULL REFERENCES unit (id),
                answer TEXT NOT NULL,
                n INTEGER NOT NULL CHECK (n > 0),
                PRIMARY KEY (round_id, question, unit_id, answer)
            ) STRICT, WITHOUT ROWID
            """,
        ])
}
