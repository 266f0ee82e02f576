/// A linear regression on a panel, with unit and period effects swept out and errors clustered by unit.
///
///     yᵢₜ = Σₖ βₖ xₖ,ᵢ,ₜ₋ₗ + αᵢ + δₜ + εᵢₜ
///
/// ```swift
/// let fit = try PanelRegression(
///     outcome: "inv", regressors: [.init("value"), .init("capital", lag: 1)], effects: .twoWay
/// ).fit(panel)
/// fit["value"]?.estimate
/// ```
///
/// Rows with a missing value are left out. Units with a single row, and with two-way effects periods with a single row,
/// are left out as well (with unit trends: units with fewer than three rows), until none is left.
///
/// The clustered error has the factor G/(G−1) · (N−1)/(N−K), where G counts units, N rows and K the slopes (and the
/// intercept, without effects) but not the effects: R `plm`'s `vcovHC(cluster = "group", type = "sss")`. Its t has G − 1
/// degrees of freedom. The classical error divides by N − K − the effects' own degrees of freedom.
///
/// With a lagged outcome beside unit effects the estimates are biased by an order of 1/T (Nickell 1981).
public struct PanelRegression: Sendable, Equatable {
    /// What is swept out.
    public enum Effects: String, Sendable, CaseIterable, Codable {
        case none, unit
        case twoWay = "twoway"
    }

    /// A variable, `lag` periods before the outcome's; a negative lag is a lead.
    public struct Term: Sendable, Hashable {
        public var variable: String
        public var lag: Int

        public init(_ variable: String, lag: Int = 0) {
            self.variable = variable
            self.lag = lag
        }

        /// "capital", "capital, lag 1" or "capital, lead 1".
        public var name: String {
            if lag == 0 { return variable }
            return lag > 0 ? "\(variable), lag \(lag)" : "\(variable), lead \(-lag)"
        }
    }

    public var outcome: String
    public var regressors: [Term]
    public var effects: Effects
    /// The outcome itself, one period before, as a further regressor.
    public var laggedOutcome: Bool
    /// A straight trend of its own for each unit, beside its effect.
    public var unitTrends: Bool

    public init(
        outcome: String, regressors: [Term], effects: Effects = .twoWay, laggedOutcome: Bool = false,
        unitTrends: Bool = false
    ) {
        self.outcome = outcome
        self.regressors = regressors
        self.effects = effects
        self.laggedOutcome = laggedOutcome
        self.unitTrends = unitTrends
    }

    /// Throws `.unknown` for a variable that the panel lacks, `.noVariation` for a regressor that the effects take up whole,
    /// `.statistics(.collinear)` for one that others make up, and `.statistics(.notEnoughData)` with fewer than two units or
    /// no degree of freedom left.
    public func fit(_ panel: Panel) throws(PanelError) -> PanelFit {
        let terms = regressors + (laggedOutcome ? [Term(outcome, lag: 1)] : [])
        var series: [PanelSeries] = []
        for term in [Term(outcome)] + terms {
            series.append(PanelSeries(variable: try panel.position(of: term.variable), lag: term.lag))
        }
        let swept = SweptDesign(panel, series, kind: sweep)
        return try PanelFit(self, terms, swept)
    }

    private var sweep: EffectSweep.Kind? {
        switch (effects, unitTrends) {
        case (.none, false): nil
        case (.unit, false): .unit
        case (.twoWay, false): .unitAndPeriod
        case (.twoWay, true): .trendAndPeriod
        case (_, true): .trend
        }
    }
}

extension PanelRegression.Effects {
    /// For "does not vary …".
    var within: String {
        switch self {
        case .none: "in the rows that are complete"
        case .unit: "within units"
        case .twoWay: "within units beside the period effects"
        }
    }
}
