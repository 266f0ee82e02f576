/// Splits R² both ways.
struct DriverSplit {
    let orders: Int
    let isExact: Bool

    struct Shares {
        let lmg: [Double]
        let johnson: [Double]
        let errors: [Double]?
    }

    /// Nil where the drivers depend on one another.
    func shares(_ correlations: DriverCorrelations, _ generator: inout SeededGenerator) -> Shares? {
        guard let johnson = RelativeWeights.shares(correlations) else { return nil }
        if isExact { return Shares(lmg: Shapley.exact(correlations), johnson: johnson, errors: nil) }
        let sampled = Shapley.sampled(correlations, orders: orders, &generator)
        return Shares(lmg: sampled.shares, johnson: johnson, errors: sampled.errors)
    }
}
