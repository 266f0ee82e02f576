import ArgumentParser

/// `insideout import`: bring figures in, look them up, take them back.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Bring figures in from a CSV file, list what was brought in, take it back.",
        subcommands: [BringFile.self, ListImports.self, UndoImport.self], defaultSubcommand: BringFile.self)
}
