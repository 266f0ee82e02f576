import ArgumentParser
import Statistics

extension Stats {
    /// A correlation, with other columns held constant or not.
    struct Correlate: StatsCommand {
        static let configuration = CommandConfiguration(
            commandName: "correlate",
            abstract: "How closely two columns move together: Pearson, Spearman or Kendall.",
            discussion: """
                Pearson: Student's t and Fisher's interval; with --control the partial correlation. Spearman: the same on ranks, \
                with the error of Bonett & Wright. Kendall: tau-b; p exact without ties and below 50 rows, else normal, corrected for ties.
                """)

        enum Method: String, ExpressibleByArgument, CaseIterable {
            case pearson, spearman, kendall
        }

        @OptionGroup var file: FileOptions
        @Option(help: "One column.") var x: String
        @Option(help: "The other column.") var y: String
        @Option(help: "Columns to hold constant.") var control: [ColumnNames] = []
        @Option(help: "pearson, spearman or kendall.") var method = Method.pearson
        @OptionGroup var output: OutputOptions

        func validate() throws {
            if method == .kendall, !control.isEmpty {
                throw ValidationError(
                    "--control goes with pearson and spearman; Kendall's tau has no agreed partial form")
            }
        }

        func answer() throws -> StatsAnswer {
            let open = try file.open()
            let names = [x, y] + control.names(in: open.reader)
            let sheet = try open.read(numbers: names)
            let (left, right, controls) = (sheet.numbers[0], sheet.numbers[1], Array(sheet.numbers.dropFirst(2)))
            let correlation =
                switch method {
                case .pearson: try Correlation.pearson(left, right, controls: controls, names: names)
                case .spearman: try Correlation.spearman(left, right, controls: controls, names: names)
                case .kendall: try Correlation.kendall(left, right, names: names)
                }
            return StatsAnswer(json: json(correlation, sheet), page: page(correlation, sheet))
        }

        private func json(_ correlation: Correlation, _ sheet: Sheet) -> JSONValue {
            sheet.counts + [
                "method": .string(method.rawValue), "r": JSONValue(correlation.r), "low": JSONValue(correlation.low),
                "high": JSONValue(correlation.high), "p": JSONValue(correlation.p),
                "test": .string(correlation.test.rawValue), "controls": .int(correlation.controls),
            ]
        }

        private func page(_ correlation: Correlation, _ sheet: Sheet) -> Page {
            let symbol =
                switch method {
                case .pearson: correlation.controls > 0 ? "partial r" : "r"
                case .spearman: correlation.controls > 0 ? "partial rho" : "rho"
                case .kendall: "tau-b"
                }
            let held = sheet.numberNames.dropFirst(2)
            return Page(
                "\(x) and \(y)\(held.isEmpty ? "" : " with \(Words.list(Array(held))) held constant"): \(sheet.size)",
                [
                    TextTable(
                        ["", "estimate", "95 % interval", "p", "n"],
                        [
                            [
                                symbol, Words.decimal(correlation.r), Words.interval(correlation.low, correlation.high),
                                Words.bareP(correlation.p), Words.whole(correlation.n),
                            ]
                        ])
                ],
                sentence(correlation), "A correlation between rows is not an effect of one column on the other.")
        }

        private func sentence(_ correlation: Correlation) -> String {
            guard correlation.p < 0.05 else {
                let smallest = try? CorrelationPower().smallestCorrelation(units: correlation.n - correlation.controls)
                let power =
                    smallest.map { " With so many rows one sees r ≥ \(Words.decimal($0, 2)) four times in five." } ?? ""
                return "No sign that \(x) and \(y) move together.\(method == .pearson ? power : "")"
            }
            return "Where \(x) is higher, \(y) tends to be \(correlation.r > 0 ? "higher" : "lower")."
        }
    }
}
