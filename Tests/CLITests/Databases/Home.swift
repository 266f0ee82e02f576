import ArgumentParser
import Foundation
import Postgres
import Storage
import Testing

@testable import CLI

/// The built program with a database of its own, on either engine.
struct Home: Sendable {
    enum Engine: String, CaseIterable, CustomTestStringConvertible {
        case sqlite = "SQLite"
        case postgres = "PostgreSQL"

        var testDescription: String { rawValue }
        static let all = server == nil ? [Engine.sqlite] : allCases
    }

    static let server = ProcessInfo.processInfo.environment["INSIDEOUT_TEST_POSTGRES"]

    let folder: String
    private let options: [String]

    /// What a run of the program said.
    struct Answer {
        let status: Int32
        let output: String
        let complaint: String

        var lines: [String] { output.split(whereSeparator: \.isNewline).map(String.init) }
    }

    static func with(_ engine: Engine, _ test: (Home) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "insideout-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        switch engine {
        case .sqlite: try await test(Home(folder: folder, options: ["--data", "\(folder)/data"]))
        case .postgres:
            let url = try #require(server)
            let schema = "c" + UUID().uuidString.lowercased().replacing("-", with: "")
            try await statement("CREATE SCHEMA \(schema)", on: url)
            let options = ["--database-url", "\(url)?options=-csearch_path%3D\(schema)"]
            do { try await test(Home(folder: folder, options: options)) } catch {
                try await statement("DROP SCHEMA \(schema) CASCADE", on: url)
                throw error
            }
            try await statement("DROP SCHEMA \(schema) CASCADE", on: url)
        }
    }

    private static func statement(_ text: String, on url: String) async throws {
        let server = try await PostgresDatabase(url: url, connections: 1)
        try await server.write { _ = try $0.execute(SQL(stringLiteral: text)) }
        try await server.close()
    }

    func write(_ text: String, to name: String) throws -> String {
        try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)"))
        return "\(folder)/\(name)"
    }

    func run(_ words: String..., input: String = "") throws -> Answer {
        try Self.run(words + options, in: folder, input: input)
    }

    /// The database behind the program's back.
    func open() async throws -> any Database { try await DatabaseOptions.parse(options).open(creating: true) }

    /// Runs the program, which is built beside the tests.
    static func run(_ words: [String], in folder: String, input: String = "") throws -> Answer {
        let process = Process()
        process.executableURL = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appending(path: "insideout")
        process.arguments = words
        process.currentDirectoryURL = URL(filePath: folder)
        let (standardInput, output, complaint) = (Pipe(), Pipe(), Pipe())
        process.standardInput = standardInput
        process.standardOutput = output
        process.standardError = complaint
        try process.run()
        try standardInput.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try standardInput.fileHandleForWriting.close()
        func text(_ pipe: Pipe) -> String {
            String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        }
        let said = text(output)
        let complained = text(complaint)
        process.waitUntilExit()
        return Answer(status: process.terminationStatus, output: said, complaint: complained)
    }
}
