import CLAPACK

/// Takes unit effects, unit trends and period effects out of a column exactly, also in an unbalanced panel.
///
/// The unit part is swept out of each unit's own rows: its mean, or its straight line over time. What is left of the period
/// effects δ then solves the small system
///
///     (diag(nₜ) − Σᵢ Pᵢ) δ = Σᵢ (I − Pᵢ) vᵢ
///
/// of as many unknowns as periods, Pᵢ the projection on unit i's part. The system has short rank by one for each
/// piece of the panel that shares no unit with the rest (and once more for each with trends); any solution gives the same
/// residuals. This is the Frisch–Waugh–Lovell theorem, not an iteration, so it is exact to rounding.
struct EffectSweep: Sendable {
    enum Kind: Sendable {
        case unit, unitAndPeriod, trend, trendAndPeriod

        var trends: Bool { self == .trend || self == .trendAndPeriod }
        var periods: Bool { self == .unitAndPeriod || self == .trendAndPeriod }
    }

    let sample: PanelSample
    let kind: Kind
    /// Degrees of freedom that the effects take.
    let absorbed: Int
    private let system: SemidefiniteFactor?
    /// With trends: each row's period minus its unit's mean period, scaled to length 1 within the unit.
    private let slopes: [Double]

    init(_ sample: PanelSample, kind: Kind, ordinals: [Int]) {
        self.sample = sample
        self.kind = kind
        slopes = kind.trends ? EffectSweep.slopes(sample, ordinals) : []
        let ofUnits = sample.units.count * (kind.trends ? 2 : 1)
        system = kind.periods ? SemidefiniteFactor(EffectSweep.periodSystem(sample, slopes)) : nil
        absorbed = ofUnits + (system?.rank ?? 0)
    }

    /// δ for columns given by their rows: panel periods × columns. Zero without period effects.
    func periodEffects(columns: Int, row: (_ column: Int, _ unit: Int, UnsafeMutablePointer<Double>) -> Void) -> Matrix
    {
        var right = Matrix(rows: sample.panelPeriods, columns: columns)
        guard let system else { return right }
        withBuffer { buffer in
            for column in 0..<columns {
                let first = column * sample.panelPeriods
                right.storage.withUnsafeMutableBufferPointer { right in
                    for unit in sample.units.indices {
                        row(column, unit, buffer)
                        sweepUnit(unit, buffer)
                        let rows = sample.start[unit]..<sample.start[unit + 1]
                        for (i, place) in rows.enumerated() { right[first + sample.periods[place]] += buffer[i] }
                    }
                }
            }
        }
        return system.solve(right)
    }

    /// Sweeps the unit's own part out of its rows.
    @inline(__always)
    func sweepUnit(_ unit: Int, _ values: UnsafeMutablePointer<Double>) {
        let first = sample.start[unit]
        let count = sample.start[unit + 1] - first
        var sum = 0.0
        for i in 0..<count { sum += values[i] }
        let mean = sum / Double(count)
        for i in 0..<count { values[i] -= mean }
        if slopes.isEmpty { return }
        var slope = 0.0
        for i in 0..<count { slope += values[i] * slopes[first + i] }
        for i in 0..<count { values[i] -= slope * slopes[first + i] }
    }

    /// A⁺ B with A the period system; zero without period effects.
    func solvePeriods(_ right: Matrix) -> Matrix {
        system?.solve(right) ?? Matrix(rows: right.rows, columns: right.columns)
    }

    /// Room for the rows of one unit.
    func withBuffer<Result>(_ body: (UnsafeMutablePointer<Double>) -> Result) -> Result {
        withUnsafeTemporaryAllocation(of: Double.self, capacity: max(1, sample.panelPeriods)) { body($0.baseAddress!) }
    }

    private static func slopes(_ sample: PanelSample, _ ordinals: [Int]) -> [Double] {
        var slopes = sample.periods.map { Double(ordinals[$0]) }
        for unit in sample.units.indices {
            let rows = sample.start[unit]..<sample.start[unit + 1]
            let mean = slopes[rows].reduce(0, +) / Double(rows.count)
            for row in rows { slopes[row] -= mean }
            let length = slopes[rows].reduce(0) { $0 + $1 * $1 }.squareRoot()
            for row in rows { slopes[row] = length > 0 ? slopes[row] / length : 0 }
        }
        return slopes
    }

    /// diag(nₜ) − Σᵢ Pᵢ. Units measured in the same periods share a Pᵢ, so runs of them are added once.
    private static func periodSystem(_ sample: PanelSample, _ slopes: [Double]) -> Matrix {
        let size = sample.panelPeriods
        var factors: [Double] = []
        var unit = 0
        while unit < sample.units.count {
            let rows = sample.start[unit]..<sample.start[unit + 1]
            var alike = 1
            while unit + alike < sample.units.count, sample.sharesPeriods(unit, unit + alike) { alike += 1 }
            var level = [Double](repeating: 0, count: size)
            let weight = (Double(alike) / Double(rows.count)).squareRoot()
            for row in rows { level[sample.periods[row]] = weight }
            factors += level
            if !slopes.isEmpty {
                var trend = [Double](repeating: 0, count: size)
                for row in rows { trend[sample.periods[row]] = slopes[row] * Double(alike).squareRoot() }
                factors += trend
            }
            unit += alike
        }
        let projections = Matrix(rows: size, columns: factors.count / max(1, size), storage: factors)
        var system = -1 * projections.transposed.gram
        for (period, rows) in sample.rowsOfPeriod.enumerated() { system[period, period] += Double(rows) }
        return system
    }
}

extension PanelSample {
    fileprivate func sharesPeriods(_ a: Int, _ b: Int) -> Bool {
        periods[start[a]..<start[a + 1]].elementsEqual(periods[start[b]..<start[b + 1]])
    }
}
