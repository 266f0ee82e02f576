public import Domain

extension Transaction {
    public var sessions: SessionStore { SessionStore(transaction: self) }
}

/// Who is signed in where. A session is kept under its token's hash, so that a copy of the database lets nobody in.
public struct SessionStore {
    let transaction: any Transaction
    /// How exact "last seen" is: a write for every page would cost more than it tells.
    private static let touchSeconds: Int64 = 60

    public func find(tokenHash: String) throws -> Session? {
        try transaction.first(
            """
            SELECT form_token, session.created_at, seen_at, by_link, \(raw: AccountStore.columns)
            FROM session JOIN account ON account.id = session.account_id WHERE token_hash = \(tokenHash)
            """
        ) { row in
            Session(
                account: try AccountStore.account(row, from: 4), formToken: row.text(0), createdAt: row.integer(1),
                seenAt: row.integer(2), isByLink: row.integer(3) == 1)
        }
    }

    public func insert(
        tokenHash: String, account: Account.ID, formToken: String, isByLink: Bool = false, at now: Int64
    ) throws {
        try transaction.execute(
            """
            INSERT INTO session (token_hash, account_id, form_token, created_at, seen_at, by_link)
            VALUES (\(tokenHash), \(account), \(formToken), \(now), \(now), \(isByLink))
            """)
    }

    /// From now on the session counts as begun with the password.
    public func forgetLink(tokenHash: String) throws {
        try transaction.execute("UPDATE session SET by_link = 0 WHERE token_hash = \(tokenHash)")
    }

    /// Notes that a session was used, at most once a minute.
    public func touch(tokenHash: String, at now: Int64) throws {
        try transaction.execute(
            """
            UPDATE session SET seen_at = \(now)
            WHERE token_hash = \(tokenHash) AND seen_at <= \(now - Self.touchSeconds)
            """)
    }

    public func end(tokenHash: String) throws {
        try transaction.execute("DELETE FROM session WHERE token_hash = \(tokenHash)")
    }

    public func endAll(of account: Account.ID, except tokenHash: String? = nil) throws {
        try transaction.execute(
            "DELETE FROM session WHERE account_id = \(account) AND token_hash <> \(tokenHash ?? "")")
    }

    /// Forgets sessions that were not used since an instant.
    public func endAll(unusedSince instant: Int64) throws {
        try transaction.execute("DELETE FROM session WHERE seen_at < \(instant)")
    }

    public func count(of account: Account.ID, seenSince instant: Int64) throws -> Int {
        try transaction.first("SELECT count(*) FROM session WHERE account_id = \(account) AND seen_at >= \(instant)") {
            Int($0.integer(0))
        } ?? 0
    }
}
