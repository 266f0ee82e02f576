extension Metric {
    /// The figure that a unit's observation stands for: the mean of its scores, or their sum for a total.
    public func figure(_ observation: Observation) -> Double? {
        measure == .total ? observation.sum : observation.mean
    }

    /// How many stand behind a figure, in words: "n 412", "mean of 36 units", or that nobody told us.
    public func support(_ observation: Observation, leaf: Bool) -> String {
        switch (basis, measure) {
        case (.answers, _): "n \(grouped(observation.n))"
        case (.figures, _) where leaf && observation.n == 1: "n not known"
        case (.figures, .total): "sum of \(counted(observation.n, "unit"))"
        case (.figures, _): "mean of \(counted(observation.n, "unit"))"
        }
    }
}
