import ArgumentParser
import Domain
import Exchange
import Foundation
import Storage
import Web

/// `insideout round`: what was asked, and what customers answered.
struct RoundCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "round", abstract: "List a survey's rounds, or take a round's responses out.",
        subcommands: [ListRounds.self, ExportRound.self])
}

/// `insideout round list SURVEY`: a survey's rounds, as CSV.
struct ListRounds: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List a survey's rounds, newest first, as CSV.")

    @OptionGroup var database: DatabaseOptions
    @Argument(help: "The survey's key.") var survey: String

    func run(on database: any Database) async throws {
        let key = survey
        let rows = try await database.read { transaction -> [[String]]? in
            guard let survey = try transaction.surveys.find(key: key) else { return nil }
            return try transaction.rounds.all(of: survey.id).map { round in
                [
                    "\(round.id)", "\(round.period)", try transaction.units.find(round.unit)?.key ?? "",
                    "\(round.version)", Self.day(round.openedAt), round.closedAt.map(Self.day) ?? "",
                    "\(try transaction.rounds.responses(of: round.id))",
                ]
            }
        }
        guard let rows else { throw Refusal("There is no survey with the key “\(key)”.") }
        var writer = CSVWriter { FileHandle.standardOutput.write(Data($0)) }
        try writer.addRow(["id", "period", "unit", "version", "opened_on", "closed_on", "responses"])
        for row in rows { try writer.addRow(row) }
        try writer.flush()
    }

    private static func day(_ instant: Int64) -> String { Day(secondsSince1970: Double(instant)).description }
}
