import ArgumentParser
import Statistics

extension Stats {
    /// Agreement within groups on one or more items.
    struct Agree: StatsCommand {
        static let configuration = CommandConfiguration(
            commandName: "agreement",
            abstract: "How far the members of each group agree: rwg, rwg(j).",
            discussion: """
                Against answers spread evenly over the options, (A² − 1) / 12, and clamped at 0. The same with people dealt into \
                pseudo-groups by chance shows how much of it is agreement of everybody with everybody.
                """)

        @OptionGroup var file: FileOptions
        @Option(help: "The column that says which group a row belongs to.") var group: String
        @Option(help: "The items' columns.") var items: [ColumnNames]
        @Option(help: "How many options an item has, counted from 1.") var options: Int
        @Option(help: "How often people are dealt into pseudo-groups; 0 for not at all.") var deals = 200
        @Option(help: "The seed of the deals.") var seed = 1
        @OptionGroup var output: OutputOptions

        func validate() throws {
            if options < 2 { throw ValidationError("--options must be at least 2") }
            guard (0...1_000_000).contains(deals) else {
                throw ValidationError("--deals takes a number from 0 to 1000000")
            }
        }

        func answer() throws -> StatsAnswer {
            let open = try file.open()
            let sheet = try open.read(numbers: items.names(in: open.reader), labels: [group])
            try refuseWide(sheet)
            let null = AgreementIndex.uniformVariance(options: options)
            let (columns, grouping) = (sheet.numbers, sheet.grouping())
            let joint = try Agreement(columns, by: grouping, index: .rwg(null: null))
            let single = try columns.map { try Agreement([$0], by: grouping, index: .rwg(null: null)) }
            let lindell = try Agreement(columns, by: grouping, index: .lindell(null: null))
            let pseudo =
                deals > 0
                ? try PseudoGroups(
                    columns, by: grouping, index: .rwg(null: null), deals: deals, seed: UInt64(bitPattern: Int64(seed)))
                : nil
            return StatsAnswer(
                json: json(joint, single, lindell, pseudo, sheet), page: page(joint, single, lindell, pseudo, sheet))
        }

        private func refuseWide(_ sheet: Sheet) throws {
            for (name, column) in zip(sheet.numberNames, sheet.numbers) {
                guard let low = column.min(), let high = column.max(), high - low > Double(options - 1) else {
                    continue
                }
                throw Refusal(
                    "the column “\(name)” runs from \(low.formatted) to \(high.formatted), wider than \(options) options"
                )
            }
        }

        private func json(
            _ joint: Agreement, _ single: [Agreement], _ lindell: Agreement, _ pseudo: PseudoGroups?, _ sheet: Sheet
        ) -> JSONValue {
            sheet.counts + [
                "groups": .int(joint.groups.count), "groups_left_out": .int(joint.leftOut),
                "items": .int(single.count),
                "null_variance": JSONValue(AgreementIndex.uniformVariance(options: options)),
                "rwgj": joint.summary, "rwg": .named(zip(sheet.numberNames, single.map(\.summary))),
                "lindell": lindell.summary, "pseudo_groups": pseudo.map(json) ?? .null,
                "by_group": .array(
                    joint.groups.map { ["group": .string($0.label), "n": .int($0.size), "rwgj": JSONValue($0.value)] }),
            ]
        }

        private func json(_ pseudo: PseudoGroups) -> JSONValue {
            [
                "mean": JSONValue(pseudo.mean), "low": JSONValue(pseudo.low), "high": JSONValue(pseudo.high),
                "p": JSONValue(pseudo.p), "deals": .int(pseudo.deals), "seed": .int(seed),
            ]
        }

        private func page(
            _ joint: Agreement, _ single: [Agreement], _ lindell: Agreement, _ pseudo: PseudoGroups?, _ sheet: Sheet
        ) -> Page {
            let label = single.count == 1 ? "rwg" : "rwg(j)"
            let each = single.count == 1 ? [] : zip(sheet.numberNames, single).map { $1.row("rwg \($0)") }
            let indices = [joint.row(label), lindell.row("r*wg(j), Lindell")]
            return Page(
                "Agreement within \(group) on \(Words.count(single.count, "item")): \(sheet.size) in "
                    + "\(joint.groups.count) groups of two or more",
                [TextTable(["", "mean", "median", "lowest", "highest"], indices + each)],
                pseudo.map { sentence(label, joint, $0) } ?? "",
                joint.leftOut > 0 ? "\(Words.count(joint.leftOut, "group")) of one left out." : "")
        }

        private func sentence(_ label: String, _ joint: Agreement, _ pseudo: PseudoGroups) -> String {
            let chance = "\(Words.decimal(pseudo.mean)) (95 % of deals \(Words.interval(pseudo.low, pseudo.high)))"
            return "People dealt into such groups by chance reach a mean \(label) of \(chance); the real groups' "
                + "\(Words.decimal(joint.mean)) "
                + (pseudo.p < 0.05
                    ? "lies above: groups share a view of their own (\(Words.p(pseudo.p)), \(pseudo.deals) deals)."
                    : "is within that: nothing here says that groups share a view of their own.")
        }
    }
}

extension Agreement {
    fileprivate var summary: JSONValue {
        ["mean": JSONValue(mean), "median": JSONValue(median), "min": JSONValue(min), "max": JSONValue(max)]
    }

    fileprivate func row(_ label: String) -> [String] {
        [label] + [mean, median, min, max].map { Words.decimal($0) }
    }
}
