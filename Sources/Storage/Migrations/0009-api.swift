extension Migration {
    /// The tokens of programs, and how their requests were answered that may come twice.
    ///
    /// An answer is sealed with the token's own secret, of which only the hash is here.
    static let api = Migration(
        number: 9, name: "api",
        statements: [
            """
            CREATE TABLE api_token (
                id IDENTITY,
                token_hash TEXT NOT NULL UNIQUE,
                name TEXT NOT NULL,
                role TEXT NOT NULL CHECK (role IN ('analyst', 'executive')),
                last_day INTEGER,
                made_by INTEGER REFERENCES account (id),
                made_at INTEGER NOT NULL,
                used_day INTEGER,
                is_revoked INTEGER NOT NULL DEFAULT 0 CHECK (is_revoked IN (0, 1))
            ) STRICT
            """,
            """
            CREATE TABLE idempotency_key (
                token_id INTEGER NOT NULL REFERENCES api_token (id),
                key TEXT NOT NULL,
                request_hash TEXT NOT NULL,
                made_at INTEGER NOT NULL,
                answer BLOB,
                PRIMARY KEY (token_id, key)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX idempotency_key_by_age ON idempotency_key (made_at)",
        ])
}
