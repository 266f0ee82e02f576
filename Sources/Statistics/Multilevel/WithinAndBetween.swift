/// A correlation taken apart into its part between groups and its part within them (Dansereau, Alutto & Yammarino 1984):
/// r = ηᴮx ηᴮy rᴮ + ηᵂx ηᵂy rᵂ. Between groups each row counts, so that large groups weigh more.
public struct WithinAndBetween: Sendable, Equatable {
    public let raw: Double
    public let between: Double
    public let within: Double
    /// η between of x and of y: the root of the share of the variance that lies between groups.
    public let etaBetween: (x: Double, y: Double)
    /// η within of x and of y.
    public let etaWithin: (x: Double, y: Double)

    /// Throws `.notEnoughData` for fewer than two groups or three rows, `.doesNotVary` where a column does not vary between or
    /// within groups.
    public init(
        _ x: [Double], _ y: [Double], by grouping: Grouping, names: [String] = ["x", "y"]
    ) throws(StatisticsError) {
        try Check.sameLength(x.count, grouping.index.count, "rows and groups")
        try Check.atLeast(2, grouping.count, "groups")
        raw = try Correlation.pearson(x, y, names: names).r
        let parts = [x, y].map { column in
            let means = grouping.means(column)
            return (grouping.index.map { means[$0] }, zip(column, grouping.index).map { $0 - means[$1] })
        }
        let (xParts, yParts) = (parts[0], parts[1])
        between = try Correlation.pearson(xParts.0, yParts.0, names: names.map { "\($0) between groups" }).r
        within = try Correlation.pearson(xParts.1, yParts.1, names: names.map { "\($0) within groups" }).r
        func eta(_ part: [Double], of column: [Double]) -> Double {
            (Sample.squaredDeviations(part) / Sample.squaredDeviations(column)).squareRoot()
        }
        etaBetween = (eta(xParts.0, of: x), eta(yParts.0, of: y))
        etaWithin = (eta(xParts.1, of: x), eta(yParts.1, of: y))
    }

    public static func == (a: WithinAndBetween, b: WithinAndBetween) -> Bool {
        a.raw == b.raw && a.between == b.between && a.within == b.within && a.etaBetween == b.etaBetween
            && a.etaWithin == b.etaWithin
    }
}
