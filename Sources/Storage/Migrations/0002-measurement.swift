extension Migration {
    /// Metrics, the sources of their figures, observations.
    ///
    /// An observation's key begins with metric and unit, so that a unit's history is one stretch of the table and a whole
    /// metric, which the link reads, is one longer stretch. Source 1 holds, for each unit, the sum of all that lies below it.
    /// A measured period names each source but that one, so that an import is undone without reading what others brought.
    static let measurement = Migration(
        number: 2, name: "measurement",
        statements: [
            """
            CREATE TABLE metric (
                id IDENTITY,
                key TEXT NOT NULL UNIQUE,
                name TEXT NOT NULL,
                side TEXT NOT NULL CHECK (side IN ('inside', 'outside', 'business')),
                asks_employees INTEGER NOT NULL CHECK (asks_employees IN (0, 1)),
                asks_customers INTEGER NOT NULL CHECK (asks_customers IN (0, 1)),
                answered_by TEXT NOT NULL,
                scale_low REAL NOT NULL,
                scale_high REAL NOT NULL,
                scale_format TEXT NOT NULL
                    CHECK (scale_format IN ('plain', 'share', 'percent', 'points', 'count')),
                measure TEXT NOT NULL CHECK (measure IN ('mean', 'total', 'nps', 'favourable')),
                direction TEXT NOT NULL CHECK (direction IN ('higher', 'lower', 'none')),
                basis TEXT NOT NULL CHECK (basis IN ('answers', 'figures')),
                note TEXT NOT NULL,
                source TEXT NOT NULL,
                CHECK (scale_low < scale_high)
            ) STRICT
            """,
            """
            CREATE TABLE source (
                id IDENTITY,
                kind TEXT NOT NULL CHECK (kind IN ('below', 'import', 'round'))
            ) STRICT
            """,
            "INSERT INTO source (kind) VALUES ('below')",
            """
            CREATE TABLE import (
                source_id INTEGER PRIMARY KEY NOT NULL REFERENCES source (id),
                account_id INTEGER REFERENCES account (id),
                made_by TEXT NOT NULL,
                made_at INTEGER NOT NULL,
                file_name TEXT NOT NULL,
                file_hash TEXT NOT NULL,
                file_bytes INTEGER NOT NULL,
                mapping TEXT NOT NULL,
                rows_read INTEGER NOT NULL,
                rows_refused INTEGER NOT NULL,
                observations INTEGER NOT NULL,
                undone_by TEXT,
                undone_at INTEGER
            ) STRICT
            """,
            """
            CREATE TABLE observation (
                metric_id INTEGER NOT NULL REFERENCES metric (id),
                unit_id INTEGER NOT NULL REFERENCES unit (id),
                period INTEGER NOT NULL,
                source_id INTEGER NOT NULL REFERENCES source (id),
                n INTEGER NOT NULL CHECK (n > 0),
                sum REAL NOT NULL,
                sum_of_squares REAL,
                PRIMARY KEY (metric_id, unit_id, period, source_id)
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE category_count (
                metric_id INTEGER NOT NULL REFERENCES metric (id),
                unit_id INTEGER NOT NULL REFERENCES unit (id),
                period INTEGER NOT NULL,
                source_id INTEGER NOT NULL REFERENCES source (id),
                category INTEGER NOT NULL,
                n INTEGER NOT NULL CHECK (n > 0),
                PRIMARY KEY (metric_id, unit_id, period, source_id, category)
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE measured_period (
                metric_id INTEGER NOT NULL REFERENCES metric (id),
                period INTEGER NOT NULL,
                source_id INTEGER NOT NULL REFERENCES source (id),
                PRIMARY KEY (metric_id, period, source_id)
            ) STRICT, WITHOUT ROWID
            """,
        ])
}
