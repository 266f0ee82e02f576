import Foundation
import Postgres
import SQLite
import Storage
import Testing

/// The engines on which every storage test runs from one text.
enum Engine: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case sqlite = "SQLite"
    case postgres = "PostgreSQL"

    /// Without a server only SQLite; ``EngineTests`` then reports what was skipped.
    static let all = testServer == nil ? [Engine.sqlite] : allCases
    var testDescription: String { rawValue }

    /// Runs a test on an empty database of its own, with the product's schema unless told otherwise.
    func withDatabase(
        migrations: [Migration] = Migration.all, _ test: (any Database) async throws -> Void
    ) async throws {
        try await withPlace { place in
            let database = try await place.open()
            do {
                try await database.migrate(migrations, at: noon)
                try await test(database)
            } catch {
                try? await database.close()
                throw error
            }
            try await database.close()
        }
    }

    /// Runs a test with a place where nothing is yet, and clears the place away.
    func withPlace(_ test: (Place) async throws -> Void) async throws {
        switch self {
        case .sqlite:
            try await withFolder { try await test(.file("\($0)/data/insideout.sqlite")) }
        case .postgres:
            try await withSchema { try await test(.server($0)) }
        }
    }

    enum Place: Sendable {
        case file(String)
        case server(String)

        func open() async throws -> any Database {
            switch self {
            case .file(let path): try SQLiteDatabase(path: path)
            case .server(let url): try await PostgresDatabase(url: url)
            }
        }
    }
}

/// The tests' clock: 2025-03-03 12:00 UTC.
let noon: Int64 = 1_741_003_200

/// The throw-away cluster's URL, as `Tests/postgres` prints it.
let testServer = ProcessInfo.processInfo.environment["INSIDEOUT_TEST_POSTGRES"]

@Suite struct EngineTests {
    @Test(.enabled(if: testServer != nil, "INSIDEOUT_TEST_POSTGRES is not set; `./test` starts a server and sets it"))
    func `every storage test runs on PostgreSQL as well`() { #expect(Engine.all == Engine.allCases) }
}

func withFolder(_ test: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "insideout-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await test(folder)
}

/// Runs a test with the URL of an empty schema.
private func withSchema(_ test: (String) async throws -> Void) async throws {
    let url = try #require(testServer)
    let schema = "t" + UUID().uuidString.lowercased().replacing("-", with: "")
    let server = try await PostgresDatabase(url: url, connections: 1)
    try await server.run("CREATE SCHEMA \(schema)")
    let failure = await Result { try await test("\(url)?options=-csearch_path%3D\(schema)") }
    try await server.run("DROP SCHEMA \(schema) CASCADE")
    try await server.close()
    try failure.get()
}

extension Result where Failure == any Error {
    fileprivate init(_ work: () async throws -> Success) async {
        do { self = .success(try await work()) } catch { self = .failure(error) }
    }
}

extension Database {
    /// Runs a statement written in the engine's own words.
    func run(_ statement: String) async throws {
        try await write { _ = try $0.execute(SQL(stringLiteral: statement)) }
    }

    func number(_ sql: SQL) async throws -> Int64? {
        try await read { try $0.first(sql) { $0.integer(0) } }
    }
}
