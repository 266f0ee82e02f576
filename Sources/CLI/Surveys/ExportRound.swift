import ArgumentParser
import Domain
import Exchange
import Foundation
import Storage
import Web

/// `insideout round export ROUND --output FILE`: a row for each customer's response.
struct ExportRound: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write the responses of a round of customers to a file.",
        discussion: "Employees' single answers are handed out in no form.")

    @OptionGroup var database: DatabaseOptions
    @Argument(help: "The round's number, as round list prints it.") var round: Int64
    @Option(help: "csv, xlsx (Excel) or sav (SPSS).") var format = ResponseFormat.csv
    @Option(name: .customLong("as"), help: "labels (the texts of answers) or codes (their keys).")
    var coding = ResponseCoding.labels
    @Option(help: "The language of the texts. Default: the survey's first one.") var language: String?
    @Option(help: "The file to write; never overwritten.") var output: String

    func run(on database: any Database) async throws {
        let (round, coding, language) = (Round.ID(round), coding, language)
        let export = try await database.read {
            try ResponseExport(of: round, as: coding, in: language, words: ResponseWords.in, $0)
        }
        try export.check(format)
        let file = try BackupFile(output)
        let bar = ProgressBar("Writing \(URL(filePath: output).lastPathComponent)")
        do {
            let count = try await write(export, to: file, from: database, bar)
            try file.publish()
            bar.finish(counted(count, "response"))
        } catch {
            file.discard()
            bar.finish("nothing written")
            throw error
        }
    }

    private func write(
        _ export: ResponseExport, to file: BackupFile, from database: any Database, _ bar: ProgressBar
    ) async throws -> Int {
        let format = format
        return try await database.read { transaction in
            try export.write(format, to: file.partial, at: .now, transaction) { bar.show($0) }
        }
    }
}
