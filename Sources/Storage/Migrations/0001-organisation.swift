extension Migration {
    /// Settings, units with their places in time, accounts, sessions.
    static let organisation = Migration(
        number: 1, name: "organisation",
        statements: [
            """
            CREATE TABLE setting (
                name TEXT PRIMARY KEY NOT NULL,
                value TEXT NOT NULL
            ) STRICT
            """,
            """
            CREATE TABLE unit (
                id IDENTITY,
                key TEXT NOT NULL UNIQUE,
                name TEXT NOT NULL,
                kind TEXT NOT NULL,
                search_name TEXT NOT NULL
            ) STRICT
            """,
            """
            CREATE TABLE placement (
                id IDENTITY,
                unit_id INTEGER NOT NULL REFERENCES unit (id),
                parent_id INTEGER REFERENCES unit (id),
                from_day INTEGER,
                until_day INTEGER,
                CHECK (parent_id IS NULL OR parent_id <> unit_id),
                CHECK (from_day IS NULL OR until_day IS NULL OR from_day < until_day)
            ) STRICT
            """,
            "CREATE INDEX placement_by_unit ON placement (unit_id)",
            "CREATE INDEX placement_by_parent ON placement (parent_id)",
            """
            CREATE TABLE account (
                id IDENTITY,
                name TEXT NOT NULL,
                email TEXT NOT NULL,
                email_folded TEXT NOT NULL UNIQUE,
                search_name TEXT NOT NULL,
                role TEXT NOT NULL
                    CHECK (role IN ('administrator', 'analyst', 'executive', 'manager', 'employee')),
                unit_id INTEGER REFERENCES unit (id),
                password_hash TEXT,
                failed_sign_ins INTEGER NOT NULL DEFAULT 0,
                locked_until INTEGER,
                is_closed INTEGER NOT NULL DEFAULT 0 CHECK (is_closed IN (0, 1)),
                created_at INTEGER NOT NULL
            ) STRICT
            """,
            """
            CREATE TABLE session (
                token_hash TEXT PRIMARY KEY NOT NULL,
                account_id INTEGER NOT NULL REFERENCES account (id),
                form_token TEXT NOT NULL,
                created_at INTEGER NOT NULL,
                seen_at INTEGER NOT NULL
            ) STRICT
            """,
            "CREATE INDEX session_by_account ON session (account_id)",
            """
            CREATE TABLE sign_in_link (
                token_hash TEXT PRIMARY KEY NOT NULL,
                account_id INTEGER NOT NULL REFERENCES account (id),
                expires_at INTEGER NOT NULL,
                used_at INTEGER
            ) STRICT
            """,
        ])
}
