public import Domain

extension Transaction {
    public var apiTokens: APITokenStore { APITokenStore(transaction: self) }
}

/// The tokens of programs. A token is kept under its hash, so that a copy of the database lets nobody in.
public struct APITokenStore {
    let transaction: any Transaction

    /// Every token, newest first, also those that are over.
    public func all() throws -> [APIToken] {
        try transaction.rows("\(raw: Self.selection) ORDER BY api_token.id DESC", Self.token)
    }

    public func find(tokenHash: String) throws -> APIToken? {
        try transaction.first("\(raw: Self.selection) WHERE token_hash = \(tokenHash)", Self.token)
    }

    public func insert(
        _ draft: APITokenDraft, tokenHash: String, by account: Account.ID?, at now: Int64
    ) throws -> APIToken.ID {
        try transaction.first(
            """
            INSERT INTO api_token (token_hash, name, role, last_day, made_by, made_at)
            VALUES (\(tokenHash), \(draft.name), \(draft.role.rawValue), \(draft.lastDay), \(account), \(now))
            RETURNING id
            """
        ) { APIToken.ID($0.integer(0)) }!
    }

    /// Ends a token, with what was kept of its requests. False where there is none such.
    public func revoke(_ id: APIToken.ID) throws -> Bool {
        try transaction.execute("DELETE FROM idempotency_key WHERE token_id = \(id)")
        return try transaction.execute("UPDATE api_token SET is_revoked = 1 WHERE id = \(id)") == 1
    }

    /// Notes the day of a use.
    public func touch(_ id: APIToken.ID, on day: Day) throws {
        try transaction.execute(
            "UPDATE api_token SET used_day = \(day) WHERE id = \(id) AND COALESCE(used_day, \(day - 1)) < \(day)")
    }

    private static let selection: SQL = """
        SELECT api_token.id, api_token.name, api_token.role, last_day, made_at, account.name, used_day, is_revoked
        FROM api_token LEFT JOIN account ON account.id = made_by
        """

    private static func token(_ row: any Row) throws -> APIToken {
        func day(_ column: Int) -> Day? { row.isNull(column) ? nil : Day(rawValue: Int(row.integer(column))) }
        return APIToken(
            id: APIToken.ID(row.integer(0)),
            draft: APITokenDraft(kept: row.text(1), role: try row.choice(2), lastDay: day(3)), madeAt: row.integer(4),
            madeBy: row.isNull(5) ? nil : row.text(5), usedOn: day(6), isRevoked: row.integer(7) == 1)
    }
}
