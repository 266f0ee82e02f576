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

    var folder: String { data ?? Self.environment["INSIDEOUT_DATA"] ?? "data" }

    private static var environment: [String: String] { ProcessInfo.processInfo.environment }

    /// The database, at the schema that this program knows.
    /// - Parameter creating: whether one is made where there is none.
    func open(creating: Bool = false) async throws -> any Database {
        let url = databaseURL ?? Self.environment["INSIDEOUT_DATABASE_URL"]
        let now = Int64(Date().timeIntervalSince1970)
        switch try DatabaseLocation(url: url, folder: folder) {
        case .file(let path):
            if creating {
                let parent = URL(filePath: path).deletingLastPathComponent()
                try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
            }
            let database = try SQLiteDatabase(path: path, creating: creating)
            _ = try await database.migrate(Migration.all, at: now)
            return database
        case .server(let url):
            let database = try await PostgresDatabase(url: url)
            _ = try await database.migrate(Migration.all, at: now)
            return database
        }
    }
}
