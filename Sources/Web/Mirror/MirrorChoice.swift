import Domain

/// The question of a mirror page with everything filled in that was left open.
struct MirrorChoice: Sendable {
    let period: Period?
    let periods: [Period]
    /// The unit that holds all that is shown; nil where there are several side by side, or nothing.
    let top: Unit.ID?
    /// The units whose subtrees are shown: the top, or what stands side by side.
    let tops: [Unit.ID]
    /// The units above the top that the viewer may see, from the highest down.
    let above: [Unit.ID]
    let kinds: [String]
    let kind: String?
    let metrics: [Metric]

    /// The metrics that were measured in the period.
    let available: [Metric]

    init(_ question: MirrorQuestion, figures: FigureReader, scope: Scope) {
        let measured = figures.measured
        let periods = Set(measured.values.joined()).sorted { Period.isEarlier($1, $0) }
        let period =
            question.period.flatMap { periods.contains($0) ? $0 : nil }
            ?? .mostTelling(of: figures.metrics, measured: measured)
        (self.periods, self.period) = (periods, period)
        let standing = period.map(figures.standing(in:)) ?? .empty
        let top = Self.top(question.below, standing, scope)
        self.top = top
        tops = top.map { [$0] } ?? (scope == .everything ? standing.roots : [])
        above = (top.map(standing.ancestors(of:)) ?? []).reversed().filter { scope.allows($0, in: standing) }
        let kinds = Self.kinds(in: top.map(standing.children(of:)) ?? tops, standing)
        self.kinds = kinds
        kind = question.kind.flatMap { kinds.contains($0) ? $0 : nil } ?? kinds.first
        let available = figures.metrics.filter { metric in
            period.map { measured[metric.id]?.contains($0) ?? false } ?? false
        }
        self.available = available
        let chosen = available.filter { question.metrics.contains($0.id) }
        metrics = Self.bySide(chosen.isEmpty ? Self.telling(available) : chosen)
    }

    private static func top(_ wanted: Unit.ID?, _ standing: UnitHierarchy, _ scope: Scope) -> Unit.ID? {
        if let wanted, standing.contains(wanted), scope.allows(wanted, in: standing) { return wanted }
        return switch scope {
        case .everything: standing.roots.count == 1 ? standing.roots[0] : nil
        case .within(let unit): standing.contains(unit) ? unit : nil
        case .nothing: nil
        }
    }

    /// The kinds of some units and of all below them, nearest level first.
    static func kinds(in units: [Unit.ID], _ standing: UnitHierarchy) -> [String] {
        var kinds: [String] = []
        var level = units
        while !level.isEmpty {
            for unit in level {
                if let kind = standing.units[unit]?.kind, !kinds.contains(kind) { kinds.append(kind) }
            }
            level = level.flatMap { standing.children(of: $0) }
        }
        return kinds
    }

    /// Three metrics of each side, those first that one side alone answered, and one of the business.
    private static func telling(_ metrics: [Metric]) -> [Metric] {
        func first(_ count: Int, _ side: Side) -> [Metric] {
            let ofSide = metrics.filter { $0.side == side }
            return ofSide.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
                .prefix(count).map(\.element)
        }
        return first(3, .inside) + first(3, .outside) + first(1, .business)
    }

    private static func bySide(_ metrics: [Metric]) -> [Metric] {
        Side.allCases.flatMap { side in metrics.filter { $0.side == side } }
    }
}

extension Metric {
    /// What is shown first unless something else is asked for: what one side alone answered, then records in which
    /// a direction is good, then the rest.
    var rank: Int {
        if mixesSides { return 3 }
        return respondents.count == 1 ? 0 : direction == .none ? 2 : 1
    }
}
