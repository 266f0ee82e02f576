import ArgumentParser
import Foundation
import Testing

@testable import CLI

/// Runs `insideout stats …` without a process.
enum StatsCase {
    /// The statistics' own reference data, so that there is one copy of it.
    static func data(_ name: String) -> String {
        URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../StatisticsTests/Resources/\(name).csv").standardizedFileURL.path
    }

    static func answer(_ arguments: [String]) throws -> StatsAnswer {
        let command = try #require(try Stats.parseAsRoot(arguments) as? any StatsCommand)
        return try command.answer()
    }

    static func json(_ arguments: String...) throws -> JSONValue { try answer(arguments).json }

    static func page(_ arguments: String...) throws -> String { try answer(arguments).page.text }

    /// The line that says why there is no answer.
    static func refusal(_ arguments: String...) throws -> String? { try refusal(of: arguments) }

    static func refusal(of arguments: [String]) throws -> String? {
        do {
            _ = try answer(arguments)
            return nil
        } catch {
            return try #require(Refusal(error), "\(error)").line
        }
    }
}

/// A file that goes when nobody holds it any more.
final class TemporaryFile {
    let path: String

    init(_ text: String) throws {
        path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv").path
        try Data(text.utf8).write(to: URL(filePath: path))
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// Equal to twelve digits.
func close(_ a: Double?, _ b: Double) -> Bool {
    guard let a else { return false }
    return abs(a - b) <= 1e-12 * max(abs(a), abs(b))
}
