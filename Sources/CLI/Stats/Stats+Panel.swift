import ArgumentParser
import Statistics

extension Stats {
    /// A regression on a panel.
    struct PanelEffects: StatsCommand {
        static let configuration = CommandConfiguration(
            commandName: "panel",
            abstract: "A regression on units over time, with unit and period effects and errors clustered by unit.",
            discussion: """
                Effects are swept out exactly, also where the panel is unbalanced. Errors are clustered by unit with the factor \
                G/(G−1) · (N−1)/(N−K), K the slopes (R plm's vcovHC, type "sss"), t on G − 1 degrees of freedom. A lag counts in \
                whole periods: with 2019 and 2021 but no 2020 nothing is one period apart. With a lagged outcome beside unit effects \
                the estimates are biased by an order of 1/T (Nickell 1981).
                """)

        enum Effects: String, ExpressibleByArgument, CaseIterable {
            case none, unit, twoway

            var swept: PanelRegression.Effects {
                switch self {
                case .none: .none
                case .unit: .unit
                case .twoway: .twoWay
                }
            }

            var words: String {
                switch self {
                case .none: "no effects"
                case .unit: "unit effects"
                case .twoway: "unit and period effects"
                }
            }
        }

        @OptionGroup var file: FileOptions
        @Option(help: "The outcome's column.") var y: String
        @Option(help: "The regressors' columns.") var x: [ColumnNames]
        @Option(help: "The column that names the unit.") var unit: String
        @Option(help: "The column that says the period: whole numbers, 2023-Q1, 2023-04, 2023-W05 or 2023-04-30.")
        var period: String
        @Option(help: "none, unit or twoway.") var effects: Effects = .twoway
        @Option(help: "Take the regressors so many periods before the outcome; negative looks ahead.") var lag = 0
        @Flag(help: "The outcome's own last value as a further regressor.") var laggedOutcome = false
        @Flag(help: "A straight trend of its own for each unit.") var unitTrends = false
        @Flag(help: "p and intervals by the wild cluster bootstrap, for few units.") var wild = false
        @Option(help: "The seed of the bootstrap.") var seed: UInt64 = 1
        @OptionGroup var output: OutputOptions

        func answer() throws -> StatsAnswer {
            let open = try file.open()
            let names = x.names(in: open.reader)
            let sheet = try open.readPanel(numbers: [y] + names, unit: unit, period: period)
            let model = PanelRegression(
                outcome: y, regressors: names.map { .init($0, lag: lag) }, effects: effects.swept, laggedOutcome: laggedOutcome,
                unitTrends: unitTrends)
            let fit = try model.fit(sheet.panel)
            let rows = try fit.coefficients.map { row in
                try Row(
                    name: shown(row.name, names), fit: row, wild: wild ? fit.wildBootstrap(row.name, seed: seed) : nil)
            }
            return StatsAnswer(json: json(fit, rows, sheet), page: page(fit, rows, sheet, names))
        }

        /// Under --lag all regressors lag alike, so their plain names say enough.
        private func shown(_ name: String, _ names: [String]) -> String {
            names.first { PanelRegression.Term($0, lag: lag).name == name } ?? name
        }

        private func json(_ fit: PanelFit, _ rows: [Row], _ sheet: PanelSheet) -> JSONValue {
            [
                "n": .int(fit.n), "dropped": .int(sheet.rows + sheet.dropped - fit.n), "units": .int(fit.units),
                "periods": .int(fit.periods), "singletons": .int(fit.singletons), "effects": .string(effects.rawValue),
                "lag": .int(lag), "coefficients": .named(rows.map { ($0.name, $0.json) }),
                "r_squared_within": JSONValue(fit.rSquaredWithin), "r_squared": JSONValue(fit.rSquared),
                "df_residual": .int(fit.residualDegreesOfFreedom),
            ]
        }

        private func page(_ fit: PanelFit, _ rows: [Row], _ sheet: PanelSheet, _ names: [String]) -> Page {
            return Page(
                "\(y) on \(Words.list(names))\(lagged), \(effects.words): \(sheet.size)",
                [
                    TextTable(["", "estimate", "error", "95 % interval", "t", "p"], rows.map(\.cells)),
                    TextTable([
                        ["rows used", Words.whole(fit.n)], ["units", Words.whole(fit.units)],
                        ["periods", Words.whole(fit.periods)], ["R² within", Words.decimal(fit.rSquaredWithin)],
                    ]),
                ],
                wild
                    ? "Errors clustered by unit; p and intervals by the wild cluster bootstrap."
                    : "Errors clustered by unit.",
                fit.singletons > 0
                    ? "\(Words.count(fit.singletons, "row")) left out: alone in their unit or period, they have nothing to compare with."
                    : "",
                fit.units < 50 && !wild
                    ? "With fewer than 50 units these intervals are too narrow; --wild gives better ones." : "")
        }

        private var lagged: String {
            lag == 0
                ? "" : lag > 0 ? ", \(Words.count(lag, "period")) before" : ", \(Words.count(-lag, "period")) after"
        }
    }
}

extension Stats.PanelEffects {
    /// One slope as it is shown.
    struct Row {
        let name: String
        let fit: PanelFit.Coefficient
        let p: Double
        let low: Double
        let high: Double
        let isWild: Bool

        init(name: String, fit: PanelFit.Coefficient, wild: WildBootstrap?) {
            self.name = name
            self.fit = fit
            p = wild?.pValue() ?? fit.p
            (low, high) = wild?.interval() ?? (fit.low, fit.high)
            isWild = wild != nil
        }

        var json: JSONValue {
            [
                "estimate": JSONValue(fit.estimate), "se": JSONValue(fit.se), "t": JSONValue(fit.t), "p": JSONValue(p),
                "low": JSONValue(low), "high": JSONValue(high), "se_classical": JSONValue(fit.classicalError),
                "method": .string(isWild ? "wild" : "clustered"),
            ]
        }

        var cells: [String] {
            let places = Words.places(for: fit.se)
            return [
                name, Words.decimal(fit.estimate, places), Words.decimal(fit.se, places),
                Words.interval(low, high, places), Words.decimal(fit.t, 2), Words.bareP(p),
            ]
        }
    }
}
