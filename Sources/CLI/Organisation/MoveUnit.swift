import ArgumentParser
import Domain
import Storage

/// `insideout unit move KEY --below KEY`: figures of the day and later count for the new parent.
struct MoveUnit: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "move", abstract: "Put a unit below another one from a day on; a closed one comes back.",
        discussion: "Figures of that day and later are summed up anew; earlier ones stay where they were.")

    @OptionGroup var database: DatabaseOptions
    @Argument(help: "The unit's key.") var key: String
    @Option(help: "The key of the unit above.") var below: String?
    @Flag(help: "Put it at the top.") var top = false
    @Option(help: "The first day on which it holds, such as 2024-09-01. Default: today.") var from: Day = .today

    func validate() throws {
        if (below == nil) != top { throw ValidationError("Give either --below KEY or --top.") }
    }

    func run(on database: any Database) async throws {
        try await database.write { transaction in
            let unit = try transaction.units.required(key)
            let parent = try below.map { try transaction.units.required($0).id }
            try transaction.units.move(unit.id, to: parent, from: from)
        }
        print("\(key) stands \(below.map { "below \($0)" } ?? "at the top") from \(from) on.")
    }
}

/// `insideout unit close KEY`: its figures stay.
struct CloseUnit: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "Close a unit from a day on. Its figures stay.")

    @OptionGroup var database: DatabaseOptions
    @Argument(help: "The unit's key.") var key: String
    @Option(help: "The first day on which it is closed, such as 2024-09-01. Default: today.") var from: Day = .today

    func run(on database: any Database) async throws {
        try await database.write { transaction in
            try transaction.units.close(try transaction.units.required(key).id, from: from)
        }
        print("\(key) is closed from \(from) on.")
    }
}

extension UnitStore {
    fileprivate func required(_ key: String) throws -> Domain.Unit {
        guard let unit = try find(key: key) else { throw Refusal("There is no unit with the key “\(key)”.") }
        return unit
    }
}
