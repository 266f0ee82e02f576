/// The metrics between which a link is looked for, inside → outside → business.
public struct LinkSelection: Sendable {
    public var inside: [Metric]
    public var outside: [Metric]
    public var business: [Metric]

    public init(inside: [Metric], outside: [Metric], business: [Metric]) {
        self.inside = inside
        self.outside = outside
        self.business = business
    }

    public var all: [Metric] { inside + outside + business }

    /// Whether there is a pair to look at.
    public var isComplete: Bool { !inside.isEmpty && !(outside + business).isEmpty }

    /// A sensible start: on each side the metrics that one side alone answered, those first that were measured in most
    /// periods, then those measured together with most of the other side; records count for the business only.
    ///
    /// A metric that mixes employees and customers is never chosen unasked: its link would partly be a link of a group
    /// with itself.
    public static func sensible(metrics: [Metric], measured: [Metric.ID: [Period]]) -> LinkSelection {
        func periods(_ metric: Metric) -> Set<Period> { Set(measured[metric.id] ?? []) }
        func candidates(_ side: Side, _ wanted: (Metric) -> Bool) -> [Metric] {
            metrics.filter { $0.side == side && wanted($0) && !periods($0).isEmpty }
        }
        func most(_ candidates: [Metric], _ count: Int, beside others: [Metric]) -> [Metric] {
            let shared = candidates.enumerated().map { index, metric in
                let own = periods(metric)
                let met = others.count { !own.isDisjoint(with: periods($0)) }
                return (metric: metric, periods: own.count, met: met, index: index)
            }
            return shared.filter { $0.met > 0 || others.isEmpty }
                .sorted { ($1.periods, $1.met, $0.index) < ($0.periods, $0.met, $1.index) }
                .prefix(count).map(\.metric)
        }
        let insides = candidates(.inside) { $0.respondents == [.employees] }
        let outsides = candidates(.outside) { $0.respondents == [.customers] }
        let businesses = candidates(.business) { !$0.mixesSides && $0.direction != .none }
        return LinkSelection(
            inside: most(insides, 5, beside: outsides + businesses), outside: most(outsides, 4, beside: insides),
            business: most(businesses, 2, beside: insides + outsides))
    }
}
