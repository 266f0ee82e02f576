import Foundation

/// The random-intercept model y = Xb + u(group) + e with u ~ N(0, τ²) and e ~ N(0, σ²), by restricted maximum likelihood.
///
/// The likelihood is profiled over the one ratio θ = τ²/σ² and its derivative is solved to machine precision; b are the
/// generalised least squares coefficients at that ratio. Where the likelihood falls from θ = 0 on, τ² is 0 and the fit is
/// that of ordinary least squares.
///
/// t, p and intervals use the degrees of freedom of R's `nlme` (Pinheiro & Bates 2000): a predictor that is constant within
/// every group has J − 1 − (number of such predictors); the intercept and the others N − J − (number of the others).
public struct RandomIntercept: Sendable, Equatable {
    /// The intercept first, then the predictors.
    public let coefficients: [Coefficient]
    /// The variance between groups that the predictors leave.
    public let tau2: Double
    /// The variance within groups that the predictors leave.
    public let sigma2: Double
    /// −2 log restricted likelihood, as `lme4` and `nlme` print it.
    public let deviance: Double
    /// The same without the random intercept.
    public let devianceWithoutGroups: Double
    /// The interval of τ² / (τ² + σ²) from the profile of the restricted likelihood.
    public let iccLow: Double
    public let iccHigh: Double
    public let n: Int
    public let groups: Int

    /// τ² / (τ² + σ²): the share of the remaining variance that lies between groups.
    public var icc: Double { tau2 / (tau2 + sigma2) }

    /// Whether τ² lies on its boundary, 0.
    public var isBoundary: Bool { tau2 == 0 }

    /// p of τ² = 0: half of P(χ²(1) > difference of the deviances), since 0 is the boundary (Self & Liang 1987).
    public var groupsP: Double {
        isBoundary ? 1 : 0.5 * ChiSquared.survival(max(0, devianceWithoutGroups - deviance), df: 1)
    }

    public subscript(_ name: String) -> Coefficient? { coefficients.first { $0.name == name } }

    /// Throws `.notEnoughData` for fewer than two groups, groups of one only, or too few rows or groups for the predictors;
    /// `.collinear`, `.doesNotVary` and `.notFinite` with the column's name; `.undefined` where the fit is perfect.
    public init(
        _ outcome: Predictor, on predictors: [Predictor], by grouping: Grouping, confidence: Double = 0.95
    ) throws(StatisticsError) {
        try Check.confidence(confidence)
        try Check.sameLength(outcome.values.count, grouping.index.count, "rows and groups")
        try Check.finite(outcome.values, outcome.name)
        try Check.atLeast(2, grouping.count, "groups")
        try Check.atLeast(grouping.count + 1, outcome.values.count, "rows")
        let design = try Design(predictors, n: outcome.values.count)
        if Sample.isConstant(outcome.values) { throw .doesNotVary(outcome.name) }
        let degrees = try GroupDegrees(predictors, grouping)
        let likelihood = try RestrictedLikelihood(outcome.values, design, grouping)
        let ratio = try likelihood.maximum()
        let fit = try likelihood.fit(ratio)
        let estimates = likelihood.coefficients(fit)
        coefficients = estimates.indices.map { j in
            Coefficient(
                name: design.allNames[j], estimate: estimates[j].value, standardError: estimates[j].error,
                df: degrees.values[j], confidence: confidence)
        }
        sigma2 = fit.sigma2
        tau2 = ratio * fit.sigma2
        deviance = fit.deviance
        devianceWithoutGroups = try likelihood.fit(0).deviance
        let bounds = try likelihood.interval(around: ratio, confidence)
        iccLow = bounds.low / (1 + bounds.low)
        iccHigh = bounds.high == .infinity ? 1 : bounds.high / (1 + bounds.high)
        n = design.n
        groups = grouping.count
    }
}

/// The degrees of freedom of each coefficient, the intercept first.
private struct GroupDegrees {
    let values: [Double]

    init(_ predictors: [Predictor], _ grouping: Grouping) throws(StatisticsError) {
        let members = grouping.members
        let isAbove = predictors.map { predictor in
            members.allSatisfy { rows in rows.allSatisfy { predictor.values[$0] == predictor.values[rows[0]] } }
        }
        let above = isAbove.filter { $0 }.count
        let below = predictors.count - above
        try Check.atLeast(above + 2, grouping.count, "groups")
        try Check.atLeast(grouping.count + below + 1, grouping.index.count, "rows")
        let (groupDegrees, rowDegrees) = (grouping.count - 1 - above, grouping.index.count - grouping.count - below)
        values = [Double(rowDegrees)] + isAbove.map { Double($0 ? groupDegrees : rowDegrees) }
    }
}
