import ArgumentParser
import Statistics

extension Stats {
    /// Whether the best inside are the best outside.
    struct Overlap: StatsCommand {
        static let configuration = CommandConfiguration(
            commandName: "overlap",
            abstract: "Whether the units best inside are those best outside, and how likely that is by chance.",
            discussion: """
                A list holds every unit at least as good as the last of the wanted number; units tied there are all in. p is the \
                hypergeometric chance of so large an overlap or a larger one. A share of the units is rounded to a whole number.
                """)

        @OptionGroup var file: FileOptions
        @Option(help: "The column of the inside list.") var inside: String
        @Option(help: "The column of the outside list.") var outside: String
        @Option(help: "How long the lists are: 25% or a number of units.") var top: ListLength
        @Option(help: "The column with the units' names, to list those on both.") var unit: String?
        @Flag(help: "Low values are best inside.") var lowInside = false
        @Flag(help: "Low values are best outside.") var lowOutside = false
        @OptionGroup var output: OutputOptions

        func answer() throws -> StatsAnswer {
            let sheet = try file.open().read(numbers: [inside, outside], labels: unit.map { [$0] } ?? [])
            if case .count(let count) = top.length, count > sheet.rows {
                throw Refusal("--top \(count) is more than the \(Words.count(sheet.rows, "unit")) there are")
            }
            let lists = try TopListOverlap(
                sheet.numbers[0], sheet.numbers[1], length: top.length, lowIsBest: (lowInside, lowOutside))
            return StatsAnswer(json: json(lists, sheet), page: page(lists, sheet))
        }

        private func json(_ lists: TopListOverlap, _ sheet: Sheet) -> JSONValue {
            sheet.counts + [
                "units": .int(lists.units), "top": .int(lists.wanted), "inside": .int(lists.first.count),
                "outside": .int(lists.second.count), "overlap": .int(lists.overlap),
                "expected": JSONValue(lists.expected),
                "p": JSONValue(lists.p),
                "shared": unit == nil ? .null : .array(lists.both.map { .string(sheet.labels[0][$0]) }),
            ]
        }

        private func page(_ lists: TopListOverlap, _ sheet: Sheet) -> Page {
            let tied =
                lists.first.count > lists.wanted || lists.second.count > lists.wanted
                ? "Units tied at the cut are all in, so that the lists are longer than the \(lists.wanted) asked for."
                : ""
            let shared =
                unit == nil || lists.both.isEmpty
                ? "" : "On both lists: \(Words.list(lists.both.map { sheet.labels[0][$0] }))."
            return Page(
                "The best by \(inside) and the best by \(outside): \(sheet.size)",
                [
                    TextTable([
                        ["best inside", Words.whole(lists.first.count)],
                        ["best outside", Words.whole(lists.second.count)],
                        ["on both lists", Words.whole(lists.overlap)],
                        ["expected by chance", Words.decimal(lists.expected, 1)],
                    ])
                ],
                sentence(lists), tied, shared)
        }

        private func sentence(_ lists: TopListOverlap) -> String {
            let chance = "chance alone gives \(lists.overlap) or more with \(Words.p(lists.p))"
            return lists.p < 0.05
                ? "The lists share more units than chance would: \(chance)."
                : "The lists share no more units than chance could: \(chance)."
        }
    }

    /// `25%` or a whole number on the command line.
    struct ListLength: ExpressibleByArgument {
        let length: TopListOverlap.Length

        init?(argument: String) {
            if argument.hasSuffix("%"), let percent = Double(argument.dropLast()), percent > 0, percent <= 100 {
                length = .share(percent / 100)
            } else if let count = Int(argument), count > 0 {
                length = .count(count)
            } else if let share = Double(argument), share > 0, share < 1 {
                length = .share(share)
            } else {
                return nil
            }
        }
    }
}
