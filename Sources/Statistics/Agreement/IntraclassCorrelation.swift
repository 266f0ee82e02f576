/// How much of the variance of single answers lies between groups, and how reliable the groups' means are.
///
/// From a one-way analysis of variance with the mean group size n̄ = N / J, the convention of R's `multilevel` (Bliese 2000):
/// ICC(1) = (MSB − MSW) / (MSB + (n̄ − 1) MSW), ICC(2) = (MSB − MSW) / MSB. Both are negative where groups differ less than
/// chance would make them.
public struct IntraclassCorrelation: Sendable, Equatable {
    public let n: Int
    public let groups: Int
    public let meanSquareBetween: Double
    public let meanSquareWithin: Double

    /// Throws `.notEnoughData` for fewer than two groups or no group of two, and `.doesNotVary` where all values are equal.
    public init(_ values: [Double], by grouping: Grouping, name: String = "the value") throws(StatisticsError) {
        try Check.sameLength(values.count, grouping.index.count, "values and groups")
        try Check.finite(values, name)
        try self.init(Spread(values, grouping), name: name)
    }

    /// From each group's moments, which suffice; groups without answers are left out.
    public init(_ moments: [Moments], name: String = "the value") throws(StatisticsError) {
        try self.init(Spread(moments.filter { $0.n > 0 }), name: name)
    }

    private init(_ spread: Spread, name: String) throws(StatisticsError) {
        try Check.atLeast(2, spread.groups, "groups")
        try Check.atLeast(spread.groups + 1, spread.n, "rows")
        guard spread.between.isFinite, spread.within.isFinite else { throw .notFinite(name) }
        guard spread.between + spread.within > 0 else { throw .doesNotVary(name) }
        n = spread.n
        groups = spread.groups
        meanSquareBetween = spread.between / Double(spread.groups - 1)
        meanSquareWithin = spread.within / Double(spread.n - spread.groups)
    }

    /// n̄ = N / J.
    public var meanSize: Double { Double(n) / Double(groups) }

    /// MSB / MSW; infinite where all groups agree within themselves.
    public var f: Double { meanSquareBetween / meanSquareWithin }

    /// P(F > f) on J − 1 and N − J degrees of freedom.
    public var p: Double { FisherF.survival(f, df1: Double(groups - 1), df2: Double(n - groups)) }

    public var icc1: Double {
        (meanSquareBetween - meanSquareWithin) / (meanSquareBetween + (meanSize - 1) * meanSquareWithin)
    }

    /// −∞ where the groups' means do not differ at all.
    public var icc2: Double { (meanSquareBetween - meanSquareWithin) / meanSquareBetween }

    /// The interval of ICC(1) from that of F (Searle 1971), exact for groups of one size: (F* − 1) / (F* + n̄ − 1).
    public func icc1Interval(confidence: Double = 0.95) throws(StatisticsError) -> (low: Double, high: Double) {
        let (low, high) = try fInterval(confidence)
        func icc(_ f: Double) -> Double { f == .infinity ? 1 : (f - 1) / (f + meanSize - 1) }
        return (icc(low), icc(high))
    }

    /// The interval of ICC(2) from that of F: 1 − 1 / F*.
    public func icc2Interval(confidence: Double = 0.95) throws(StatisticsError) -> (low: Double, high: Double) {
        let (low, high) = try fInterval(confidence)
        return (1 - 1 / low, 1 - 1 / high)
    }

    private func fInterval(_ confidence: Double) throws(StatisticsError) -> (low: Double, high: Double) {
        try Check.confidence(confidence)
        let (df1, df2, tail) = (Double(groups - 1), Double(n - groups), (1 - confidence) / 2)
        return (
            f / FisherF.upperQuantile(tail, df1: df1, df2: df2), f * FisherF.upperQuantile(tail, df1: df2, df2: df1)
        )
    }
}

/// Sums of squares between and within groups.
private struct Spread {
    let n: Int
    let groups: Int
    let between: Double
    let within: Double

    init(_ values: [Double], _ grouping: Grouping) {
        let centred = values.isEmpty || Sample.isConstant(values) ? values.map { _ in 0 } : Sample.centred(values)
        let parts = grouping.members.map { rows in rows.map { centred[$0] } }
        n = values.count
        groups = grouping.count
        between = Sample.sum(parts.map { Double($0.count) * Sample.mean($0) * Sample.mean($0) })
        // Equal answers have no spread; the rounding of their mean must not give them one.
        within = Sample.sum(parts.map { Sample.isConstant($0) ? 0 : Sample.squaredDeviations($0) })
    }

    init(_ moments: [Moments]) {
        let total = moments.reduce(Moments(), +)
        let grand = total.mean ?? .nan
        n = total.n
        groups = moments.count
        between = Sample.sum(
            moments.map { Double($0.n) * ($0.sum / Double($0.n) - grand) * ($0.sum / Double($0.n) - grand) })
        within = Sample.sum(moments.map { ($0.variance ?? 0) * Double($0.n - 1) })
    }
}
