extension Migration {
    /// Which sessions a one-time link began: there a forgotten password can be replaced.
    static let sessionByLink = Migration(
        number: 4, name: "session-by-link",
        statements: ["ALTER TABLE session ADD COLUMN by_link INTEGER NOT NULL DEFAULT 0 CHECK (by_link IN (0, 1))"])
}
