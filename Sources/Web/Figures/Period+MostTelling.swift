import Domain

extension Period {
    /// The newest period in which both sides were asked apart; else the newest with both sides; else the newest.
    static func mostTelling(of metrics: [Metric], measured: [Metric.ID: [Period]]) -> Period? {
        func periods(_ side: Side, _ wanted: (Metric) -> Bool) -> Set<Period> {
            Set(metrics.filter { $0.side == side && wanted($0) }.flatMap { measured[$0.id] ?? [] })
        }
        let apart: (Metric) -> Bool = { $0.respondents.count == 1 }
        return periods(.inside, apart).intersection(periods(.outside, apart)).max(by: Period.isEarlier)
            ?? periods(.inside) { _ in true }.intersection(periods(.outside) { _ in true })
            .max(by: Period.isEarlier)
            ?? measured.values.joined().max(by: Period.isEarlier)
    }
}
