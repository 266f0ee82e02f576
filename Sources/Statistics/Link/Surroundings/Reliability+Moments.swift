extension Reliability {
    /// From the answers' moments by unit and period, merged over each unit's periods, since the units' means over all
    /// periods are what is correlated. Nil where there are no two units, no spread, or one answer per unit.
    init?(_ metric: String, cells: [Moments], units: Int) {
        let width = units > 0 ? cells.count / units : 0
        let byUnit = (0..<units).map { unit in
            cells[unit * width..<(unit + 1) * width].reduce(Moments()) { $0 + $1 }
        }
        guard let icc = try? IntraclassCorrelation(byUnit, name: metric), icc.f.isFinite, icc.icc2.isFinite else {
            return nil
        }
        self.init(
            metric: metric, icc1: icc.icc1, icc2: icc.icc2, f: icc.f, units: icc.groups, n: icc.n, method: "reliability"
        )
    }
}
