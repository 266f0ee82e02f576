import ArgumentParser
import Domain
import Foundation
import Storage

/// `insideout import undo ID`: takes back everything a file brought.
struct UndoImport: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo", abstract: "Take back everything that an import brought.")

    @OptionGroup var database: DatabaseOptions
    @Argument(help: "The number of the import; see import list.") var id: Int64
    @Option(help: "Who takes it back. Default: the name of the user who runs the command.") var by: String?

    func run(on database: any Database) async throws {
        let undoing = Import.Undoing(by: by ?? NSUserName(), at: .now)
        let made = try await database.write { [id] transaction in
            guard let made = try transaction.imports.find(Import.ID(id)) else {
                throw Refusal("There is no import \(id). See: import list")
            }
            guard try transaction.imports.undo(made.id, undoing, tree: try transaction.units.tree()) else {
                throw Refusal("Import \(id) was taken back by \(made.undoing?.by ?? "somebody") already.")
            }
            return made
        }
        print("Import \(id) (\(made.file.name), \(counted(made.observations, "observation"))) is taken back.")
    }
}
