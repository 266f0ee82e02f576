import ArgumentParser
import Domain
import Foundation
import Storage
import Web

/// `insideout account password EMAIL`
struct SetPassword: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "password", abstract: "Set a person's password, read from the terminal or standard input.",
        discussion: "It signs her out everywhere and undoes a lock after failed attempts.")

    @OptionGroup var database: DatabaseOptions
    @Argument(help: "The person's e-mail address.") var email: String

    func run(on database: any Database) async throws {
        let account = try await database.read { [email] in try $0.accounts.required(email) }
        let password = try ask()
        if let problem = NewPassword.problem(with: password, for: account) { throw Refusal(problem) }
        let hash = try await PasswordCheck().hash(password)
        try await database.write { transaction in
            try transaction.accounts.setPasswordHash(hash, of: account.id)
            try transaction.accounts.resetSignIns(of: account.id)
            try transaction.sessions.endAll(of: account.id)
            try transaction.signInLinks.void(of: account.id)
        }
        print("The password of \(email) is set.")
    }

    /// Twice without echo at a terminal, one line from anything else. Never an argument: those can be seen by others.
    private func ask() throws -> String {
        guard isatty(STDIN_FILENO) == 1 else {
            guard let line = readLine() else { throw Refusal("Give the password as a line on standard input.") }
            return line
        }
        let first = Self.prompt("New password: ")
        guard first == Self.prompt("Once more: ") else { throw Refusal("The two are not the same.") }
        return first
    }

    private static func prompt(_ text: String) -> String { getpass(text).map { String(cString: $0) } ?? "" }
}
