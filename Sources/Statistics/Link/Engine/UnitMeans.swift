/// Each unit's mean of two variables over the periods in which both were measured, for the units that have any.
struct UnitMeans: Sendable {
    let units: [Int]
    let from: [Double]
    let to: [Double]

    init(_ panel: Panel, from: Int, to: Int) {
        var units: [Int] = []
        var means: ([Double], [Double]) = ([], [])
        let width = panel.periods.count
        for unit in panel.units.indices {
            var (count, sums) = (0.0, (0.0, 0.0))
            for cell in unit * width..<(unit + 1) * width {
                let (x, y) = (panel.values[from][cell], panel.values[to][cell])
                guard !x.isNaN, !y.isNaN else { continue }
                count += 1
                sums = (sums.0 + x, sums.1 + y)
            }
            guard count > 0 else { continue }
            units.append(unit)
            means.0.append(sums.0 / count)
            means.1.append(sums.1 / count)
        }
        self.units = units
        (self.from, self.to) = means
    }
}

extension BetweenUnits {
    /// Nil with fewer than four units, or where one side does not vary. q and the correction come later.
    init?(_ means: UnitMeans) {
        guard let r = try? Correlation.pearson(means.from, means.to), let low = r.low, let high = r.high else {
            return nil
        }
        self.init(
            r: r.r, low: low, high: high, units: r.n, p: r.p, q: 1, corrected: nil, method: "between")
    }
}
