import Domain
import HTTPTypes
import Hummingbird
import Storage

/// The accounts of the organisation, for administrators.
enum People {
    static func list(_ member: Member) async throws -> Response {
        let searched = member.query["q"]
        let (accounts, units) = try await member.site.database.read { transaction in
            (try transaction.accounts.list(), try transaction.units.tree().units)
        }
        let found = searched.isEmpty ? accounts : accounts.filter { $0.fits(searched) }
        return try member.page(PeoplePage(found, units: units, searched: searched))
    }

    static func add(_ member: Member) async throws -> Response {
        try await page(member, nil, form: Form(["role": [Role.employee.rawValue]]))
    }

    static func create(_ member: Member) async throws -> Response {
        let (form, now) = (member.form, member.now)
        do {
            let id = try await member.site.database.write { transaction in
                let draft = try transaction.accountDraft(form, for: nil)
                let account = Account(name: draft.name, email: draft.email, role: draft.role, unit: draft.unit)
                return try transaction.accounts.insert(account, at: now)
            }
            return member.redirect(to: SiteURL.person.path(id), notice: .personAdded)
        } catch let problems as FieldProblems {
            return try await page(member, nil, form: form, problems: problems)
        }
    }

    static func show(_ member: Member, id: Account.ID) async throws -> Response {
        let (account, unit) = try await member.site.database.read { transaction in
            let account = try transaction.account(id)
            return (account, try account.unit.flatMap { try transaction.units.find($0) })
        }
        return try await page(member, account, form: account.form(unit))
    }

    static func update(_ member: Member, id: Account.ID) async throws -> Response {
        let form = member.form
        do {
            try await member.site.database.write { transaction in
                var account = try transaction.account(id)
                let draft = try transaction.accountDraft(form, for: id)
                (account.name, account.email) = (draft.name, draft.email)
                (account.role, account.unit) = (draft.role, draft.unit)
                try transaction.accounts.update(account)
                try transaction.requireAdministrator()
            }
            return member.redirect(to: SiteURL.person.path(id), notice: .personSaved)
        } catch let problems as FieldProblems {
            let account = try await member.site.database.read { try $0.account(id) }
            return try await page(member, account, form: form, problems: problems)
        }
    }

    static func page(
        _ member: Member, _ account: Account?, form: Form, problems: FieldProblems? = nil
    ) async throws -> Response {
        let today = member.today
        let units = try await member.site.database.read { transaction in
            let standing = try transaction.units.tree().standing(on: today)
            return standing.roots.flatMap(standing.subtree).compactMap { standing.units[$0] }
        }
        return try member.page(
            PersonPage(account, form: form, units: units, problems: problems),
            status: problems == nil ? .ok : .unprocessableContent)
    }
}

extension Account {
    fileprivate func fits(_ text: String) -> Bool {
        let words = text.lowercased().split(separator: " ")
        let own = "\(name) \(email)".lowercased()
        return words.allSatisfy { own.contains($0) }
    }

    /// The account as the form's fields show it.
    func form(_ unit: Unit?) -> Form {
        Form(["name": [name], "email": [email], "role": [role.rawValue], "unit": unit.map { [$0.key] } ?? []])
    }
}
