import Domain

/// The mirror's table as finished texts: columns grouped by side, the unit that holds them all on top.
struct MirrorTable {
    struct Group { let side: String; let label: String; let span: String }
    struct Head {
        let name: String
        let answeredBy: String
        let note: String?
        let address: String?
        let sort: String?
    }
    struct Cell {
        var style: String
        var title: String?
        var value: String?
        var interval: String?
        /// How many answered; nil where the figure is made of none.
        var n: String?
        var heldBack: String?
        var spark: Sparkline?
        var missing: Bool
    }
    struct Row {
        let isTotal: Bool
        let name: String
        let address: String
        let within: String?
        let cells: [Cell]
    }

    let caption: String
    let kindLabel: String
    let nameAddress: String?
    let nameSort: String?
    let groups: [Group]
    let heads: [Head]
    let rows: [Row]

    /// - Parameter address: the page's address for a changed question; nil for who cannot open it.
    init(_ board: MirrorBoard, address: (MirrorQuestion) -> String?) {
        let period = board.choice.period
        let top = board.choice.top.flatMap { board.standing.units[$0] }
        let kind = board.choice.kind ?? "unit"
        let without = board.unmeasured > 0 ? "; \(grouped(board.unmeasured)) more without figures" : ""
        caption =
            "\(top?.name ?? "Your organisation"), \(period?.label ?? "no period yet"): \(counted(board.found, kind))\(without)"
        kindLabel = kind.prefix(1).uppercased() + kind.dropFirst()
        nameAddress = address(board.question.sorted(by: .name))
        nameSort = board.question.order == .name ? board.question.descending ? "descending" : "ascending" : nil
        groups = Side.allCases.compactMap { side in
            let count = board.columns.count { $0.metric.side == side }
            return count == 0 ? nil : Group(side: side.rawValue, label: side.label, span: "\(count)")
        }
        heads = board.columns.map { column in
            let metric = column.metric
            let isSorted = board.question.order == .metric(metric.id)
            return Head(
                name: metric.name, answeredBy: metric.headline, note: metric.note.isEmpty ? nil : metric.note,
                address: address(board.question.sorted(by: .metric(metric.id))),
                sort: isSorted ? board.question.descending ? "descending" : "ascending" : nil)
        }
        rows = Self.rows(board)
    }

    private static func rows(_ board: MirrorBoard) -> [Row] {
        let steps = board.columns.map { column in
            board.question.heat ? HeatSteps(board.matching.lazy.compactMap(column.figure(of:))) : nil
        }
        func row(_ id: Unit.ID, isTotal: Bool) -> Row {
            let unit = board.standing.units[id]!
            let cells = board.columns.indices.map { index in
                cell(
                    board, index, id,
                    isFirst: index == 0 || board.columns[index - 1].metric.side != board.columns[index].metric.side,
                    step: isTotal ? nil : steps[index])
            }
            return Row(
                isTotal: isTotal, name: unit.name,
                address: SiteURL.unit.path(id, ["period": board.choice.period?.description]),
                within: isTotal ? nil : board.within(id), cells: cells)
        }
        let total = board.choice.top.map { [row($0, isTotal: true)] } ?? []
        return total + board.rows.map { row($0, isTotal: false) }
    }

    private static func cell(
        _ board: MirrorBoard, _ index: Int, _ unit: Unit.ID, isFirst: Bool, step: HeatSteps?
    ) -> Cell {
        let column = board.columns[index]
        let metric = column.metric
        var cell = Cell(style: metric.side.rawValue + (isFirst ? " first" : ""), missing: false)
        switch column.values[unit] {
        case .shown(let observation)?:
            guard let figure = metric.figure(observation) else { break }
            let isLeaf = board.standing.children(of: unit).isEmpty
            cell.value = metric.figureScale.number(figure)
            cell.interval = observation.interval(for: metric).map { metric.figureScale.interval($0) }
            if metric.basis == .answers { cell.n = grouped(observation.n) }
            cell.title = metric.support(observation, leaf: isLeaf)
            cell.spark = Sparkline(
                values: board.trends[index][unit] ?? [], periods: board.trendPeriods, scale: metric.figureScale)
            if let step { cell.style += " heat-\(step.step(figure))" }
        case .band(let band)?:
            cell.value = "between \(metric.figureScale.ends(band.interval))"
            (cell.n, cell.title) = (grouped(band.n), ReleasedBand.reason)
        case .heldBack(let reason)?: cell.heldBack = reason.text
        case .nothing?, nil: cell.missing = true
        }
        return cell
    }
}

extension MirrorBoard {
    /// Where a unit stands, nearest first, without the top that the page's head names.
    func within(_ unit: Unit.ID) -> String? {
        let names = standing.ancestors(of: unit).prefix { $0 != choice.top }.compactMap { standing.units[$0]?.name }
        return names.isEmpty ? nil : names.joined(separator: " · ")
    }
}
