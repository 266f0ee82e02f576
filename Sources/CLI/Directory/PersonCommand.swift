import ArgumentParser
import Domain
import Exchange
import Foundation
import Storage

/// `insideout person`: the people who can be asked.
struct PersonCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person", abstract: "Bring people in who can be asked, take them out, or forget one.",
        subcommands: [ImportPeople.self, ExportPeople.self, ErasePerson.self])
}

/// `insideout person import FILE`.
struct ImportPeople: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Add the people of a CSV file and change those who are known.",
        discussion: """
            Column key, and any of kind (employee, customer, candidate), name, unit, manager (keys), email, phone, \
            language, start, leave, consent and from (the day from which the unit holds). Every other column is an \
            attribute. With a fault in any row nothing is changed, unless --leave-out is given.
            """)
    static let creates = true

    @OptionGroup var database: DatabaseOptions
    @Argument(help: "The CSV file.") var file: String
    @Option(help: "The country of phone numbers without a country code, such as DE.") var country: String?
    @Flag(help: "Leave out rows with faults and bring in the others.") var leaveOut = false
    @Flag(help: "Only say what would happen.") var check = false

    func run(on database: any Database) async throws {
        let people = try PersonFile(path: file, country: country)
        do {
            let report = try await database.write { transaction in
                let report = try people.bring(into: transaction, on: .today)
                if check || (!report.problems.isEmpty && !leaveOut) { throw Undone(report: report) }
                return report
            }
            tell(report)
        } catch let undone as Undone {
            tell(undone.report)
            print("Nothing was changed.")
            if !undone.report.problems.isEmpty { throw ExitCode(2) }
        }
    }

    private struct Undone: Error {
        let report: PersonFile.Report
    }

    private func tell(_ report: PersonFile.Report) {
        for problem in report.problems.prefix(20) { complain("\(problem)") }
        if report.problems.count > 20 { complain("… and \(report.problems.count - 20) more.") }
        print(
            "\(report.added) added, \(report.changed) changed, \(report.moved) moved, \(report.unchanged) as before, \(report.refused) refused."
        )
    }
}

/// `insideout person export`: everybody, in the form that `person import` reads.
struct ExportPeople: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write everybody as CSV, in the form that person import reads.")

    @OptionGroup var database: DatabaseOptions

    func run(on database: any Database) async throws {
        let (people, units) = try await database.read { transaction in
            var people: [Person] = []
            try transaction.people.forEach { people.append($0) }
            let keys = try transaction.units.tree().units.mapValues(\.key)
            return (people, try transaction.people.units(on: .today).compactMapValues { keys[$0] })
        }
        var writer = CSVWriter { FileHandle.standardOutput.write(Data($0)) }
        try PersonFile.write(people, units: units, to: &writer)
        try writer.flush()
    }
}

/// `insideout person erase KEY`.
struct ErasePerson: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase",
        abstract: "Forget a person for good. Her answers stay in the figures, tied to nobody.",
        discussion: "What she wrote goes where a round kept that it was hers.")

    @OptionGroup var database: DatabaseOptions
    @Argument(help: "The person's key.") var key: String

    func run(on database: any Database) async throws {
        let kept = try await database.write { transaction in
            guard let person = try transaction.people.find(key: key) else {
                throw Refusal("There is no person with the key “\(key)”.")
            }
            return try transaction.people.erase(person.id)
        }
        print("\(key) is forgotten. \(counted(kept, "response")) of hers stay without her.")
    }
}
