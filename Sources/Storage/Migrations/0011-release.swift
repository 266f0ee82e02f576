extension Migration {
    /// What is shown of employees' rounds that are over: their release plans and, for each group and figure that may be
    /// shown, the figure itself. Pages read nothing else of employees' answers. Rounds that were over before await their plan too.
    ///
    /// A cell is a unit with all below it, or those of it who have one value of one segment ("" and "": all). A figure is
    /// "" for who responded, `question:KEY` or `scale:NAME`. Cells that are held back for being too small in every figure
    /// alike have no row. `was`: how many a cell was shown with before the round asked for more.
    /// `units` are pairs of a unit and its parent, as they stood: the proof looks at the same groups when units have moved.
    /// Rates are of those invited, in the order of the tree.
    static let release = Migration(
        number: 11, name: "release",
        statements: [
            """
            CREATE TABLE release (
                round_id INTEGER PRIMARY KEY NOT NULL REFERENCES round (id),
                policy TEXT NOT NULL,
                segments TEXT NOT NULL,
                units TEXT NOT NULL
            ) STRICT
            """,
            """
            CREATE TABLE released_figure (
                round_id INTEGER NOT NULL REFERENCES release (round_id),
                figure TEXT NOT NULL,
                segment TEXT NOT NULL,
                value TEXT NOT NULL,
                unit_id INTEGER NOT NULL REFERENCES unit (id),
                verdict TEXT NOT NULL,
                n INTEGER,
                was INTEGER,
                sum REAL,
                sum_of_squares REAL,
                low REAL,
                high REAL,
                counts TEXT,
                PRIMARY KEY (round_id, figure, segment, value, unit_id),
                CHECK (verdict = 'shown' OR (sum IS NULL AND sum_of_squares IS NULL AND counts IS NULL)),
                CHECK (verdict IN ('shown', 'band') OR (n IS NULL AND low IS NULL AND high IS NULL))
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE released_metric (
                metric_id INTEGER NOT NULL REFERENCES metric (id),
                period INTEGER NOT NULL,
                round_id INTEGER NOT NULL REFERENCES release (round_id),
                figure TEXT NOT NULL,
                PRIMARY KEY (metric_id, period)
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE released_rate (
                round_id INTEGER NOT NULL REFERENCES release (round_id),
                place INTEGER NOT NULL,
                unit_id INTEGER NOT NULL REFERENCES unit (id),
                invited INTEGER NOT NULL,
                answered INTEGER NOT NULL,
                PRIMARY KEY (round_id, place),
                CHECK (0 <= answered AND answered <= invited)
            ) STRICT, WITHOUT ROWID
            """,
            """
            ALTER TABLE round ADD COLUMN awaits_release INTEGER NOT NULL DEFAULT 0 CHECK (awaits_release IN (0, 1))
            """,
            "UPDATE round SET awaits_release = 1 WHERE closed_at IS NOT NULL",
            "CREATE INDEX round_by_release ON round (id) WHERE awaits_release = 1",
        ])
}
