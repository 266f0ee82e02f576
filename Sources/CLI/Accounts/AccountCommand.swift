import ArgumentParser
import Domain
import Storage
import Web

/// `insideout account`: who can sign in.
struct AccountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account", abstract: "Add people, list them, let them in or shut them out.",
        subcommands: [
            AddAccount.self, ListAccounts.self, LinkAccount.self, SetPassword.self, CloseAccount.self,
            ReopenAccount.self,
        ])
}

/// `insideout account add NAME EMAIL --role ROLE`
struct AddAccount: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add a person and print the path of a one-time link that lets her in.")
    static let creates = true

    @OptionGroup var database: DatabaseOptions
    @Argument(help: "The person's name.") var name: String
    @Argument(help: "The e-mail address that she signs in with.") var email: String
    @Option(help: "administrator, analyst, executive, manager or employee.") var role: Role
    @Option(help: "For a manager or employee, the key of her unit.") var unit: String?

    func run(on database: any Database) async throws {
        let form = Form([
            "name": [name], "email": [email], "role": [role.rawValue], "unit": [unit ?? ""],
        ])
        let path = try await database.write { transaction in
            let draft = try AccountDraft(form) { try transaction.units.find(key: $0).map { [$0] } ?? [] }
            let account = Account(name: draft.name, email: draft.email, role: draft.role, unit: draft.unit)
            let id = try transaction.accounts.insert(account, at: .now)
            return try SignInLink.make(for: id, at: .now, in: transaction)
        }
        print(path)
    }
}

/// `insideout account list [TEXT]`
struct ListAccounts: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List accounts, all or those whose name or e-mail holds a text.")

    @OptionGroup var database: DatabaseOptions
    @Argument(help: "Words to look for.") var text: [String] = []

    func run(on database: any Database) async throws {
        let (accounts, units) = try await database.read { [text] transaction in
            (try transaction.accounts.list(matching: text.joined(separator: " ")), try transaction.units.tree().units)
        }
        for account in accounts {
            let unit = account.unit.flatMap { units[$0]?.key } ?? ""
            let state = account.isClosed ? "closed" : account.hasPassword ? "open" : "no password"
            print([account.email, account.name, account.role.rawValue, unit, state].joined(separator: "\t"))
        }
    }
}

extension AccountStore {
    /// The account with an address, as a command names it.
    func required(_ email: String) throws -> Account {
        guard let account = try find(email: email) else { throw Refusal("Nobody has the address \(email).") }
        return account
    }
}
