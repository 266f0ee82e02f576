import ArgumentParser
import Statistics

extension Stats {
    /// What goes along with an outcome, split among drivers.
    struct Drive: StatsCommand {
        static let configuration = CommandConfiguration(
            commandName: "drivers",
            abstract: "R² split among drivers: Shapley/LMG, and Johnson's weights beside it.",
            discussion: """
                Shares of the outcome's variance that add up to R². LMG averages over all orders of entry (exact to 14 drivers, by random \
                orders beyond). Johnson's relative weights are given for comparison; Thomas et al. (2014) advise against them. \
                Intervals are bootstrap percentiles over rows, or over clusters.
                """)

        @OptionGroup var file: FileOptions
        @Option(help: "The outcome's column.") var y: String
        @Option(help: "The drivers' columns.") var x: [ColumnNames]
        @Option(help: "Bootstrap samples; 0 for no intervals.") var resamples = 1000
        @Option(help: "The seed of the samples.") var seed = 1
        @Option(help: "The column of rows that belong together and are drawn together.") var cluster: String?
        @OptionGroup var output: OutputOptions

        func validate() throws {
            guard (0...1_000_000).contains(resamples) else {
                throw ValidationError("--resamples takes a number from 0 to 1000000")
            }
        }

        func answer() throws -> StatsAnswer {
            let open = try file.open()
            let sheet = try open.read(numbers: [y] + x.names(in: open.reader), labels: cluster.map { [$0] } ?? [])
            let options = Drivers.Options(
                seed: UInt64(bitPattern: Int64(seed)), resamples: resamples,
                clusters: cluster == nil ? nil : sheet.grouping())
            let drivers = try Drivers(sheet.predictor(0), on: sheet.predictors(from: 1), options)
            return StatsAnswer(json: json(drivers, sheet), page: page(drivers, sheet))
        }

        private typealias Part = KeyPath<Drivers.Driver, Drivers.Share>

        private func json(_ drivers: Drivers, _ sheet: Sheet) -> JSONValue {
            func values(_ part: Part, _ factor: Double) -> JSONValue {
                .named(drivers.drivers.map { ($0.name, JSONValue(factor * $0[keyPath: part].value)) })
            }
            func intervals(_ part: Part) -> JSONValue {
                .named(
                    drivers.drivers.map {
                        ($0.name, ["low": JSONValue($0[keyPath: part].low), "high": JSONValue($0[keyPath: part].high)])
                    })
            }
            let percent = 100 / drivers.rSquared
            return sheet.counts + [
                "r_squared": JSONValue(drivers.rSquared), "lmg": values(\.lmg, 1), "johnson": values(\.johnson, 1),
                "lmg_percent": values(\.lmg, percent), "johnson_percent": values(\.johnson, percent),
                "lmg_interval": intervals(\.lmg), "johnson_interval": intervals(\.johnson),
                "lmg_sampling_error": .named(drivers.drivers.map { ($0.name, JSONValue($0.samplingError)) }),
                "resamples": .int(drivers.resamples), "redrawn": .int(drivers.redrawn), "seed": .int(seed),
            ]
        }

        private func page(_ drivers: Drivers, _ sheet: Sheet) -> Page {
            let ranked = drivers.drivers.sorted { $0.lmg.value > $1.lmg.value }
            let rows = ranked.map { driver in
                [
                    driver.name, Words.decimal(driver.lmg.value), interval(driver.lmg),
                    Words.percent(driver.lmg.value / drivers.rSquared), Words.decimal(driver.johnson.value),
                    interval(driver.johnson),
                ]
            }
            let total = [
                "together (R²)", Words.decimal(drivers.rSquared), "", "100 %", Words.decimal(drivers.rSquared), "",
            ]
            return Page(
                "What goes along with \(y): \(sheet.size), \(Words.count(ranked.count, "driver"))",
                [TextTable(["", "LMG", "95 % interval", "of R²", "Johnson", "95 % interval"], rows + [total])],
                sentence(ranked, drivers), sampling(drivers),
                "Shares of variance say what goes along with what, not what a change would do.")
        }

        private func interval(_ share: Drivers.Share) -> String {
            share.low == nil ? "" : Words.interval(share.low, share.high)
        }

        private func sentence(_ ranked: [Drivers.Driver], _ drivers: Drivers) -> String {
            let whole = "The drivers together go along with \(Words.percent(drivers.rSquared)) of the variance of \(y)"
            guard ranked.count > 1, let low = ranked[0].lmg.low else { return whole + "." }
            let apart = ranked.dropFirst().allSatisfy { ($0.lmg.high ?? 1) < low }
            return whole
                + (apart
                    ? ", \(ranked[0].name) with the largest share, clear of the others."
                    : "; \(ranked[0].name) has the largest share, but the intervals overlap, so the order is not settled.")
        }

        private func sampling(_ drivers: Drivers) -> String {
            guard let worst = drivers.drivers.compactMap(\.samplingError).max() else { return "" }
            return
                "More than \(Drivers.exactLimit) drivers: LMG from random orders of entry, sampling error at most \(Words.decimal(worst, 4))."
        }
    }
}
