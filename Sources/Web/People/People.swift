import Domain
import HTTPTypes
import Hummingbird
import Storage

/// The accounts of the organisation, for administrators.
enum People {
    static func list(_ member: Member) async throws -> Response {
        let searched = member.query["q"]
        let (accounts, units) = try await member.site.database.read { transaction in
            (try transaction.accounts.list(matching: searched), try transaction.units.tree().units)
        }
        return try member.page(PeoplePage(accounts, units: units, searched: searched))
    }

    static func add(_ member: Member) async throws -> Response {
        try await page(member, nil, form: Form(["role": [Role.employee.rawValue]]))
    }

    static func create(_ member: Member) async throws -> Response {
        let (form, now) = (member.form, member.now)
        do {
            let id = try await member.site.database.write { transaction in
                let draft = try transaction.accountDraft(form)
                let account = Account(name: draft.name, email: draft.email, role: draft.role, unit: draft.unit)
                return try transaction.accounts.insert(account, at: now)
            }
            return member.redirect(to: SiteURL.person.path(id), notice: .personAdded)
        } catch let problems as FieldProblems {
            return try await page(member, nil, form: form, problems: problems)
        }
    }

    static func show(_ member: Member, id: Account.ID) async throws -> Response {
        let account = try await member.site.database.read { try $0.account(id) }
        return try await page(member, account)
    }

    static func update(_ member: Member, id: Account.ID) async throws -> Response {
        let form = member.form
        do {
            try await member.site.database.write { transaction in
                var account = try transaction.account(id)
                let draft = try transaction.accountDraft(form)
                (account.name, account.email) = (draft.name, draft.email)
                (account.role, account.unit) = (draft.role, draft.unit)
                try transaction.accounts.update(account)
            }
            return member.redirect(to: SiteURL.person.path(id), notice: .personSaved)
        } catch let problems as FieldProblems {
            let account = try await member.site.database.read { try $0.account(id) }
            return try await page(member, account, form: form, problems: problems)
        }
    }

    /// - Parameters:
    ///   - account: nil to add one.
    ///   - form: what was typed; nil to show the account as it is.
    static func page(
        _ member: Member, _ account: Account?, form: Form? = nil, problems: FieldProblems? = nil
    ) async throws -> Response {
        let today = member.today
        let (tree, sendsMail) = try await member.site.database.read { transaction in
            (try transaction.units.tree(), try transaction.settings.mailServer() != nil)
        }
        let standing = tree.standing(on: today)
        let units = standing.roots.flatMap(standing.subtree).compactMap { standing.units[$0] }
        let own = account.map { account in account.form(account.unit.flatMap { tree.units[$0] }) }
        return try member.page(
            PersonPage(
                account, form: form ?? own ?? Form(), units: units, sendsMail: sendsMail, problems: problems),
            status: problems == nil ? .ok : .unprocessableContent)
    }
}

extension Account {
    /// The account as the form's fields show it.
    fileprivate func form(_ unit: Unit?) -> Form {
        Form(["name": [name], "email": [email], "role": [role.rawValue], "unit": unit.map { [$0.key] } ?? []])
    }
}
