extension Migration {
    /// Files that were sent by a browser and wait to be brought in. The bytes lie in the data folder.
    static let upload = Migration(
        number: 3, name: "upload",
        statements: [
            """
            CREATE TABLE upload (
                id IDENTITY,
                account_id INTEGER NOT NULL REFERENCES account (id),
                made_at INTEGER NOT NULL,
                file_name TEXT NOT NULL,
                file_hash TEXT NOT NULL,
                file_bytes INTEGER NOT NULL,
                mapping TEXT,
                source_id INTEGER REFERENCES source (id)
            ) STRICT
            """
        ])
}
