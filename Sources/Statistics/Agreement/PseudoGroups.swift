/// What agreement looks like when people are dealt into groups of the same sizes by chance: rwg(j) can be high because
/// everybody answers alike, and then says nothing about groups (Bliese & Halverson 2002).
public struct PseudoGroups: Sendable, Equatable {
    /// The real groups' mean index.
    public let observed: Double
    /// The mean of the mean index over all deals.
    public let mean: Double
    /// The 2.5 % and 97.5 % points of the mean index over the deals.
    public let low: Double
    public let high: Double
    /// The share of deals (counting the real one) whose mean index is at least the observed: (1 + k) / (1 + deals).
    public let p: Double
    public let deals: Int

    /// Deals rows into pseudo-groups `deals` times. The same seed gives the same answer.
    public init(
        _ items: [[Double]], by grouping: Grouping, index: AgreementIndex, deals: Int = 1000, seed: UInt64
    ) throws(StatisticsError) {
        try Check.atLeast(1, deals, "deals")
        observed = try Agreement(items, by: grouping, index: index).mean
        var generator = SeededGenerator(seed: seed)
        var rows = Array(grouping.index.indices)
        let sizes = grouping.sizes
        var means: [Double] = []
        for _ in 0..<deals {
            generator.permute(&rows)
            means.append(PseudoGroups.mean(items, rows, sizes, index))
        }
        means.sort()
        self.deals = deals
        mean = Sample.mean(means)
        low = Sample.quantile(sorted: means, 0.025)
        high = Sample.quantile(sorted: means, 0.975)
        // Deals that equal the real grouping must count as such in spite of rounding.
        let reached = observed - 1e-12
        p = Double(1 + means.filter { $0 >= reached }.count) / Double(1 + deals)
    }

    private static func mean(_ items: [[Double]], _ rows: [Int], _ sizes: [Int], _ index: AgreementIndex) -> Double {
        var start = 0
        var values: [Double] = []
        for size in sizes {
            let dealt = rows[start..<start + size]
            start += size
            guard size > 1 else { continue }
            if let value = index.value(items.map { item in dealt.map { item[$0] } }) { values.append(value) }
        }
        return Sample.mean(values)
    }
}
