import Foundation

/// Ordinary least squares with an intercept: y = b₀ + Σ bⱼ xⱼ + e.
public struct LinearRegression: Sendable {
    /// The intercept first, then the predictors in their order.
    public let coefficients: [Coefficient]
    /// The covariance of the coefficients under the chosen errors.
    public let covariance: Matrix
    public let residuals: [Double]
    public let n: Int
    /// Clusters behind the errors, where they are clustered.
    public let clusters: Int?
    /// bⱼ · s(xⱼ) / s(y), per predictor.
    public let standardisedCoefficients: [String: Double]
    /// 1 / (1 − R²ⱼ), with R²ⱼ from a regression of xⱼ on the other predictors.
    public let varianceInflation: [String: Double]
    private let totalSquares: Double

    /// Throws `.collinear` with the columns' names, `.doesNotVary`, `.notFinite`, `.notEnoughData` (a row more than
    /// coefficients is needed), `.undefined` where a row's leverage leaves HC3 without a value.
    public init(
        _ outcome: Predictor, on predictors: [Predictor], errors: RegressionErrors = .classical,
        confidence: Double = 0.95
    ) throws(StatisticsError) {
        let y = outcome.values
        try Check.confidence(confidence)
        try Check.finite(y, outcome.name)
        let design = try Design(predictors, n: y.count)
        if Sample.isConstant(y) { throw .doesNotVary(outcome.name) }
        let estimates = design.coefficients(y)
        let residuals = design.residuals(y)
        let covariance = try errors.covariance(design, residuals: residuals)
        let df = errors.degreesOfFreedom(design)
        coefficients = zip(zip(design.allNames, estimates), covariance.diagonal).map { named, variance in
            Coefficient(
                name: named.0, estimate: named.1, standardError: variance.squareRoot(), df: df, confidence: confidence)
        }
        self.covariance = covariance
        self.residuals = residuals
        n = y.count
        clusters = if case .clustered(let grouping) = errors { grouping.count } else { nil }
        totalSquares = Sample.squaredDeviations(y)
        let length = totalSquares.squareRoot()
        let slopes = zip(design.scales, estimates.dropFirst()).map { $0 * $1 / length }
        standardisedCoefficients = Dictionary(zip(design.names, slopes)) { first, _ in first }
        varianceInflation = Dictionary(zip(design.names, design.qr.inverseGram.diagonal)) { first, _ in first }
    }
}

extension LinearRegression {
    private var residualSquares: Double { dot(residuals, residuals) }

    private var width: Int { coefficients.count }

    /// The share of the outcome's variance that the predictors explain.
    public var rSquared: Double { 1 - residualSquares / totalSquares }

    /// 1 − (1 − R²)(N − 1)/(N − K).
    public var adjustedRSquared: Double {
        1 - (1 - rSquared) * Double(n - 1) / Double(n - width)
    }

    /// √(Σe² / (N − K)).
    public var sigma: Double { (residualSquares / Double(n - width)).squareRoot() }

    /// The classical F of all predictors together, on K − 1 and N − K degrees of freedom; nil without predictors.
    public var f: Double? {
        guard width > 1 else { return nil }
        return (totalSquares - residualSquares) / Double(width - 1) / (residualSquares / Double(n - width))
    }

    /// P(F > f).
    public var fP: Double? {
        f.map { FisherF.survival($0, df1: Double(width - 1), df2: Double(n - width)) }
    }

    /// −N/2 · (log 2π + log(Σe²/N) + 1), as R's `logLik`.
    public var logLikelihood: Double {
        -0.5 * Double(n) * (log(2 * Double.pi) + log(residualSquares / Double(n)) + 1)
    }

    /// −2 log L + 2(K + 1): the residual variance counts as a parameter, as in R.
    public var aic: Double { -2 * logLikelihood + 2 * Double(width + 1) }

    /// −2 log L + log N · (K + 1).
    public var bic: Double { -2 * logLikelihood + log(Double(n)) * Double(width + 1) }

    public subscript(_ name: String) -> Coefficient? { coefficients.first { $0.name == name } }
}
