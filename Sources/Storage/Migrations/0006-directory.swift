extension Migration {
    /// People who can be asked, invitations with their personal links, schedules; what a round plans.
    ///
    /// A response of an anonymous round cannot hold a person: the schema refuses it.
    static let directory = Migration(
        number: 6, name: "directory",
        statements: [
            """
            CREATE TABLE person (
                id IDENTITY,
                key TEXT NOT NULL UNIQUE,
                kind TEXT NOT NULL CHECK (kind IN ('employee', 'customer', 'candidate')),
                name TEXT NOT NULL,
                email TEXT,
                phone TEXT,
                language TEXT,
                manager_id INTEGER REFERENCES person (id),
                start_day INTEGER,
                leave_day INTEGER,
                consents INTEGER NOT NULL CHECK (consents IN (0, 1)),
                attributes TEXT NOT NULL,
                search_name TEXT NOT NULL,
                has_unsubscribed INTEGER NOT NULL DEFAULT 0 CHECK (has_unsubscribed IN (0, 1)),
                asked_day INTEGER
            ) STRICT
            """,
            "CREATE INDEX person_by_manager ON person (manager_id)",
            """
            CREATE TABLE membership (
                person_id INTEGER NOT NULL REFERENCES person (id),
                from_day INTEGER NOT NULL,
                unit_id INTEGER NOT NULL REFERENCES unit (id),
                PRIMARY KEY (person_id, from_day)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX membership_by_unit ON membership (unit_id, person_id)",
            """
            CREATE TABLE schedule (
                id IDENTITY,
                survey_id INTEGER NOT NULL REFERENCES survey (id),
                plan TEXT NOT NULL,
                rule TEXT NOT NULL,
                first_day INTEGER NOT NULL,
                next_day INTEGER NOT NULL,
                is_stopped INTEGER NOT NULL DEFAULT 0 CHECK (is_stopped IN (0, 1))
            ) STRICT
            """,
            "ALTER TABLE round ADD COLUMN plan TEXT NOT NULL DEFAULT ''",
            """
            UPDATE round SET plan = '{"unit":' || unit_id
                || CASE WHEN level IS NULL THEN '' ELSE ',"level":"' || REPLACE(REPLACE(level, '\\', '\\\\'), '"', '\\"') || '"' END
                || ',"grain":' || (period / 10000000)
                || ',"protection":"anonymous","hasSharedLink":true,"mayChange":false,"sendsMail":false,"reminders":[],'
                || '"timeZone":"UTC","mayEmbed":false}'
            """,
            """
            ALTER TABLE round ADD COLUMN protection TEXT NOT NULL DEFAULT 'anonymous'
                CHECK (protection IN ('anonymous', 'confidential', 'named'))
            """,
            "ALTER TABLE round ADD COLUMN closes_at INTEGER",
            "ALTER TABLE round ADD COLUMN invited_at INTEGER",
            "ALTER TABLE round ADD COLUMN schedule_id INTEGER REFERENCES schedule (id)",
            "CREATE UNIQUE INDEX round_by_protection ON round (id, protection)",
            """
            CREATE TABLE response_with_person (
                round_id INTEGER NOT NULL,
                id TEXT NOT NULL,
                unit_id INTEGER NOT NULL REFERENCES unit (id),
                day INTEGER NOT NULL,
                language TEXT NOT NULL,
                answers TEXT NOT NULL,
                protection TEXT NOT NULL,
                person_id INTEGER REFERENCES person (id),
                PRIMARY KEY (round_id, id),
                FOREIGN KEY (round_id, protection) REFERENCES round (id, protection),
                CHECK (protection <> 'anonymous' OR person_id IS NULL)
            ) STRICT, WITHOUT ROWID
            """,
            """
            INSERT INTO response_with_person (round_id, id, unit_id, day, language, answers, protection)
            SELECT round_id, id, unit_id, day, language, answers, 'anonymous' FROM response
            """,
            "DROP TABLE response",
            "ALTER TABLE response_with_person RENAME TO response",
            "CREATE INDEX response_by_person ON response (person_id) WHERE person_id IS NOT NULL",
            """
            CREATE TABLE invitation (
                round_id INTEGER NOT NULL REFERENCES round (id),
                person_id INTEGER NOT NULL REFERENCES person (id),
                unit_id INTEGER NOT NULL REFERENCES unit (id),
                has_answered INTEGER NOT NULL DEFAULT 0 CHECK (has_answered IN (0, 1)),
                is_revoked INTEGER NOT NULL DEFAULT 0 CHECK (is_revoked IN (0, 1)),
                invited_day INTEGER NOT NULL,
                letters INTEGER NOT NULL DEFAULT 0,
                PRIMARY KEY (round_id, person_id)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX invitation_by_person ON invitation (person_id)",
            "CREATE INDEX invitation_by_unit ON invitation (round_id, unit_id, has_answered)",
            """
            CREATE TABLE personal_link (
                token_hash TEXT PRIMARY KEY NOT NULL,
                round_id INTEGER NOT NULL,
                person_id INTEGER NOT NULL,
                FOREIGN KEY (round_id, person_id) REFERENCES invitation (round_id, person_id) ON DELETE CASCADE
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX personal_link_by_invitation ON personal_link (round_id, person_id)",
        ])
}
