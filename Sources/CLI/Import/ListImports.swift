import ArgumentParser
import Domain
import Exchange
import Foundation
import Storage

/// `insideout import list`: what was brought in, as CSV.
struct ListImports: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List what was brought in, newest first, as CSV.")

    @OptionGroup var database: DatabaseOptions

    func run(on database: any Database) async throws {
        let imports = try await database.read { try $0.imports.all() }
        var writer = CSVWriter { FileHandle.standardOutput.write(Data($0)) }
        try writer.addRow([
            "id", "file", "by", "day", "rows", "refused", "observations", "undone_by", "undone_on", "sha256",
        ])
        for made in imports {
            writer.add(Int(made.id.rawValue))
            writer.add(made.file.name)
            writer.add(made.madeBy)
            writer.add(Day(secondsSince1970: Double(made.madeAt)).description)
            for count in [made.rowsRead, made.rowsRefused, made.observations] { writer.add(count) }
            writer.add(made.undoing?.by ?? "")
            writer.add(made.undoing.map { Day(secondsSince1970: Double($0.at)).description } ?? "")
            writer.add(made.file.hash)
            try writer.endRow()
        }
        try writer.flush()
    }
}
