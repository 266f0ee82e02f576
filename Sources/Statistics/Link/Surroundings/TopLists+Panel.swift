extension TopLists {
    /// Nil with fewer than four units that have both sides.
    init?(
        inside: [String], outside: [String], units: [String], _ means: MetricMeans, turned: Set<String>, share: Double
    ) {
        let (first, second) = (means.index(inside, turned: turned), means.index(outside, turned: turned))
        let both = zip(first, second).enumerated().filter { !$1.0.isNaN && !$1.1.isNaN }.map(\.offset)
        guard both.count >= 4,
            let lists = try? TopListOverlap(both.map { first[$0] }, both.map { second[$0] }, length: .share(share))
        else { return nil }
        self.init(
            fraction: share, units: lists.units, inside: lists.first.map { units[both[$0]] },
            outside: lists.second.map { units[both[$0]] }, both: lists.both.map { units[both[$0]] },
            overlap: lists.overlap, expected: lists.expected, p: lists.p, method: "overlap")
    }
}
