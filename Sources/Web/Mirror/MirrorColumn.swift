import Domain

/// One metric in one period, over all units that may be shown.
struct MirrorColumn: Sendable {
    let metric: Metric
    let values: [Unit.ID: Released<Observation>]

    /// What the column writes and sorts by; nil where nothing is shown.
    func figure(of unit: Unit.ID) -> Double? {
        guard case .shown(let observation)? = values[unit] else { return nil }
        return metric.figure(observation)
    }
}

/// Where a figure stands among the others in its column, in five steps that each hold about a fifth of a bell curve.
struct HeatSteps {
    private let mean: Double
    private let deviation: Double

    /// Nil when there is too little to compare: fewer than five figures, or all alike.
    init?(_ figures: some Sequence<Double>) {
        var n = 0.0
        var mean = 0.0
        var squares = 0.0
        for figure in figures {
            n += 1
            let delta = figure - mean
            mean += delta / n
            squares += delta * (figure - mean)
        }
        guard n >= 5, squares > 0 else { return nil }
        self.mean = mean
        deviation = (squares / n).squareRoot()
    }

    /// 1 (lowest) to 5 (highest).
    func step(_ figure: Double) -> Int {
        let z = (figure - mean) / deviation
        return z < -0.8416 ? 1 : z < -0.2533 ? 2 : z < 0.2533 ? 3 : z < 0.8416 ? 4 : 5
    }
}
