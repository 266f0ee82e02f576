import ArgumentParser
import Domain
import Foundation
import Storage

/// `insideout database`: migrating, backing up, checking.
struct DatabaseCare: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "database", abstract: "Bring the database up to date, back it up, check it.",
        subcommands: [MigrateDatabase.self, BackUpDatabase.self, CheckDatabase.self])
}

/// `insideout database migrate`
struct MigrateDatabase: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Bring the database to this program's schema; make it where there is none.",
        discussion: "Every other command does so by itself. A database of a later release is refused.")
    static let creates = true
    static let migrates = false

    @OptionGroup var database: DatabaseOptions

    func run(on database: any Database) async throws {
        let applied = try await database.migrate(Migration.all, at: .now)
        for migration in applied { print("Applied \(migration.number) \(migration.name).") }
        print("The database is at schema \(Migration.all.last?.number ?? 0).")
    }
}

/// `insideout database backup FILE`
struct BackUpDatabase: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Write a consistent copy to a new file, while the database is in use.",
        discussion: """
            Of SQLite it is a database file, which --data opens. Of PostgreSQL it is what pg_dump writes, for pg_restore.
            """)
    static let migrates = false

    @OptionGroup var database: DatabaseOptions
    @Argument(help: "The file to make. One that is there already is not overwritten.") var file: String

    func run(on database: any Database) async throws {
        try await database.backUp(to: file)
        let size = try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int ?? 0
        print("Backed up to \(file), \(grouped(size)) bytes.")
    }
}

/// `insideout database check`: exit status 2 when something is wrong.
struct CheckDatabase: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Look whether the database is whole.")
    static let migrates = false

    @OptionGroup var database: DatabaseOptions

    func run(on database: any Database) async throws {
        let (version, known) = (
            try await database.schemaVersion(knowing: Migration.all), Migration.all.last?.number ?? 0
        )
        let problems = try await database.integrityProblems()
        for problem in problems { print(problem) }
        guard problems.isEmpty else {
            throw Refusal("\(counted(problems.count, "problem")) found. Restore the last backup.")
        }
        let advice = version < known ? " This program knows \(known): run `insideout database migrate`." : ""
        print("The database is whole, at schema \(version).\(advice)")
    }
}
