import ArgumentParser
import Domain
import Storage
import Web

/// `insideout account link EMAIL`
struct LinkAccount: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "link", abstract: "Print the path of a link that lets a person in once, within a day.",
        discussion: "Put it behind the site's address. Links made before no longer work.")

    @OptionGroup var database: DatabaseOptions
    @Argument(help: "The person's e-mail address.") var email: String

    func run(on database: any Database) async throws {
        let path = try await database.write { [email] transaction in
            let account = try transaction.accounts.required(email)
            guard !account.isClosed else { throw Refusal("The account of \(email) is closed. Reopen it first.") }
            return try SignInLink.make(for: account.id, at: .now, in: transaction)
        }
        print(path)
    }
}

/// `insideout account close EMAIL`
struct CloseAccount: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "Shut a person out at once. What she did stays on record.")

    @OptionGroup var database: DatabaseOptions
    @Argument(help: "The person's e-mail address.") var email: String

    func run(on database: any Database) async throws {
        try await setClosed(true, email, on: database)
        print("The account of \(email) is closed.")
    }
}

/// `insideout account reopen EMAIL`
struct ReopenAccount: DatabaseCommand {
    static let configuration = CommandConfiguration(commandName: "reopen", abstract: "Open a closed account again.")

    @OptionGroup var database: DatabaseOptions
    @Argument(help: "The person's e-mail address.") var email: String

    func run(on database: any Database) async throws {
        try await setClosed(false, email, on: database)
        print("The account of \(email) is open.")
    }
}

private func setClosed(_ isClosed: Bool, _ email: String, on database: any Database) async throws {
    try await database.write { transaction in
        var account = try transaction.accounts.required(email)
        account.isClosed = isClosed
        try transaction.accounts.update(account)
    }
}
