import Domain

extension ObservationStore {
    /// Adds sums to what the units above hold already.
    func add(_ totals: ParentTotals, to metric: Metric.ID, firstCategory: Int, ancestry: Ancestry) throws {
        guard !ancestry.parents.isEmpty else { return }
        let periods = totals.observations.keys.sorted()
        var cursor = Cursor(periods: periods, parents: ancestry.parents)
        try insertObservations { row in
            while let (parent, period) = cursor.next() {
                let observation = totals.observations[period]![parent]
                guard observation.n > 0 else { continue }
                row.append(metric, ancestry.units[ancestry.parents[parent]], period, Source.below, observation)
                return true
            }
            return false
        }
        guard !totals.counts.isEmpty, let categories = totals.counts.first.map({ $1.count / ancestry.parents.count })
        else { return }
        cursor = Cursor(periods: periods, parents: ancestry.parents)
        var pending: [(parent: Int, period: Period, category: Int, n: Int)] = []
        try insertCounts { row in
            while pending.isEmpty {
                guard let (parent, period) = cursor.next() else { return false }
                let counts = totals.counts[period]![(parent * categories)..<((parent + 1) * categories)]
                pending = counts.enumerated().reversed().filter { $1 > 0 }.map { (parent, period, $0, $1) }
            }
            let next = pending.removeLast()
            row.append(metric, ancestry.units[ancestry.parents[next.parent]], next.period, Source.below)
            row.append(firstCategory + next.category)
            row.append(next.n)
            return true
        }
    }

    /// Walks parents and, within each, periods: the order of the table.
    private struct Cursor {
        let periods: [Period]
        let parents: [Int]
        private var at = 0

        init(periods: [Period], parents: [Int]) {
            self.periods = periods
            self.parents = parents
        }

        mutating func next() -> (parent: Int, period: Period)? {
            guard at < parents.count * periods.count else { return nil }
            defer { at += 1 }
            return (at / periods.count, periods[at % periods.count])
        }
    }
}
