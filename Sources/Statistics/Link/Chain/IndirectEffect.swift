/// What passes from x through m to y: the slope of m on x times the slope of y on m beside x, in standard deviations.
///
/// The interval is the percentile bootstrap's, whole clusters drawn with replacement: the product of two slopes is skewed,
/// so that estimate ± 1.96 se would be wrong (MacKinnon, Lockwood & Williams 2004). A product speaks of mediation only as far
/// as nothing else moves two of the three.
public struct IndirectEffect: Sendable, Equatable {
    /// A size with its 95 % bootstrap interval.
    public typealias Step = Chain.Step

    public let first: Step
    public let second: Step
    public let indirect: Step
    public let direct: Step
    public let clusters: Int
    public let replications: Int

    /// A value per row in each column; rows of one cluster are drawn together, without `clusters` each row by itself.
    /// Throws `.lengthsDiffer`, `.notFinite`, `.notEnoughData` for fewer than 4 clusters, and `.doesNotVary` where the steps
    /// cannot be told apart.
    public init(
        from x: Predictor, through m: Predictor, to y: Predictor, clusters grouping: Grouping? = nil,
        replications: Int = 1_999, seed: UInt64 = 1
    ) throws(StatisticsError) {
        for column in [m, y] { try Check.sameLength(x.values.count, column.values.count, "the columns") }
        for column in [x, m, y] { try Check.finite(column.values, column.name) }
        let index = grouping?.index ?? Array(x.values.indices)
        try Check.sameLength(x.values.count, index.count, "rows and clusters")
        let count = (index.max() ?? -1) + 1
        try Check.atLeast(4, count, "clusters")
        // About the mean, so that nothing large cancels in the sums.
        let (xs, ms, ys) = (Sample.centred(x.values), Sample.centred(m.values), Sample.centred(y.values))
        let parts = PathClusters(
            clusters: count, centres: true, rows: index.indices.map { (index[$0], xs[$0], ms[$0], ys[$0]) })
        for (column, square) in [(x, parts.whole.xx), (m, parts.whole.mm), (y, parts.whole.yy)] where square <= 0 {
            throw .doesNotVary(column.name)
        }
        let bootstrap = PathBootstrap([parts], replications: replications, seed: seed)
        guard let path = bootstrap.paths[0] else { throw .collinear(m.name, with: [x.name]) }
        self = path
    }

    init(first: Step, second: Step, indirect: Step, direct: Step, clusters: Int, replications: Int) {
        self.first = first
        self.second = second
        self.indirect = indirect
        self.direct = direct
        self.clusters = clusters
        self.replications = replications
    }
}
