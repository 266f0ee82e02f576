import ArgumentParser
import Delivery
import Domain
import Storage

/// `insideout mail`: the mail server, from the command line.
struct MailCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail", abstract: "Show the mail server and the queue, or send a test.",
        subcommands: [ShowMail.self, TestMail.self])
}

/// `insideout mail settings`
struct ShowMail: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings", abstract: "Print the mail server as it is set, and how many letters are where.",
        discussion: "It is set on the page Mail. The password is never printed.")

    @OptionGroup var database: DatabaseOptions

    func run(on database: any Database) async throws {
        let (server, counts) = try await database.read { transaction in
            (try transaction.settings.mailServer(), try transaction.letters.counts(sentSince: .now - 24 * 3_600))
        }
        if let server {
            for (name, value) in server.lines { print("\(name)\t\(value)") }
        } else {
            print("No mail server is set.")
        }
        print("waiting\t\(counts.waiting)\nsent within a day\t\(counts.sent)\ngiven up\t\(counts.failed)")
    }
}

/// `insideout mail test ADDRESS`: exit status 2 when the server does not take the letter.
struct TestMail: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Send a test letter at once, and print what the server says.")

    @OptionGroup var database: DatabaseOptions
    @Argument(help: "The address that the letter goes to.") var address: String

    func run(on database: any Database) async throws {
        guard let server = try await database.read({ try $0.settings.mailServer() }) else {
            throw Refusal("No mail server is set. Set one on the page Mail.")
        }
        let outcome = await TestLetter.send(to: Mailbox(address), over: server, at: .now)
        guard outcome.isDelivered else { throw Refusal("The letter was not sent: \(outcome.words)") }
        print(outcome.words)
    }
}

extension MailServer {
    fileprivate var lines: KeyValuePairs<String, String> {
        [
            "server": "\(host):\(port)", "guarded": security.words, "user": user,
            "password": password.isEmpty ? "none" : "set", "from": from.address, "name": from.name,
            "certificates": caFile.isEmpty ? "the machine's own" : caFile,
        ]
    }
}
