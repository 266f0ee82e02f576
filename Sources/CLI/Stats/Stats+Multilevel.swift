import ArgumentParser
import Statistics

extension Stats {
    /// The random-intercept model.
    struct Multilevel: StatsCommand {
        static let configuration = CommandConfiguration(
            commandName: "multilevel",
            abstract: "A regression with a random intercept for each group, by REML.",
            discussion: """
                y = Xb + u(group) + e, u with variance tau2 and e with variance sigma2, as lme4 and nlme fit it. t on nlme's degrees of \
                freedom. Without --x the variance is split between and within groups only.
                """)

        @OptionGroup var file: FileOptions
        @Option(help: "The outcome's column.") var y: String
        @Option(help: "The predictors' columns.") var x: [ColumnNames] = []
        @Option(help: "The column that says which group a row belongs to.") var group: String
        @OptionGroup var output: OutputOptions

        func answer() throws -> StatsAnswer {
            let open = try file.open()
            let sheet = try open.read(numbers: [y] + x.names(in: open.reader), labels: [group])
            let model = try RandomIntercept(sheet.predictor(0), on: sheet.predictors(from: 1), by: sheet.grouping())
            return StatsAnswer(json: json(model, sheet), page: page(model, sheet))
        }

        private func json(_ model: RandomIntercept, _ sheet: Sheet) -> JSONValue {
            sheet.counts + [
                "groups": .int(model.groups), "coefficients": CoefficientTable.json(model.coefficients),
                "tau2": JSONValue(model.tau2), "sigma2": JSONValue(model.sigma2), "icc1": JSONValue(model.icc),
                "icc1_low": JSONValue(model.iccLow), "icc1_high": JSONValue(model.iccHigh),
                "minus_two_log_likelihood": JSONValue(model.deviance), "groups_p": JSONValue(model.groupsP),
                "boundary": .bool(model.isBoundary),
            ]
        }

        private func page(_ model: RandomIntercept, _ sheet: Sheet) -> Page {
            let names = Array(sheet.numberNames.dropFirst())
            let places = Words.places(for: min(model.sigma2, max(model.tau2, model.sigma2 / 1000))) + 1
            let variances = TextTable(
                ["", "estimate", "95 % interval"],
                [
                    ["variance between groups, tau²", Words.decimal(model.tau2, places), ""],
                    ["variance within groups, sigma²", Words.decimal(model.sigma2, places), ""],
                    ["share between groups", Words.decimal(model.icc), Words.interval(model.iccLow, model.iccHigh)],
                ])
            return Page(
                "\(y)\(names.isEmpty ? "" : " on \(Words.list(names))"), groups by \(group): \(sheet.size) in \(model.groups) groups",
                [CoefficientTable.page(model.coefficients), variances],
                "−2 log likelihood (REML) \(Words.decimal(model.deviance, 3)).", sentence(model, names))
        }

        private func sentence(_ model: RandomIntercept, _ names: [String]) -> String {
            let rest = names.isEmpty ? "of the variance" : "of the variance that the predictors leave"
            if model.isBoundary { return "Groups differ no more than chance would make them: tau² is 0." }
            return "\(Words.percent(model.icc, 1)) \(rest) lies between groups (\(Words.p(model.groupsP)))."
        }
    }
}
