extension Migration {
    /// The letters that wait to be sent, and what became of them.
    ///
    /// A letter that was sent keeps no words and no name: they may hold personal links. Whoever sends takes a lease, so
    /// that of several servers one does it, and another goes on when that one dies.
    static let mail = Migration(
        number: 7, name: "mail",
        statements: [
            """
            CREATE TABLE letter (
                id IDENTITY,
                state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed')),
                made_at INTEGER NOT NULL,
                due_at INTEGER NOT NULL,
                tries INTEGER NOT NULL DEFAULT 0,
                lease INTEGER,
                leased_until INTEGER,
                to_address TEXT NOT NULL,
                to_name TEXT NOT NULL,
                payload TEXT,
                last_error TEXT,
                purpose TEXT NOT NULL,
                about TEXT,
                CHECK ((state = 'sending') = (lease IS NOT NULL)),
                CHECK ((lease IS NULL) = (leased_until IS NULL)),
                CHECK ((state = 'sent') = (payload IS NULL))
            ) STRICT
            """,
            "CREATE INDEX letter_by_state ON letter (state, due_at)",
            "CREATE INDEX letter_by_about ON letter (about)",
        ])
}
