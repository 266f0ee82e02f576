extension Migration {
    /// The steps in which drafts were made. `survey.step` is the number of the one that stands now, and `survey.revision`
    /// grows with every saving, undoing and redoing.
    static let surveyDraftHistory = Migration(
        number: 8, name: "survey-draft-history",
        statements: [
            "ALTER TABLE survey ADD COLUMN revision INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE survey ADD COLUMN step INTEGER",
            "ALTER TABLE survey ADD COLUMN saved_at INTEGER",
            "ALTER TABLE survey ADD COLUMN saved_by INTEGER REFERENCES account (id)",
            """
            CREATE TABLE survey_draft_history (
                survey_id INTEGER NOT NULL REFERENCES survey (id),
                number INTEGER NOT NULL,
                draft TEXT NOT NULL,
                words TEXT NOT NULL,
                subject TEXT,
                account_id INTEGER REFERENCES account (id),
                made_at INTEGER NOT NULL,
                PRIMARY KEY (survey_id, number)
            ) STRICT, WITHOUT ROWID
            """,
        ])
}
