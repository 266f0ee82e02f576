/// What a panel regression found.
public struct PanelFit: Sendable {
    /// One slope.
    public struct Coefficient: Sendable, Equatable {
        public var name: String
        public var estimate: Double
        /// Clustered by unit, factor G/(G−1) · (N−1)/(N−K).
        public var se: Double
        public var t: Double
        /// Two-sided, G − 1 degrees of freedom.
        public var p: Double
        public var low: Double
        public var high: Double
        /// Errors alike and independent.
        public var classicalError: Double
    }

    /// In the order asked for; the lagged outcome last; "(Intercept)" first where no effects are swept.
    public let coefficients: [Coefficient]
    /// Rows.
    public let n: Int
    public let units: Int
    public let periods: Int
    /// Complete rows left out because their unit (or period) had nothing to compare with.
    public let singletons: Int
    /// 1 − RSS/TSS after the effects are swept out of both.
    public let rSquaredWithin: Double
    /// Of the whole model, effects included.
    public let rSquared: Double
    public let residualDegreesOfFreedom: Int
    /// For the wild bootstrap.
    let slopes: PanelSlopes

    public subscript(name: String) -> Coefficient? { coefficients.first { $0.name == name } }

    init(_ model: PanelRegression, _ terms: [PanelRegression.Term], _ swept: SweptDesign) throws(PanelError) {
        let slopes = try PanelSlopes(swept, outcome: model.outcome, names: terms.map(\.name), effects: model.effects)
        let sample = swept.sample
        let (rows, groups) = (sample.rows, sample.units.count)
        let clustered = slopes.clusteredCovariance(factor: smallSampleFactor(groups, rows, slopes.names.count))
        let sigma2 = slopes.rss / Double(slopes.degreesOfFreedom)
        let reach = StudentT.quantile(0.975, df: Double(groups - 1))
        coefficients = slopes.names.indices.map { k in
            let (estimate, se) = (slopes.estimates[k], clustered[k, k].squareRoot())
            return Coefficient(
                name: slopes.names[k], estimate: estimate, se: se, t: estimate / se,
                p: StudentT.twoSided(estimate / se, df: Double(groups - 1)), low: estimate - reach * se,
                high: estimate + reach * se, classicalError: (sigma2 * slopes.inverseGram[k, k]).squareRoot())
        }
        n = rows
        units = groups
        periods = sample.periodsUsed
        singletons = swept.pruned
        rSquaredWithin = 1 - slopes.rss / centredSquares(swept.columns[0])
        rSquared = 1 - slopes.rss / centredSquares(swept.raw[0])
        residualDegreesOfFreedom = slopes.degreesOfFreedom
        self.slopes = slopes
    }
}

/// G/(G−1) · (N−1)/(N−K).
func smallSampleFactor(_ groups: Int, _ rows: Int, _ slopes: Int) -> Double {
    Double(groups) / Double(groups - 1) * Double(rows - 1) / Double(rows - slopes)
}

private func centredSquares(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
}
