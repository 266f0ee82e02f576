/// The unit-periods that take part in an estimate, sorted by unit and then by period.
struct PanelSample: Sendable {
    /// The panel's number of each unit that takes part.
    let units: [Int]
    /// Where each unit's rows begin, and behind the last where they end.
    let start: [Int]
    /// The panel's period of each row.
    let periods: [Int]
    /// How many periods the panel has.
    let panelPeriods: Int
    /// How many rows each of the panel's periods has.
    let rowsOfPeriod: [Int]

    var rows: Int { periods.count }
    var periodsUsed: Int { rowsOfPeriod.count { $0 > 0 } }

    /// `complete` is true at each units × periods cell that could take part.
    ///
    /// Units with fewer than `leastRows` rows, and with `prunesPeriods` also periods with a single row, are left out again
    /// and again until none is left: their effect takes up all they have to say (Correia 2015), and counting them would
    /// make the errors look better than they are.
    init(complete: [Bool], panelPeriods: Int, leastRows: Int, prunesPeriods: Bool) {
        var mask = complete
        let unitCount = panelPeriods == 0 ? 0 : mask.count / panelPeriods
        PanelSample.prune(&mask, unitCount, panelPeriods, leastRows, prunesPeriods)
        var units: [Int] = []
        var start: [Int] = []
        var periods: [Int] = []
        var rowsOfPeriod = [Int](repeating: 0, count: panelPeriods)
        periods.reserveCapacity(mask.count)
        for unit in 0..<unitCount {
            let first = periods.count
            for period in 0..<panelPeriods where mask[unit * panelPeriods + period] {
                periods.append(period)
                rowsOfPeriod[period] += 1
            }
            if periods.count > first {
                units.append(unit)
                start.append(first)
            }
        }
        start.append(periods.count)
        self.units = units
        self.start = start
        self.periods = periods
        self.panelPeriods = panelPeriods
        self.rowsOfPeriod = rowsOfPeriod
    }

    private static func prune(
        _ mask: inout [Bool], _ unitCount: Int, _ panelPeriods: Int, _ leastRows: Int, _ prunesPeriods: Bool
    ) {
        var changed = true
        while changed {
            changed = false
            var ofPeriod = [Int](repeating: 0, count: panelPeriods)
            for unit in 0..<unitCount {
                let cells = unit * panelPeriods..<(unit + 1) * panelPeriods
                var rows = 0
                for cell in cells where mask[cell] { rows += 1 }
                if rows > 0, rows < leastRows {
                    for cell in cells { mask[cell] = false }
                    changed = true
                } else if rows > 0 {
                    for (period, cell) in cells.enumerated() where mask[cell] { ofPeriod[period] += 1 }
                }
            }
            guard prunesPeriods else { continue }
            for (period, rows) in ofPeriod.enumerated() where rows == 1 {
                for unit in 0..<unitCount { mask[unit * panelPeriods + period] = false }
                changed = true
            }
        }
    }
}

extension Panel {
    /// The cells in which every series is observed.
    func complete(_ series: [PanelSeries]) -> [Bool] {
        var mask = [Bool](repeating: true, count: units.count * periods.count)
        for one in series {
            let source = sources(lag: one.lag)
            values[one.variable].withUnsafeBufferPointer { value in
                for unit in units.indices {
                    let first = unit * periods.count
                    for period in periods.indices where mask[first + period] {
                        mask[first + period] = source[period] >= 0 && !value[first + source[period]].isNaN
                    }
                }
            }
        }
        return mask
    }
}
