import ArgumentParser
import Domain
import Exchange
import Foundation
import Storage

/// `insideout unit`: the organisation's tree.
struct UnitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unit", abstract: "Add units from a CSV file, list, move or close them.",
        subcommands: [ImportUnits.self, ListUnits.self, MoveUnit.self, CloseUnit.self])
}

/// `insideout unit import FILE`: adds the units that are new.
struct ImportUnits: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Add the units of a CSV file that are new.",
        discussion: "Columns: key, name, kind, parent (a key, empty at the top) and, where known, from (2023-04-30).")
    static let creates = true

    @OptionGroup var database: DatabaseOptions
    @Argument(help: "The CSV file.") var file: String

    func run(on database: any Database) async throws {
        let units = try UnitFile(path: file)
        let added = try await database.write { try units.bring(into: $0) }
        print("\(counted(added, "unit")) added.")
    }
}

/// `insideout unit list`: the units of today, each parent before its children, in the form that `unit import` reads.
struct ListUnits: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List today's units as CSV, in the form that unit import reads.")

    @OptionGroup var database: DatabaseOptions

    func run(on database: any Database) async throws {
        let tree = try await database.read { try $0.units.tree() }
        let today = Day(secondsSince1970: Date().timeIntervalSince1970)
        let standing = tree.standing(on: today)
        var writer = CSVWriter { FileHandle.standardOutput.write(Data($0)) }
        try writer.addRow(["key", "name", "kind", "parent", "from"])
        for id in standing.roots.flatMap(standing.subtree) {
            guard let unit = standing.units[id] else { continue }
            let parent = standing.parent(of: id).flatMap { standing.units[$0]?.key }
            let from = tree.placement(of: id, in: today...today)?.from
            try writer.addRow([unit.key, unit.name, unit.kind, parent ?? "", from?.description ?? ""])
        }
        try writer.flush()
    }
}
