import CLAPACK

/// Sums of products of swept columns, unit by unit: all that slopes and their clustered errors need.
///
/// Each column is swept once for a sample, however many pairs it takes part in, and a unit's rows are read while they are in
/// the processor's cache. Work: columns × rows for the sweep, pairs × rows for the products.
struct UnitProducts: Sendable {
    let sample: PanelSample
    let sweep: EffectSweep
    /// Units × pairs.
    let sums: Matrix
    /// The swept columns by row; kept only where asked for.
    let rows: [[Double]]

    init(
        _ panel: Panel, _ sample: PanelSample, kind: EffectSweep.Kind, series: [PanelSeries], pairs: [(Int, Int)],
        keepsRows: Bool
    ) {
        let sweep = EffectSweep(sample, kind: kind, ordinals: panel.periods)
        let columns = SeriesColumns(panel, sample, series)
        let effects = sweep.periodEffects(columns: series.count) { columns.read($0, unit: $1, into: $2) }
        var sums = Matrix(rows: sample.units.count, columns: pairs.count)
        var rows = [[Double]](repeating: [], count: keepsRows ? series.count : 0)
        let width = max(1, panel.periods.count)
        withUnsafeTemporaryAllocation(of: Double.self, capacity: max(1, series.count * width)) { buffer in
            let swept = buffer.baseAddress!
            for unit in sample.units.indices {
                let count = sample.start[unit + 1] - sample.start[unit]
                for column in series.indices {
                    let values = swept + column * width
                    columns.read(column, unit: unit, into: values)
                    columns.subtract(effects, column, unit: unit, from: values)
                    sweep.sweepUnit(unit, values)
                    if keepsRows { rows[column].append(contentsOf: UnsafeBufferPointer(start: values, count: count)) }
                }
                sums.storage.withUnsafeMutableBufferPointer { sums in
                    for (place, pair) in pairs.enumerated() {
                        sums[place * sample.units.count + unit] = cblas_ddot(
                            blas(count), swept + pair.0 * width, 1, swept + pair.1 * width, 1)
                    }
                }
            }
        }
        self.sample = sample
        self.sweep = sweep
        self.sums = sums
        self.rows = rows
    }
}

/// Reads a series' rows out of the panel's grid.
private struct SeriesColumns {
    private let panel: Panel
    private let sample: PanelSample
    private let variables: [Int]
    /// For each series the source of each panel period.
    private let sources: [[Int]]

    init(_ panel: Panel, _ sample: PanelSample, _ series: [PanelSeries]) {
        self.panel = panel
        self.sample = sample
        variables = series.map(\.variable)
        sources = series.map { panel.sources(lag: $0.lag) }
    }

    func read(_ column: Int, unit: Int, into values: UnsafeMutablePointer<Double>) {
        let first = sample.start[unit]
        let count = sample.start[unit + 1] - first
        let cell = sample.units[unit] * sample.panelPeriods
        panel.values[variables[column]].withUnsafeBufferPointer { grid in
            sources[column].withUnsafeBufferPointer { source in
                sample.periods.withUnsafeBufferPointer { periods in
                    for i in 0..<count { values[i] = grid[cell + source[periods[first + i]]] }
                }
            }
        }
    }

    func subtract(_ effects: Matrix, _ column: Int, unit: Int, from values: UnsafeMutablePointer<Double>) {
        let first = sample.start[unit]
        let count = sample.start[unit + 1] - first
        effects.storage.withUnsafeBufferPointer { effects in
            sample.periods.withUnsafeBufferPointer { periods in
                let shift = effects.baseAddress! + column * sample.panelPeriods
                for i in 0..<count { values[i] -= shift[periods[first + i]] }
            }
        }
    }
}
