import ArgumentParser
import Domain
import Exchange
import Foundation
import Storage

/// `insideout import FILE --mapping M.json`: all of a file or nothing of it.
struct BringFile: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "file", abstract: "Bring a CSV file in (the word “file” can be left out).",
        discussion: """
            A row with a problem is refused, and with it the file, unless --leave-out-refused is given. The mapping is the \
            JSON file that the form in the browser saves; --guess prints a proposal to start from.
            """)

    @OptionGroup var database: DatabaseOptions
    @Argument(help: "The CSV file.") var file: String
    @Option(help: "The mapping, a JSON file.") var mapping: String?
    @Flag(help: "Print a mapping guessed from the file and bring nothing in.") var guess = false
    @Flag(help: "List the problems and bring nothing in.") var dryRun = false
    @Flag(help: "Bring in the rows without problems and leave out the others.") var leaveOutRefused = false
    @Option(help: "Write the refused rows with their reasons to this file.") var refused: String?
    @Flag(help: "Bring the file in even if it was brought in before.") var again = false
    @Flag(help: "Add answers to those that are there already for the same units and periods.") var addAnswers = false
    @Option(help: "Who brings it in. Default: the name of the user who runs the command.") var by: String?

    func validate() throws {
        if mapping == nil, !guess { throw ValidationError("Give --mapping FILE, or --guess for a proposal.") }
    }

    func run(on database: any Database) async throws {
        if guess { return print(try await proposal(in: database), terminator: "") }
        let found = try FileImport(path: file, mapping: try readMapping(), refusedPath: refused)
        if dryRun {
            try await check(found, in: database)
        } else {
            try await commit(found, in: database)
        }
    }

    private func readMapping() throws -> Mapping {
        guard let mapping, let json = FileManager.default.contents(atPath: mapping) else {
            throw Refusal("The mapping \(mapping ?? "") cannot be read.")
        }
        return try Mapping(json: Array(json))
    }

    private func proposal(in database: any Database) async throws -> String {
        let preview = try FilePreview(path: file)
        return try await database.read { transaction in
            let keys = Set(try transaction.units.tree().units.values.map(\.key))
            return MappingGuess(preview, metrics: try transaction.metrics.all(), unitKeys: keys).mapping.json
        }
    }

    private func check(_ found: FileImport, in database: any Database) async throws {
        let bar = ProgressBar("Checking \(found.file.name)")
        let report = try await found.check(in: database) { bar.show($0.fraction) }
        bar.finish(ReportText.headline(report))
        if let overlap = report.overlap { print("Mind: \(overlap)") }
        for line in ReportText.lines(report) { print(line) }
        if !report.isClean { throw ExitCode(2) }
    }

    private func commit(_ found: FileImport, in database: any Database) async throws {
        let order = FileImport.Order(
            name: by ?? NSUserName(), at: .now, leavingOutRefused: leaveOutRefused,
            again: again, addingAnswers: addAnswers)
        let bar = ProgressBar("Importing \(found.file.name)")
        do {
            let (made, report) = try await found.commit(in: database, by: order) { bar.show($0.fraction) }
            bar.finish(ReportText.headline(report))
            if let overlap = report.overlap { print("Mind: \(overlap)") }
            print(
                "Import \(made.id): \(counted(made.observations, "observation")). Take it back with: import undo \(made.id)"
            )
        } catch ImportRefusal.problems(let report) {
            bar.finish("nothing brought in")
            for line in ReportText.lines(report) { print(line) }
            let advice = report.end == nil ? " Mend them, or leave them out with --leave-out-refused." : ""
            throw Refusal("\(ImportRefusal.problems(report))\(advice)")
        } catch ImportRefusal.overlaps(let report) {
            bar.finish("nothing brought in")
            throw Refusal("\(ImportRefusal.overlaps(report)) Say --add-answers if these are others.")
        } catch ImportRefusal.importedBefore(let before) {
            bar.finish("nothing brought in")
            throw Refusal("\(ImportRefusal.importedBefore(before)) Say --again to bring it in once more.")
        }
    }
}
