import Domain

/// The mirror's answer to a question: both sides of each unit, one screenful of units.
struct MirrorBoard: Sendable {
    static let pageSize = 50
    /// How many periods a trend looks back.
    static let trendLength = 12

    let question: MirrorQuestion
    let choice: MirrorChoice
    let standing: UnitHierarchy
    let columns: [MirrorColumn]
    /// Every unit that matches, on all pages; what the shading compares.
    let matching: [Unit.ID]
    /// How many more there are of which none of the metrics was measured.
    let unmeasured: Int
    /// The units of the shown page, in the order asked for.
    let rows: [Unit.ID]
    let trendPeriods: [Period]
    /// For each column, the figures of the shown units (and the top) in `trendPeriods`.
    let trends: [[Unit.ID: [Double?]]]

    var found: Int { matching.count }
    var pages: Int { Self.pages(for: found) }
    var page: Int { min(question.page, pages) }

    static func pages(for count: Int) -> Int { max(1, (count + pageSize - 1) / pageSize) }

    init(_ question: MirrorQuestion, _ choice: MirrorChoice, figures: FigureReader) throws {
        self.question = question
        self.choice = choice
        guard let period = choice.period, !choice.tops.isEmpty else {
            (standing, columns, matching, unmeasured) = (.empty, [], [], 0)
            (rows, trendPeriods, trends) = ([], [], [])
            return
        }
        let standing = figures.standing(in: period)
        self.standing = standing
        let columns = try choice.metrics.map { try figures.column(of: $0, in: period) }
        self.columns = columns
        let candidates = Self.matching(question, choice, standing)
        let matching = question.search.isEmpty ? candidates.filter { Self.isMeasured($0, columns) } : candidates
        unmeasured = candidates.count - matching.count
        self.matching = matching
        let ordered = Self.ordered(matching, by: question, columns, standing)
        let start = (min(question.page, Self.pages(for: matching.count)) - 1) * Self.pageSize
        rows = Array(ordered.dropFirst(start).prefix(Self.pageSize))
        let trendPeriods = (1 - Self.trendLength...0).map { period.advanced(by: $0) }
        self.trendPeriods = trendPeriods
        let shown = (choice.top.map { [$0] } ?? []) + rows
        trends = try choice.metrics.map { try figures.histories(of: $0, units: shown, periods: trendPeriods) }
    }

    private static func matching(
        _ question: MirrorQuestion, _ choice: MirrorChoice, _ standing: UnitHierarchy
    ) -> [Unit.ID] {
        let wanted = question.search.folded
        return choice.tops.flatMap(standing.subtree(of:)).filter { id in
            guard id != choice.top, let unit = standing.units[id] else { return false }
            guard wanted.isEmpty else { return unit.name.folded.contains(wanted) || unit.key.folded.contains(wanted) }
            return unit.kind == choice.kind
        }
    }

    private static func isMeasured(_ unit: Unit.ID, _ columns: [MirrorColumn]) -> Bool {
        columns.contains { !($0.values[unit] ?? .nothing).isNothing }
    }

    /// By name, or by a column's figure, in which units without one stand last, whichever way it is sorted.
    private static func ordered(
        _ units: [Unit.ID], by question: MirrorQuestion, _ columns: [MirrorColumn], _ standing: UnitHierarchy
    ) -> [Unit.ID] {
        let units = units.compactMap { standing.units[$0] }.sorted { ($0.name, $0.key) < ($1.name, $1.key) }.map(\.id)
        guard case .metric(let metric) = question.order, let column = columns.first(where: { $0.metric.id == metric })
        else { return question.descending ? units.reversed() : units }
        let keyed = units.enumerated().map {
            (index: $0.offset, unit: $0.element, figure: column.figure(of: $0.element))
        }
        return keyed.sorted { left, right in
            switch (left.figure, right.figure) {
            case (let a?, let b?) where a != b: question.descending ? a > b : a < b
            case (_?, nil): true
            case (nil, _?): false
            default: left.index < right.index
            }
        }.map(\.unit)
    }
}
