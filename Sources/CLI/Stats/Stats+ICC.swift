import ArgumentParser
import Statistics

extension Stats {
    /// ICC(1) and ICC(2) of a column by groups.
    struct ICC: StatsCommand {
        static let configuration = CommandConfiguration(
            commandName: "icc",
            abstract: "How much of the variance lies between groups (ICC 1), how reliable their means are (ICC 2).",
            discussion: """
                One-way analysis of variance with the mean group size n̄ = N / J, as R's multilevel: \
                ICC(1) = (MSB − MSW) / (MSB + (n̄ − 1) MSW), ICC(2) = (MSB − MSW) / MSB. Intervals from that of F.
                """)

        @OptionGroup var file: FileOptions
        @Option(help: "The column that says which group a row belongs to.") var group: String
        @Option(help: "The column with the values.") var value: String
        @OptionGroup var output: OutputOptions

        func answer() throws -> StatsAnswer {
            let sheet = try file.open().read(numbers: [value], labels: [group])
            let icc = try IntraclassCorrelation(sheet.numbers[0], by: sheet.grouping(), name: value)
            let (one, two) = (try icc.icc1Interval(), try icc.icc2Interval())
            return StatsAnswer(json: json(icc, one, two, sheet), page: page(icc, one, two, sheet))
        }

        private typealias Interval = (low: Double, high: Double)

        private func json(_ icc: IntraclassCorrelation, _ one: Interval, _ two: Interval, _ sheet: Sheet) -> JSONValue {
            sheet.counts + [
                "groups": .int(icc.groups), "mean_size": JSONValue(icc.meanSize),
                "icc1": JSONValue(icc.icc1), "icc1_low": JSONValue(one.low), "icc1_high": JSONValue(one.high),
                "icc2": JSONValue(icc.icc2), "icc2_low": JSONValue(two.low), "icc2_high": JSONValue(two.high),
                "f": JSONValue(icc.f), "p": JSONValue(icc.p), "df1": .int(icc.groups - 1),
                "df2": .int(icc.n - icc.groups),
                "msb": JSONValue(icc.meanSquareBetween), "msw": JSONValue(icc.meanSquareWithin),
            ]
        }

        private func page(_ icc: IntraclassCorrelation, _ one: Interval, _ two: Interval, _ sheet: Sheet) -> Page {
            let size = Words.decimal(icc.meanSize, 1)
            let test =
                "F(\(icc.groups - 1), \(Words.whole(icc.n - icc.groups))) = \(Words.decimal(icc.f, 2)), \(Words.p(icc.p))."
            return Page(
                "\(value) by \(group): \(sheet.size) in \(icc.groups) groups, \(size) in each on average",
                [
                    TextTable(
                        ["", "estimate", "95 % interval"],
                        [
                            ["ICC(1)", Words.decimal(icc.icc1), Words.interval(one.low, one.high)],
                            ["ICC(2)", Words.decimal(icc.icc2), Words.interval(two.low, two.high)],
                        ])
                ],
                test, sentence(icc))
        }

        private func sentence(_ icc: IntraclassCorrelation) -> String {
            guard icc.p < 0.05, icc.icc1 > 0 else {
                return
                    "The groups differ no more than chance would make them: these rows hold no sign of a group's own view."
            }
            return
                "\(Words.percent(icc.icc1)) of the variance of single rows lies between groups; a group's mean has a "
                + "reliability of \(Words.decimal(icc.icc2, 2)), "
                + (icc.icc2 >= 0.7
                    ? "enough to compare groups." : "too little to compare single groups (0.70 is the usual line).")
        }
    }
}
