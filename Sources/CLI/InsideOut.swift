public import ArgumentParser

/// The root of the command line.
public struct InsideOut: AsyncParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "insideout",
        abstract: "Customer excellence from within: both sides in, seen side by side, the link measured.",
        discussion: """
            The data lie in the folder --data (or INSIDEOUT_DATA), else ./data; or in PostgreSQL, with --database-url \
            (or INSIDEOUT_DATABASE_URL).
            """,
        version: "0.1.0",
        subcommands: [
            Serve.self, UnitCommand.self, MetricCommand.self, ImportCommand.self, SurveyCommand.self, RoundCommand.self,
            PersonCommand.self, OwnLink.self, ReleaseCommand.self,
            Stats.self,
            AccountCommand.self, TokenCommand.self, MailCommand.self, DatabaseCare.self,
        ])

    public init() {}

    /// Runs the command that the process was called with.
    public static func run() async { await main() }
}
