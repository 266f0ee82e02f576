import ArgumentParser
import Foundation
import Statistics

extension Stats {
    /// Inside, outside and business on one file.
    struct FileLink: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "link",
            abstract: "Is inside felt outside? The whole link on any CSV with a row per unit and period.",
            discussion: """
                Every inside column is linked to every outside and business column: between units, within units over time at \
                each lag and in both directions, and a verdict by the rule that is printed below. --json gives everything.
                """)

        @OptionGroup var file: FileOptions
        @Option(help: "The column that names the unit.") var unit: String
        @Option(help: "The column that says the period: whole numbers, 2023-Q1, 2023-04, 2023-W05 or 2023-04-30.")
        var period: String
        @Option(help: "The columns of the employees' side.") var inside: [ColumnNames]
        @Option(help: "The columns of the customers' side.") var outside: [ColumnNames]
        @Option(help: "The columns of the business.") var business: [ColumnNames] = []
        @Option(help: "Periods from cause to effect, with commas between.") var lags: LagList = LagList(lags: [
            0, 1, 2, 3,
        ])
        @Option(help: "Columns of which less is better, for the top lists.") var lowIsBest: [ColumnNames] = []
        @Option(help: "The seed of the bootstraps.") var seed: UInt64 = 1
        @OptionGroup var output: OutputOptions

        func report() throws -> LinkReport {
            let open = try file.open()
            let sides = [inside, outside, business].map { $0.names(in: open.reader) }
            let sheet = try open.readPanel(numbers: sides.flatMap(\.self), unit: unit, period: period)
            var analysis = LinkAnalysis(
                sheet.panel, inside: sides[0], outside: sides[1], business: sides[2], lags: lags.lags, seed: seed)
            analysis.lowIsBest = Set(lowIsBest.names(in: open.reader))
            return try analysis.report()
        }

        func run() throws {
            do {
                let report = try report()
                print(output.json ? try LinkAnswer.json(report) : LinkAnswer.text(report))
            } catch let refusal where Refusal(refusal) != nil {
                FileHandle.standardError.write(Data("insideout: \(Refusal(refusal)?.line ?? "")\n".utf8))
                throw ExitCode(2)
            }
        }
    }

    /// `0,1,2` on the command line.
    struct LagList: ExpressibleByArgument {
        let lags: [Int]

        init(lags: [Int]) { self.lags = lags }

        init?(argument: String) {
            let parts = argument.split(separator: ",").map { Int($0.filter { !$0.isWhitespace }) }
            guard !parts.isEmpty, parts.allSatisfy({ ($0 ?? -1) >= 0 && ($0 ?? 0) <= 1000 }) else { return nil }
            lags = parts.compactMap(\.self)
        }

        var defaultValueDescription: String { lags.map(String.init).joined(separator: ",") }
    }
}
