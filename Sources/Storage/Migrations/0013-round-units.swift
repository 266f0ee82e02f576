extension Migration {
    /// The units of a round with their parents as they stood when people were invited, or else when its plan was made: whatever
    /// moves afterwards, what is shown while it is open and when it is over is of the same groups. Beside them how many were invited
    /// all at once; NULL: none were.
    ///
    /// Of who was invited and erased since, her unit only counts that there was one: a rate that changed would tell whether she had
    /// answered.
    static let roundUnits = Migration(
        number: 13, name: "round-units",
        statements: [
            """
            CREATE TABLE round_units (
                round_id INTEGER PRIMARY KEY NOT NULL REFERENCES round (id),
                units TEXT NOT NULL,
                invited INTEGER
            ) STRICT
            """,
            "INSERT INTO round_units (round_id, units) SELECT round_id, units FROM release",
            "ALTER TABLE release DROP COLUMN units",
            """
            CREATE TABLE erased_invitation (
                round_id INTEGER NOT NULL REFERENCES round (id),
                unit_id INTEGER NOT NULL REFERENCES unit (id),
                invited INTEGER NOT NULL,
                answered INTEGER NOT NULL,
                PRIMARY KEY (round_id, unit_id),
                CHECK (0 <= answered AND answered <= invited)
            ) STRICT, WITHOUT ROWID
            """,
        ])
}
