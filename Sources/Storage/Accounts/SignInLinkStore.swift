public import Domain

extension Transaction {
    public var signInLinks: SignInLinkStore { SignInLinkStore(transaction: self) }
}

/// Links that let somebody in once. A link is kept under its token's hash.
public struct SignInLinkStore {
    let transaction: any Transaction

    public func insert(tokenHash: String, account: Account.ID, expiresAt: Int64) throws {
        try transaction.execute(
            """
            INSERT INTO sign_in_link (token_hash, account_id, expires_at)
            VALUES (\(tokenHash), \(account), \(expiresAt))
            """)
    }

    /// Whose link it is, as long as it can be used.
    public func account(tokenHash: String, at now: Int64) throws -> Account? {
        try transaction.first(
            """
            SELECT \(raw: AccountStore.columns)
            FROM sign_in_link JOIN account ON account.id = sign_in_link.account_id
            WHERE token_hash = \(tokenHash) AND used_at IS NULL AND expires_at > \(now) AND is_closed = 0
            """
        ) { try AccountStore.account($0) }
    }

    /// Uses a link up and says whose it was; nil when it was used before, is over or never was. Of many at once exactly
    /// one gets the account.
    public func use(tokenHash: String, at now: Int64) throws -> Account? {
        guard let account = try account(tokenHash: tokenHash, at: now) else { return nil }
        let changed = try transaction.execute(
            "UPDATE sign_in_link SET used_at = \(now) WHERE token_hash = \(tokenHash) AND used_at IS NULL")
        return changed == 1 ? account : nil
    }

    /// Forgets all links of an account.
    public func void(of account: Account.ID) throws {
        try transaction.execute("DELETE FROM sign_in_link WHERE account_id = \(account)")
    }
}
