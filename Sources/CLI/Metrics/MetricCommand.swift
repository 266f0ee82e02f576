import ArgumentParser
import Domain
import Exchange
import Foundation
import Storage

/// `insideout metric`: what is measured.
struct MetricCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "metric", abstract: "Add metrics from a CSV file, or list them.",
        subcommands: [ImportMetrics.self, ListMetrics.self])
}

/// `insideout metric import FILE`: adds metrics and changes those whose key is known.
struct ImportMetrics: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Add metrics from a CSV file; those whose key is known are changed.",
        discussion: """
            Columns: key, name, side (inside, outside, business), respondents (employees, customers, employees+customers \
            or empty), answered_by, scale_low, scale_high, format (plain, share, percent, points, count), measure (mean, \
            total, nps, favourable), direction (higher, lower, none), basis (answers, figures), note, source.
            """)
    static let creates = true

    @OptionGroup var database: DatabaseOptions
    @Argument(help: "The CSV file.") var file: String

    func run(on database: any Database) async throws {
        let metrics = try MetricFile(path: file)
        let (added, changed) = try await database.write { try metrics.bring(into: $0) }
        print("\(counted(added, "metric")) added, \(grouped(changed)) changed.")
    }
}

/// `insideout metric list`: every metric in the form that `metric import` reads.
struct ListMetrics: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List every metric as CSV, in the form that metric import reads.")

    @OptionGroup var database: DatabaseOptions

    func run(on database: any Database) async throws {
        let metrics = try await database.read { try $0.metrics.all() }
        var writer = CSVWriter { FileHandle.standardOutput.write(Data($0)) }
        try MetricFile.write(metrics, to: &writer)
        try writer.flush()
    }
}
