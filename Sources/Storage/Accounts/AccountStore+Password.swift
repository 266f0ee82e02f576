public import Domain

extension AccountStore {
    /// Failures after which an account is locked, and for how many seconds.
    public static let mostFailures = 5
    public static let lockSeconds: Int64 = 15 * 60

    public func passwordHash(of id: Account.ID) throws -> String? {
        try transaction.first("SELECT password_hash FROM account WHERE id = \(id) AND password_hash IS NOT NULL") {
            $0.text(0)
        }
    }

    public func setPasswordHash(_ hash: String, of id: Account.ID) throws {
        try transaction.execute("UPDATE account SET password_hash = \(hash) WHERE id = \(id)")
    }

    /// Counts an attempt to sign in, before the password is tried: of many at once no more than
    /// ``mostFailures`` get through, whatever node they come to. False when the account is locked or closed.
    public func countSignIn(of id: Account.ID, at now: Int64) throws -> Bool {
        // A lock that is over begins the count anew.
        let attempts: SQL = "(CASE WHEN locked_until IS NULL THEN failed_sign_ins ELSE 0 END + 1)"
        let changed = try transaction.execute(
            """
            UPDATE account SET failed_sign_ins = \(raw: attempts),
                locked_until = CASE WHEN \(raw: attempts) >= \(Self.mostFailures) THEN \(now + Self.lockSeconds) END
            WHERE id = \(id) AND is_closed = 0 AND (locked_until IS NULL OR locked_until <= \(now))
            """)
        return changed == 1
    }

    /// Forgets failures and lock, once she has proved who she is.
    public func resetSignIns(of id: Account.ID) throws {
        try transaction.execute(
            "UPDATE account SET failed_sign_ins = 0, locked_until = NULL WHERE id = \(id) AND failed_sign_ins > 0")
    }
}
