/// The rows of a regression with the effects taken out of every column.
struct SweptDesign: Sendable {
    let sample: PanelSample
    /// Nil without effects: nothing is swept, and an intercept is needed.
    let sweep: EffectSweep?
    /// The outcome first, then the regressors, by row.
    let columns: [[Double]]
    /// As they were.
    let raw: [[Double]]
    /// The panel's cells that were complete and yet left out, because their unit or period had nothing to compare with.
    let pruned: Int

    init(_ panel: Panel, _ series: [PanelSeries], kind: EffectSweep.Kind?) {
        let complete = panel.complete(series)
        let sample = PanelSample(
            complete: complete, panelPeriods: panel.periods.count, leastRows: kind.map(\.leastRows) ?? 1,
            prunesPeriods: kind?.periods ?? false)
        self.sample = sample
        pruned = complete.count { $0 } - sample.rows
        let raw = series.map { one in
            let source = panel.sources(lag: one.lag)
            return sample.units.indices.flatMap { unit in
                sample.periods[sample.start[unit]..<sample.start[unit + 1]].map { period in
                    panel.values[one.variable][sample.units[unit] * panel.periods.count + source[period]]
                }
            }
        }
        self.raw = raw
        let sweep = kind.map { EffectSweep(sample, kind: $0, ordinals: panel.periods) }
        self.sweep = sweep
        columns = sweep.map { $0.residuals(of: raw) } ?? raw
    }
}

extension EffectSweep.Kind {
    /// A unit with fewer rows has no say.
    var leastRows: Int { trends ? 3 : 2 }
}

extension EffectSweep {
    /// The columns, given by rows, with the effects taken out.
    func residuals(of columns: [[Double]]) -> [[Double]] {
        let effects = periodEffects(columns: columns.count) { column, unit, buffer in
            for (i, row) in (sample.start[unit]..<sample.start[unit + 1]).enumerated() {
                buffer[i] = columns[column][row]
            }
        }
        return columns.indices.map { column in
            var result = columns[column]
            let shift = effects.column(column)
            for row in result.indices { result[row] -= shift[sample.periods[row]] }
            result.withUnsafeMutableBufferPointer { values in
                for unit in sample.units.indices { sweepUnit(unit, values.baseAddress! + sample.start[unit]) }
            }
            return result
        }
    }
}
