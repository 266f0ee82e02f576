import Domain

/// All units, both sides.
struct MirrorPage: Page {
    let title = "Mirror"
    let lead: String
    let table: MirrorTable?
    let crumbs: [Crumb]
    let periods: [Pick]
    let levels: [Pick]
    let metricGroups: [MetricGroup]
    let unit: String?
    let sort: String?
    let order: String?
    let search: String
    let heat: Bool
    let heatAddress: String
    let pager: Pager?
    let nothingFound: Bool
    let noData: Bool
    let mixed: String?
    let csvAddress: String

    struct MetricGroup {
        let side: String
        let label: String
        let metrics: [Pick]
    }

    init(_ board: MirrorBoard, available: [Metric]) {
        func address(_ question: MirrorQuestion) -> String { SiteURL.mirror.path(question.query()) }
        let question = board.question
        let choice = board.choice
        noData = choice.period == nil || choice.tops.isEmpty
        nothingFound = !noData && board.rows.isEmpty
        table = noData ? nil : MirrorTable(board, address: address)
        lead = Self.lead(board)
        crumbs = choice.above.compactMap { id in
            board.standing.units[id].map { Crumb(name: $0.name, address: address(question.below(id))) }
        }
        periods = choice.periods.map { Pick(value: $0.description, label: $0.label, isChosen: $0 == choice.period) }
        levels = choice.kinds.map { Pick(value: $0, label: $0, isChosen: $0 == choice.kind) }
        let chosen = Set(choice.metrics.map(\.id))
        metricGroups = Side.allCases.compactMap { side in
            let metrics = available.filter { $0.side == side }.map { metric in
                Pick(value: "\(metric.id)", label: metric.longName, isChosen: chosen.contains(metric.id))
            }
            return metrics.isEmpty ? nil : MetricGroup(side: side.rawValue, label: side.label, metrics: metrics)
        }
        unit = question.below.map { "\($0)" }
        if case .metric(let metric) = question.order { sort = "\(metric)" } else { sort = nil }
        order = question.descending ? "desc" : nil
        search = question.search
        heat = question.heat
        heatAddress = address(question.toggledHeat())
        pager = Pager(page: board.page, pages: board.pages) { address(question.page($0)) }
        mixed = Self.mixedNotice(choice.metrics)
        csvAddress = SiteURL.mirrorCSV.path(question.query())
    }

    private static func lead(_ board: MirrorBoard) -> String {
        guard let period = board.choice.period else {
            return "How employees and customers see the same unit, side by side."
        }
        let name = board.choice.top.flatMap { board.standing.units[$0]?.name } ?? "each part of your organisation"
        return
            "How employees and customers see \(name) in \(period.label), side by side. Open a unit to see it over time."
    }

    static func mixedNotice(_ metrics: [Metric]) -> String? {
        let names = metrics.filter(\.mixesSides).map(\.name)
        guard !names.isEmpty else { return nil }
        let list = names.formattedList
        return
            "\(list) \(names.count == 1 ? "mixes" : "mix") answers of employees and customers, so \(names.count == 1 ? "it stands" : "they stand") on no side alone."
    }
}
