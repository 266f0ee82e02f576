import Foundation
import Postgres
import SQLite
import Storage

/// The engines that the site is tested on: always SQLite, and PostgreSQL where `INSIDEOUT_TEST_POSTGRES` names a server.
enum TestDatabase: Sendable {
    case file
    case server(String)

    static let all: [TestDatabase] =
        [.file] + (ProcessInfo.processInfo.environment["INSIDEOUT_TEST_POSTGRES"].map { [.server($0)] } ?? [])

    /// Runs a test on an empty database, which is gone afterwards.
    func run(_ test: (any Database) async throws -> Void) async throws {
        switch self {
        case .file: try await Self.runOnFile(test)
        case .server(let url): try await Self.run(on: url, test)
        }
    }

    private static func runOnFile(_ test: (any Database) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "insideout-web-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let database = try SQLiteDatabase(path: folder.appending(path: "test.sqlite").path)
        try await test(database)
        try await database.close()
    }

    /// In a schema of its own.
    private static func run(on url: String, _ test: (any Database) async throws -> Void) async throws {
        let schema: SQL = SQL(stringLiteral: "t" + UUID().uuidString.lowercased().replacing("-", with: ""))
        let server = try await PostgresDatabase(url: url, connections: 1)
        _ = try await server.write { try $0.execute("CREATE SCHEMA \(raw: schema)") }
        let database = try await PostgresDatabase(url: "\(url)?options=-csearch_path%3D\(schema.pieces[0])")
        let failure: (any Error)?
        do {
            try await test(database)
            failure = nil
        } catch { failure = error }
        try await database.close()
        _ = try await server.write { try $0.execute("DROP SCHEMA \(raw: schema) CASCADE") }
        try await server.close()
        if let failure { throw failure }
    }
}
