import Domain

/// One unit: how it serves, how it is inside, over time, beside the unit above and with the units below.
struct UnitPage: Page {
    struct Group {
        let side: String
        let label: String
        let figures: [FigureText]
        /// Figures that are of another period only.
        let none: Bool
    }

    let title: String
    let name: String
    let lead: String
    let crumbs: [Crumb]
    let periods: [Pick]
    let groups: [Group]
    let history: HistoryTable?
    let belowTitle: String?
    let below: MirrorTable?
    let belowAddress: String?
    let noFigures: Bool

    /// - Parameter opensMirror: whether the viewer may go on to the mirror.
    init(_ board: UnitBoard, scope: Scope, opensMirror: Bool) {
        let unit = board.unit
        title = unit.name
        name = unit.name
        crumbs = Self.crumbs(board, scope)
        periods = board.measured.map {
            Pick(value: $0.description, label: $0.label, isChosen: $0 == board.period)
        }
        lead =
            "\(unit.kind.capitalizedFirst), key \(unit.key). How it serves and how it is inside in \(board.period.label)\(board.periods.count > 1 ? ", and how both have moved" : "")."
        let index = board.periods.firstIndex(of: board.period)
        groups = [Side.outside, .inside, .business].map { side in
            let figures = board.lines.filter { $0.metric.side == side }.compactMap { line in
                index.flatMap { FigureText(line, at: $0, board: board) }
            }
            return Group(side: side.rawValue, label: side.heading, figures: figures, none: figures.isEmpty)
        }
        history = HistoryTable(board)
        let kinds = MirrorChoice.kinds(in: board.standing.children(of: unit.id), board.standing)
        belowTitle = kinds.isEmpty ? nil : "What lies below"
        below = board.below.map { mirror in
            MirrorTable(mirror) { opensMirror ? SiteURL.mirror.path($0.query()) : nil }
        }
        belowAddress =
            kinds.isEmpty || !opensMirror
            ? nil : SiteURL.mirror.path([("unit", "\(unit.id)"), ("period", board.period.description)])
        noFigures = false
    }

    /// A unit of which nothing was measured yet.
    init(_ unit: Unit, in standing: UnitHierarchy, scope: Scope) {
        title = unit.name
        name = unit.name
        lead = "\(unit.kind.capitalizedFirst), key \(unit.key)."
        crumbs = Self.crumbs(unit, standing, scope, period: nil)
        (periods, groups, history, belowTitle, below, belowAddress) = ([], [], nil, nil, nil, nil)
        noFigures = true
    }

    private static func crumbs(_ board: UnitBoard, _ scope: Scope) -> [Crumb] {
        crumbs(board.unit, board.standing, scope, period: board.period)
    }

    private static func crumbs(
        _ unit: Unit, _ standing: UnitHierarchy, _ scope: Scope, period: Period?
    ) -> [Crumb] {
        standing.ancestors(of: unit.id).reversed().filter { scope.allows($0, in: standing) }.compactMap { id in
            standing.units[id].map {
                Crumb(name: $0.name, address: SiteURL.unit.path(id, ["period": period?.description]))
            }
        }
    }
}

extension Side {
    /// The side as a unit's page heads it.
    var heading: String {
        switch self {
        case .outside: "How we serve"
        case .inside: "How we are inside"
        case .business: "What we live on"
        }
    }
}
