import ArgumentParser
import Statistics

extension Stats {
    /// Ordinary least squares.
    struct Regress: StatsCommand {
        static let configuration = CommandConfiguration(
            commandName: "regress",
            abstract: "Least squares with classical, robust or clustered errors.",
            discussion: """
                hc1 is White's sandwich times N/(N−K), hc3 divides residuals by 1 − leverage; with --cluster the sandwich over cluster \
                sums times G/(G−1) · (N−1)/(N−K), and t on G − 1 degrees of freedom. K counts the intercept.
                """)

        enum Errors: String, ExpressibleByArgument, CaseIterable {
            case classical, hc1, hc3
        }

        @OptionGroup var file: FileOptions
        @Option(help: "The outcome's column.") var y: String
        @Option(help: "The predictors' columns.") var x: [ColumnNames]
        @Option(help: "classical, hc1 or hc3.") var errors: Errors?
        @Option(help: "The column that says which rows may depend on one another.") var cluster: String?
        @OptionGroup var output: OutputOptions

        func validate() throws {
            // Clustered errors are hc1's sandwich over clusters: asking for both asks for one thing.
            if let errors, errors != .hc1, cluster != nil {
                throw ValidationError("--cluster has errors of its own; leave --errors \(errors.rawValue) out")
            }
        }

        func answer() throws -> StatsAnswer {
            let open = try file.open()
            let sheet = try open.read(numbers: [y] + x.names(in: open.reader), labels: cluster.map { [$0] } ?? [])
            let fit = try LinearRegression(sheet.predictor(0), on: sheet.predictors(from: 1), errors: kind(sheet))
            return StatsAnswer(json: json(fit, sheet), page: page(fit, sheet))
        }

        private func kind(_ sheet: Sheet) -> RegressionErrors {
            if cluster != nil { return .clustered(sheet.grouping()) }
            return switch errors ?? .classical {
            case .classical: .classical
            case .hc1: .hc1
            case .hc3: .hc3
            }
        }

        private var errorsName: String { cluster == nil ? (errors ?? .classical).rawValue : "clustered" }

        private func json(_ fit: LinearRegression, _ sheet: Sheet) -> JSONValue {
            let names = sheet.numberNames.dropFirst()
            return sheet.counts + [
                "errors": .string(errorsName), "clusters": fit.clusters.map(JSONValue.int) ?? .null,
                "coefficients": CoefficientTable.json(fit.coefficients), "r_squared": JSONValue(fit.rSquared),
                "adjusted_r_squared": JSONValue(fit.adjustedRSquared), "sigma": JSONValue(fit.sigma),
                "f": JSONValue(fit.f), "p": JSONValue(fit.fP), "aic": JSONValue(fit.aic), "bic": JSONValue(fit.bic),
                "betas": .named(names.map { ($0, JSONValue(fit.standardisedCoefficients[$0])) }),
                "vif": .named(names.map { ($0, JSONValue(fit.varianceInflation[$0])) }),
            ]
        }

        private func page(_ fit: LinearRegression, _ sheet: Sheet) -> Page {
            let names = Array(sheet.numberNames.dropFirst())
            let clusters = fit.clusters.map { ", \($0) clusters of \(cluster ?? "")" } ?? ""
            return Page(
                "\(y) on \(Words.list(names)): \(sheet.size)\(clusters), \(errorsName) errors",
                [CoefficientTable.page(fit.coefficients), measures(fit)],
                sentence(fit), inflated(fit, names))
        }

        private func measures(_ fit: LinearRegression) -> TextTable {
            let df = "F(\(fit.coefficients.count - 1), \(Words.whole(fit.n - fit.coefficients.count)))"
            return TextTable([
                ["R²", Words.decimal(fit.rSquared)], ["R², adjusted", Words.decimal(fit.adjustedRSquared)],
                ["residual s", Words.decimal(fit.sigma, Words.places(for: fit.sigma))],
                [df, Words.decimal(fit.f ?? .nan, 2) + ", " + Words.p(fit.fP ?? .nan)],
            ])
        }

        private func sentence(_ fit: LinearRegression) -> String {
            let clear = fit.coefficients.dropFirst().filter { $0.p < 0.05 }.map(\.name)
            let whole = "The predictors together go along with \(Words.percent(fit.rSquared)) of the variance of \(y)."
            return clear.isEmpty
                ? "\(whole) None of them stands out beside the others."
                : "\(whole) Beside the others, \(Words.list(clear)) stand\(clear.count == 1 ? "s" : "") out."
        }

        private func inflated(_ fit: LinearRegression, _ names: [String]) -> String {
            let high = names.filter { (fit.varianceInflation[$0] ?? 0) > 10 }
            return high.isEmpty
                ? ""
                : "\(Words.list(high)) can hardly be told from the other predictors (variance inflated more than tenfold)."
        }
    }
}
