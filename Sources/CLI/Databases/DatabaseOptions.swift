import ArgumentParser
import Foundation
import Postgres
import SQLite
import Storage

/// Where the data lie.
struct DatabaseOptions: ParsableArguments {
    @Option(help: "The folder of the data. Default: INSIDEOUT_DATA, else ./data.")
    var data: String?

    @Option(help: "A PostgreSQL URL, postgres://user:password@host/name. Default: INSIDEOUT_DATABASE_URL.")
    var databaseURL: String?

    /// An empty value is more often a shell variable that is not set than a wish for the default.
    func validate() throws {
        if data == "" { throw ValidationError("--data is empty. Give the name of a folder.") }
        if databaseURL == "" {
            throw ValidationError("--database-url is empty. Give postgres://user:password@host/name.")
        }
    }

    var folder: String { data ?? Self.environment["INSIDEOUT_DATA"] ?? "data" }

    private static var environment: [String: String] { ProcessInfo.processInfo.environment }

    /// The database, at the schema that this program knows.
    /// - Parameter creating: whether one is made where there is none.
    func open(creating: Bool = false) async throws -> any Database {
        let database = try await connect(creating: creating)
        try await database.migrate(Migration.all, at: .now)
        return database
    }

    /// The database as it is.
    func connect(creating: Bool = false) async throws -> any Database {
        let url = databaseURL ?? Self.environment["INSIDEOUT_DATABASE_URL"]
        return switch try DatabaseLocation(url: url, folder: folder) {
        case .file(let path): try SQLiteDatabase(path: path, creating: creating)
        case .server(let url): try await PostgresDatabase(url: url)
        }
    }
}
