public import Domain

extension ObservationStore {
    /// Sums metrics anew from their own figures, for instance after a unit has moved on a past day.
    ///
    /// The result equals, to the last bit, what adding the sources one after the other gives: each source is summed apart,
    /// in twice the precision, and the sources are added in the order of their ids.
    public func resum(_ metrics: [Metric], tree: UnitTree) throws {
        let ancestry = Ancestry(tree)
        for metric in metrics {
            for table in ["observation", "category_count"] as [StaticString] {
                try transaction.execute(
                    "DELETE FROM \(raw: table) WHERE metric_id = \(metric.id) AND source_id = \(Source.below)")
            }
            var totals = ParentTotals()
            for (_, rollup) in try rollups(of: metric, ancestry).sorted(by: { $0.key < $1.key }) {
                totals.add(rollup.totals)
            }
            try add(totals, to: metric.id, firstCategory: metric.categories?.lowerBound ?? 0, ancestry: ancestry)
        }
    }

    private func rollups(of metric: Metric, _ ancestry: Ancestry) throws -> [Source.ID: Rollup] {
        let categories = metric.categories
        var rollups: [Source.ID: Rollup] = [:]
        func sums(_ row: any Row) -> (PeriodSums, place: Int)? {
            guard let place = ancestry.place(of: Unit.ID(row.integer(0))),
                let period = Period(rawValue: Int(row.integer(1)))
            else { return nil }
            let empty = Rollup(ancestry, categories: categories?.count ?? 0)
            return (rollups[Source.ID(row.integer(2)), default: empty].sums(in: period), place)
        }
        try transaction.forEach(
            """
            SELECT unit_id, period, source_id, n, sum, sum_of_squares FROM observation
            WHERE metric_id = \(metric.id) AND source_id <> \(Source.below)
            """
        ) { row in
            if let (sums, place) = sums(row) { sums.add(row.observation(from: 3), above: place) }
        }
        guard let categories else { return rollups }
        try transaction.forEach(
            """
            SELECT unit_id, period, source_id, category, n FROM category_count
            WHERE metric_id = \(metric.id) AND source_id <> \(Source.below)
            """
        ) { row in
            guard let (sums, place) = sums(row), categories.contains(Int(row.integer(3))) else { return }
            sums.add(Int(row.integer(4)), category: Int(row.integer(3)) - categories.lowerBound, above: place)
        }
        return rollups
    }
}

extension Metric {
    /// The whole-numbered answers whose distribution is kept, or nil.
    var categories: ClosedRange<Int>? { keepsCategories ? Int(scale.low)...Int(scale.high) : nil }
}
