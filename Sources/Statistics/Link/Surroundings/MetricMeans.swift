/// Each unit's mean of a metric over all periods in which it was measured; NaN for a unit that never was.
struct MetricMeans: Sendable {
    let byMetric: [String: [Double]]

    init(_ panel: Panel, _ metrics: [String]) throws(PanelError) {
        var byMetric: [String: [Double]] = [:]
        let width = panel.periods.count
        for metric in metrics {
            let column = try panel.column(metric)
            byMetric[metric] = panel.units.indices.map { unit in
                let known = column[unit * width..<(unit + 1) * width].filter { !$0.isNaN }
                return known.isEmpty ? .nan : Sample.mean(known)
            }
        }
        self.byMetric = byMetric
    }

    /// The units that have all the metrics, and their means by metric.
    func complete(_ metrics: [String]) -> (units: [Int], columns: [[Double]]) {
        let columns = metrics.map { byMetric[$0] ?? [] }
        let units = (columns.first?.indices ?? 0..<0).filter { unit in columns.allSatisfy { !$0[unit].isNaN } }
        return (Array(units), columns.map { column in units.map { column[$0] } })
    }

    /// Each unit's mean over the metrics of its place among units, in standard deviations, `turned` metrics with their sign
    /// turned; NaN for a unit that has none of them. A metric that does not vary is left out.
    func index(_ metrics: [String], turned: Set<String>) -> [Double] {
        let scores = metrics.compactMap { metric -> [Double]? in
            guard let means = byMetric[metric] else { return nil }
            let known = means.filter { !$0.isNaN }
            let (mean, spread) = (Sample.mean(known), Sample.standardDeviation(known))
            guard spread > 0 else { return nil }
            return means.map { (turned.contains(metric) ? -1 : 1) * ($0 - mean) / spread }
        }
        guard let units = scores.first?.indices else { return [] }
        return units.map { unit in Sample.mean(scores.map { $0[unit] }.filter { !$0.isNaN }) }
    }
}
