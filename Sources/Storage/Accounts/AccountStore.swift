public import Domain

extension Transaction {
    public var accounts: AccountStore { AccountStore(transaction: self) }
}

/// Who can sign in. Instants are seconds since 1970.
public struct AccountStore {
    let transaction: any Transaction

    public func find(_ id: Account.ID) throws -> Account? {
        try transaction.first("SELECT \(raw: Self.columns) FROM account WHERE id = \(id)") { try Self.account($0) }
    }

    /// The account with an e-mail address, however it is spelt.
    public func find(email: String) throws -> Account? {
        try transaction.first("SELECT \(raw: Self.columns) FROM account WHERE email_folded = \(email.foldedEmail)") {
            try Self.account($0)
        }
    }

    /// Accounts by name; with a text, those whose name or address holds each of its words.
    public func list(matching text: String = "", limit: Int = .max) throws -> [Account] {
        try transaction.rows(
            """
            SELECT \(raw: Self.columns) FROM account WHERE \(raw: .holdsWords(of: text, in: "search_name"))
            ORDER BY search_name, id LIMIT \(limit)
            """
        ) { try Self.account($0) }
    }

    /// Adds an account, whatever its `id` says. Throws ``FieldProblems`` when the address is taken.
    public func insert(_ account: Account, at now: Int64) throws -> Account.ID {
        let added = try transaction.first(
            """
            INSERT INTO account (name, email, email_folded, search_name, role, unit_id, is_closed, created_at)
            VALUES (\(account.name), \(account.email), \(account.email.foldedEmail), \(Self.searchName(account)),
                \(account.role.rawValue), \(account.unit), \(account.isClosed), \(now))
            ON CONFLICT (email_folded) DO NOTHING RETURNING id
            """
        ) { Account.ID($0.integer(0)) }
        guard let added else { throw try taken(account.email) }
        return added
    }

    /// Changes name, address, role and unit, closes or reopens; closing ends what lets her in.
    ///
    /// Throws ``FieldProblems`` when the address is taken or when no open administrator would be left.
    public func update(_ account: Account) throws {
        if let other = try find(email: account.email), other.id != account.id { throw try taken(account.email) }
        let wasAdministrator = try isOpenAdministrator(account.id)
        try transaction.execute(
            """
            UPDATE account SET name = \(account.name), email = \(account.email),
                email_folded = \(account.email.foldedEmail), search_name = \(Self.searchName(account)),
                role = \(account.role.rawValue), unit_id = \(account.unit), is_closed = \(account.isClosed)
            WHERE id = \(account.id)
            """)
        if wasAdministrator { try requireAdministrator() }
        guard account.isClosed else { return }
        try transaction.sessions.endAll(of: account.id)
        try transaction.signInLinks.void(of: account.id)
    }

    private func isOpenAdministrator(_ id: Account.ID) throws -> Bool {
        guard let account = try find(id) else { return false }
        return account.role == .administrator && !account.isClosed
    }

    /// Nobody could undo the change if it locked everybody out.
    private func requireAdministrator() throws {
        let left = try transaction.first(
            "SELECT 1 FROM account WHERE role = 'administrator' AND is_closed = 0 LIMIT 1"
        ) { _ in true }
        guard left == nil else { return }
        throw FieldProblems([FieldProblem("", "This is the only administrator. Make somebody else one first.")])
    }

    private func taken(_ email: String) throws -> FieldProblems {
        let owner = try find(email: email)?.name ?? "Somebody"
        return FieldProblems([FieldProblem("email", "\(owner) has this address already.")])
    }

    static let columns: SQL = """
        account.id, account.name, account.email, account.role, account.unit_id, account.is_closed,
        account.password_hash IS NOT NULL
        """

    /// - Parameter column: where ``columns`` begin in the row.
    static func account(_ row: any Row, from column: Int = 0) throws -> Account {
        Account(
            id: Account.ID(row.integer(column)), name: row.text(column + 1), email: row.text(column + 2),
            role: try row.choice(column + 3),
            unit: row.isNull(column + 4) ? nil : Unit.ID(row.integer(column + 4)),
            isClosed: row.integer(column + 5) == 1, hasPassword: row.integer(column + 6) == 1)
    }

    private static func searchName(_ account: Account) -> String { "\(account.name) \(account.email)".folded }
}
