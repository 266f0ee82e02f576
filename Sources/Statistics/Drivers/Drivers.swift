/// Which drivers matter for an outcome: R² of the regression on all of them, split among them in two ways.
///
/// The shares of either way add up to R². They say how much of the outcome's variance goes along with each driver, not what
/// changing it would do.
public struct Drivers: Sendable, Equatable {
    public struct Share: Sendable, Equatable {
        /// The part of the outcome's variance.
        public let value: Double
        /// The percentile bootstrap interval; absent without a bootstrap.
        public let low: Double?
        public let high: Double?
    }

    public struct Driver: Sendable, Equatable {
        public let name: String
        /// Averaged over all orders of entry (LMG, Shapley).
        public let lmg: Share
        /// The standard error that sampling orders leaves in `lmg`; nil where all orders were counted.
        public let samplingError: Double?
        /// Johnson's relative weight.
        public let johnson: Share
    }

    public let drivers: [Driver]
    public let rSquared: Double
    public let n: Int
    /// The samples behind the intervals.
    public let resamples: Int
    /// Samples drawn again because a column did not vary in them or two depended on one another.
    public let redrawn: Int

    /// Up to here all subsets of drivers are counted; beyond, random orders are.
    public static let exactLimit = 14
}

extension Drivers {
    /// How the shares and their intervals are computed. The same seed gives the same answer.
    public struct Options: Sendable {
        public var seed: UInt64
        /// Samples of rows, or of whole clusters, drawn with replacement; 0 for no intervals.
        public var resamples: Int
        public var confidence: Double
        /// Random orders when there are more than `exactLimit` drivers.
        public var orders: Int
        /// Rows that belong together, drawn together.
        public var clusters: Grouping?

        public init(
            seed: UInt64, resamples: Int = 1000, confidence: Double = 0.95, orders: Int = 5000,
            clusters: Grouping? = nil
        ) {
            self.seed = seed
            self.resamples = resamples
            self.confidence = confidence
            self.orders = orders
            self.clusters = clusters
        }
    }

    /// Throws as `LinearRegression` does (`.collinear`, `.doesNotVary`, `.notFinite`, `.notEnoughData`), `.notEnoughData` for
    /// fewer than two clusters, and `.undefined` where samples hardly ever vary.
    public init(_ outcome: Predictor, on predictors: [Predictor], _ options: Options) throws(StatisticsError) {
        try Check.confidence(options.confidence)
        try Check.atLeast(1, predictors.count, "drivers")
        let fit = try LinearRegression(outcome, on: predictors)
        let split = DriverSplit(orders: options.orders, isExact: predictors.count <= Drivers.exactLimit)
        var generator = SeededGenerator(seed: options.seed)
        let columns = Matrix(columns: (predictors + [outcome]).map { Sample.centred($0.values) })
        guard let all = DriverCorrelations(products: columns.gram), let whole = split.shares(all, &generator) else {
            throw .undefined("the drivers depend on one another too closely for their shares to be told apart")
        }
        let bootstrap = try DriverBootstrap(columns, split, options)
        drivers = predictors.indices.map { j in
            Driver(
                name: predictors[j].name, lmg: bootstrap.share(whole.lmg[j], \.lmg, j),
                samplingError: whole.errors?[j], johnson: bootstrap.share(whole.johnson[j], \.johnson, j))
        }
        rSquared = fit.rSquared
        n = fit.n
        resamples = options.resamples
        redrawn = bootstrap.redrawn
    }
}
