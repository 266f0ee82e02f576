import ArgumentParser
import Domain
import Storage
import Web

/// `insideout token`: which programs may use the API.
struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Make, list and revoke the tokens by which programs use the API.",
        subcommands: [AddToken.self, ListTokens.self, RevokeToken.self])
}

/// `insideout token add NAME --role ROLE`
struct AddToken: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Make a token and print it. It is shown only now.")

    @OptionGroup var database: DatabaseOptions
    @Argument(help: "Which program it is for.") var name: String
    @Option(help: "analyst reads and writes, executive reads surveys, rounds and results.") var role: Role = .analyst
    @Option(help: "The last day on which it is good. Default: until it is revoked.") var until: Day?

    func run(on database: any Database) async throws {
        let form = Form(["name": [name], "role": [role.rawValue], "last_day": [until?.description ?? ""]])
        let (draft, token) = (try APITokenDraft(form, today: .today), Token())
        _ = try await database.write {
            try $0.apiTokens.insert(draft, tokenHash: token.hash, by: nil, at: .now)
        }
        print(token.text)
    }
}

/// `insideout token list`
struct ListTokens: DatabaseCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List all tokens, newest first.")

    @OptionGroup var database: DatabaseOptions

    func run(on database: any Database) async throws {
        for token in try await database.read({ try $0.apiTokens.all() }) {
            let state = token.isRevoked ? "revoked" : token.isGood(on: .today) ? "good" : "over"
            let used = token.usedOn?.description ?? "never used"
            print(["\(token.id)", token.name, token.role.rawValue, state, used].joined(separator: "\t"))
        }
    }
}

/// `insideout token revoke NUMBER`
struct RevokeToken: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "End a token at once.")

    @OptionGroup var database: DatabaseOptions
    @Argument(help: "The token's number in the list.") var number: Int64

    func run(on database: any Database) async throws {
        guard try await database.write({ [number] in try $0.apiTokens.revoke(APIToken.ID(number)) }) else {
            throw Refusal("There is no token \(number).")
        }
        print("Token \(number) is revoked.")
    }
}
