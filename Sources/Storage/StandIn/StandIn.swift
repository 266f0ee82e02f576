public import Domain
public struct StubSession: Sendable {
    public let account: Account; public let formToken: String; public let createdAt: Int64; public let seenAt: Int64
}
public struct StubUnits {
    let t: any Transaction
    public func revision() throws -> Int { 0 }
    public func tree() throws -> UnitTree { 
        UnitTree(
            units: try all(),
            placements: try t.rows("SELECT unit_id, parent_id, from_day, until_day FROM placement") { r in
                Placement(
                    unit: .init(r.integer(0)), parent: r.isNull(1) ? nil : .init(r.integer(1)),
                    from: r.isNull(2) ? nil : Day(rawValue: Int(r.integer(2))),
                    until: r.isNull(3) ? nil : Day(rawValue: Int(r.integer(3))))
            })
    }
    public func all() throws -> [Unit] {
        try t.rows("SELECT id, key, name, kind FROM unit ORDER BY name") {
            Unit(id: .init($0.integer(0)), key: $0.text(1), name: $0.text(2), kind: $0.text(3))
        }
    }
    public func find(_ id: Unit.ID) throws -> Unit? { try all().first { $0.id == id } }
}
public struct StubSessions {
    let t: any Transaction
    public func find(tokenHash: String) throws -> StubSession? {
        try t.first("SELECT account_id, form_token, created_at, seen_at FROM session WHERE token_hash = \(tokenHash)") {
            ($0.integer(0), $0.text(1), $0.integer(2), $0.integer(3))
        }.flatMap { r in
            try StubAccounts(t: t).find(.init(r.0)).map {
                StubSession(account: $0, formToken: r.1, createdAt: r.2, seenAt: r.3)
            }
        }
    }
    public func touch(tokenHash: String, at: Int64) throws {
        try t.execute("UPDATE session SET seen_at = \(at) WHERE token_hash = \(tokenHash)")
    }
    public func insert(tokenHash: String, account: Account.ID, formToken: String, at: Int64) throws {
        try t.execute("INSERT INTO session VALUES (\(tokenHash), \(account), \(formToken), \(at), \(at))")
    }
    public func end(tokenHash: String) throws { try t.execute("DELETE FROM session WHERE token_hash = \(tokenHash)") }
    public func endAll(of account: Account.ID, except: String? = nil) throws {
        try t.execute("DELETE FROM session WHERE account_id = \(account) AND token_hash <> \(except ?? "")")
    }
    public func count(of account: Account.ID, seenSince: Int64) throws -> Int {
        try t.first("SELECT COUNT(*) FROM session WHERE account_id = \(account) AND seen_at >= \(seenSince)") {
            Int($0.integer(0))
        }!
    }
}
public struct StubLinks {
    let t: any Transaction
    public func insert(tokenHash: String, account: Account.ID, expiresAt: Int64) throws {
        try t.execute("INSERT INTO sign_in_link VALUES (\(tokenHash), \(account), \(expiresAt), NULL)")
    }
    public func account(tokenHash: String, at: Int64) throws -> Account? {
        try t.first(
            "SELECT account_id FROM sign_in_link WHERE token_hash = \(tokenHash) AND used_at IS NULL AND expires_at > \(at)"
        ) { $0.integer(0) }.flatMap { try StubAccounts(t: t).find(.init($0)) }
    }
    public func use(tokenHash: String, at: Int64) throws -> Account? {
        let found = try account(tokenHash: tokenHash, at: at)
        return try t.execute(
            "UPDATE sign_in_link SET used_at = \(at) WHERE token_hash = \(tokenHash) AND used_at IS NULL AND expires_at > \(at)"
        ) == 1 ? found : nil
    }
    public func void(of account: Account.ID) throws {
        try t.execute("DELETE FROM sign_in_link WHERE account_id = \(account)")
    }
}
public struct StubAccounts {
    let t: any Transaction
    func make(_ r: any Row) -> Account {
        Account(
            id: .init(r.integer(0)), name: r.text(1), email: r.text(2), role: Role(rawValue: r.text(3))!,
            unit: r.isNull(4) ? nil : .init(r.integer(4)), isClosed: r.integer(5) == 1, hasPassword: !r.isNull(6))
    }
    static let columns: SQL = "SELECT id, name, email, role, unit_id, is_closed, password_hash FROM account"
    public func find(_ id: Account.ID) throws -> Account? { try t.first(Self.columns + "  WHERE id = \(id)", make) }
    public func find(email: String) throws -> Account? {
        try t.first(Self.columns + " WHERE email_folded = \(email.lowercased())", make)
    }
    public func list() throws -> [Account] { try t.rows(Self.columns + " ORDER BY name", make) }
    public func insert(_ a: Account, at: Int64) throws -> Account.ID {
        try t.first(
            "INSERT INTO account (name, email, email_folded, role, unit_id, created_at) VALUES (\(a.name), \(a.email), \(a.email.lowercased()), \(a.role.rawValue), \(a.unit), \(at)) RETURNING id"
        ) { .init($0.integer(0)) }!
    }
    public func update(_ a: Account) throws {
        try t.execute(
            "UPDATE account SET name = \(a.name), email = \(a.email), email_folded = \(a.email.lowercased()), role = \(a.role.rawValue), unit_id = \(a.unit), is_closed = \(a.isClosed) WHERE id = \(a.id)"
        )
    }
    public func passwordHash(of id: Account.ID) throws -> String? {
        try t.first("SELECT password_hash FROM account WHERE id = \(id)") { $0.isNull(0) ? nil : $0.text(0) } ?? nil
    }
    public func setPasswordHash(_ hash: String, of id: Account.ID) throws {
        try t.execute("UPDATE account SET password_hash = \(hash) WHERE id = \(id)")
    }
    /// counts; false when locked
    public func countSignIn(of id: Account.ID, at: Int64) throws -> Bool {
        guard
            let (failed, locked) = try t.first(
                "SELECT failed_sign_ins, locked_until FROM account WHERE id = \(id)",
                { ($0.integer(0), $0.isNull(1) ? 0 : $0.integer(1)) })
        else { return false }
        if locked > at { return false }
        if failed >= 4 {
            try t.execute("UPDATE account SET failed_sign_ins = 0, locked_until = \(at + 900) WHERE id = \(id)")
        } else {
            try t.execute(
                "UPDATE account SET failed_sign_ins = failed_sign_ins + 1, locked_until = NULL WHERE id = \(id)")
        }
        return true
    }
    public func resetSignIns(of id: Account.ID) throws {
        try t.execute("UPDATE account SET failed_sign_ins = 0, locked_until = NULL WHERE id = \(id)")
    }
}
extension Transaction {
    public var units: StubUnits { StubUnits(t: self) }
    public var sessions: StubSessions { StubSessions(t: self) }
    public var signInLinks: StubLinks { StubLinks(t: self) }
    public var accounts: StubAccounts { StubAccounts(t: self) }
}
