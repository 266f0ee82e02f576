import ArgumentParser
import Statistics

extension Stats {
    /// Cronbach's α.
    struct Alpha: StatsCommand {
        static let configuration = CommandConfiguration(
            commandName: "alpha",
            abstract: "Whether items measure one thing: Cronbach's alpha.",
            discussion: "The interval is Feldt's. Items in --reverse are turned round within --range.")

        @OptionGroup var file: FileOptions
        @Option(help: "The items' columns.") var items: [ColumnNames]
        @Option(help: "Items that ask the other way round.") var reverse: [ColumnNames] = []
        @Option(help: "The ends of the scale, such as 1,6, within which items are reversed.") var range: ScaleEnds?
        @OptionGroup var output: OutputOptions

        func answer() throws -> StatsAnswer {
            let open = try file.open()
            let names = items.names(in: open.reader)
            let turned = reverse.names(in: open.reader)
            for name in turned where !names.contains(name) {
                throw Refusal("“\(name)” is in --reverse but not in --items")
            }
            let sheet = try open.read(numbers: names)
            let alpha = try CronbachAlpha(
                sheet.numbers, names: names, reversed: Set(names.indices.filter { turned.contains(names[$0]) }),
                range: range?.range)
            return StatsAnswer(json: json(alpha, sheet), page: page(alpha, sheet, turned))
        }

        private func json(_ alpha: CronbachAlpha, _ sheet: Sheet) -> JSONValue {
            let without = alpha.withoutItem.map { JSONValue.named(zip(sheet.numberNames, $0.map { JSONValue($0) })) }
            return sheet.counts + [
                "items": .int(alpha.items), "alpha": JSONValue(alpha.alpha), "low": JSONValue(alpha.low),
                "high": JSONValue(alpha.high), "standardised": JSONValue(alpha.standardised),
                "average_r": JSONValue(alpha.averageCorrelation), "without_item": without ?? .null,
            ]
        }

        private func page(_ alpha: CronbachAlpha, _ sheet: Sheet, _ turned: [String]) -> Page {
            var tables = [
                TextTable(
                    ["", "estimate", "95 % interval"],
                    [
                        ["alpha", Words.decimal(alpha.alpha), Words.interval(alpha.low, alpha.high)],
                        ["alpha, standardised", Words.decimal(alpha.standardised), ""],
                        ["mean r between items", Words.decimal(alpha.averageCorrelation), ""],
                    ])
            ]
            if let without = alpha.withoutItem {
                tables.append(
                    TextTable(
                        ["without", "alpha"],
                        zip(sheet.numberNames, without).map {
                            [$0 + (turned.contains($0) ? " (reversed)" : ""), Words.decimal($1)]
                        })
                )
            }
            return Page("\(Words.count(alpha.items, "item")), \(sheet.size)", tables, sentence(alpha, sheet))
        }

        private func sentence(_ alpha: CronbachAlpha, _ sheet: Sheet) -> String {
            let level =
                alpha.alpha >= 0.9
                ? "The items are consistent enough for decisions about single people or units."
                : alpha.alpha >= 0.7
                    ? "The items are consistent enough to be averaged (0.70 is the usual line)."
                    : "The items are not consistent enough to be averaged (0.70 is the usual line)."
            let better = zip(sheet.numberNames, alpha.withoutItem ?? []).filter { $1 > alpha.alpha + 0.01 }.map(\.0)
            return better.isEmpty
                ? level : "\(level) Alpha rises without \(Words.list(better)): reversed, or about something else?"
        }
    }

    /// `LOW,HIGH` on the command line.
    struct ScaleEnds: ExpressibleByArgument {
        let range: ClosedRange<Double>

        init?(argument: String) {
            let ends = argument.split(separator: ",").map { Double($0) }
            guard ends.count == 2, let low = ends[0], let high = ends[1], low < high, (high - low).isFinite else {
                return nil
            }
            range = low...high
        }
    }
}
