import ArgumentParser
import Statistics

extension Stats {
    /// How many units a correlation needs, or how small a one some units show.
    struct Power: StatsCommand {
        static let configuration = CommandConfiguration(
            commandName: "power",
            abstract: "How many units it takes to see a correlation, or what a number of units can show.",
            discussion: """
                Two-sided, by Fisher's z. With --r the units needed, with --units the smallest correlation seen, with both the chance of \
                seeing it.
                """)

        @Option(help: "The correlation, between −1 and 1.") var r: Double?
        @Option(name: [.long, .customLong("n")], help: "The number of units.") var units: Int?
        @Option(help: "The chance of a false alarm.") var alpha = 0.05
        @Option(help: "The wanted chance of seeing what is there.") var power = 0.8
        @OptionGroup var output: OutputOptions

        func validate() throws {
            if r == nil, units == nil { throw ValidationError("give --r, --units or both") }
        }

        func answer() throws -> StatsAnswer {
            let rule = try CorrelationPower(alpha: alpha, power: power)
            switch (r, units) {
            case (let r?, let units?):
                return answer(r, units, power: try rule.power(of: r, units: units), title: chance(r, units))
            case (let r?, nil):
                let units = try rule.units(for: r)
                return answer(
                    r, units, power: power,
                    title: "To see r = \(Words.decimal(r, 2)) \(often) it takes \(Words.count(units, "unit")).")
            case (nil, let units?):
                let r = try rule.smallestCorrelation(units: units)
                return answer(
                    r, units, power: power,
                    title: "With \(Words.count(units, "unit")) you would see r ≥ \(Words.decimal(r, 2)) \(often).")
            case (nil, nil): throw Refusal("give --r, --units or both")
            }
        }

        private func chance(_ r: Double, _ units: Int) -> String {
            "The chance that \(Words.count(units, "unit")) show r = \(Words.decimal(r, 2)):"
        }

        private var often: String { power == 0.8 ? "four times in five" : "with a chance of \(Words.percent(power))" }

        private func answer(_ r: Double, _ units: Int, power: Double, title: String) -> StatsAnswer {
            StatsAnswer(
                json: [
                    "n": .int(units), "units": .int(units), "r": JSONValue(r), "power": JSONValue(power),
                    "alpha": JSONValue(alpha),
                ],
                page: Page(
                    title,
                    [
                        TextTable([
                            ["r", Words.decimal(r)], ["units", Words.whole(units)], ["power", Words.percent(power, 1)],
                            ["false alarms, two-sided", Words.percent(alpha, 1)],
                        ])
                    ],
                    "A link smaller than that can be there and stay unseen."))
        }
    }
}
