import Domain

/// One metric of a unit: the figure, how sure it is, beside the unit above, and its trend.
struct FigureText {
    let name: String
    let answeredBy: String
    let value: String?
    let heldBack: String?
    let interval: String?
    let support: String?
    let above: String?
    let change: String?
    let spark: Sparkline?

    /// Nil where nothing was measured in that period.
    init?(_ line: UnitBoard.Line, at index: Int, board: UnitBoard) {
        let metric = line.metric
        let scale = metric.figureScale
        name = metric.name
        let sides = metric.respondents.map(\.people).sorted().joined(separator: ", ")
        let who = metric.answeredBy.isEmpty ? sides.isEmpty ? "Records" : sides : metric.answeredBy
        answeredBy = metric.mixesSides ? "\(who) · mixes both sides" : who
        let isLeaf = board.standing.children(of: board.unit.id).isEmpty
        switch line.own[index] {
        case .nothing: return nil
        case .heldBack(let reason):
            (value, interval, support, change) = (nil, nil, nil, nil)
            heldBack = reason.text
        case .band(let band):
            (value, interval, change) = ("between \(scale.ends(band.interval))", nil, nil)
            (heldBack, support) = (ReleasedBand.reason, "n \(grouped(band.n))")
        case .shown(let observation):
            value = metric.figure(observation).map(scale.text)
            heldBack = nil
            interval = observation.interval(for: metric).map(scale.interval)
            support = metric.support(observation, leaf: isLeaf)
            change = Self.change(line, at: index, board: board)
        }
        let before = line.own[index].reason != nil ? "counted in " : support == nil ? "" : " · "
        above = Self.above(line, at: index).map { before + $0 }
        spark = Sparkline(values: line.own.map { $0.figure(metric) }, periods: board.periods, scale: scale)
    }

    /// The figure of the nearest unit above of which it may be shown.
    private static func above(_ line: UnitBoard.Line, at index: Int) -> String? {
        guard line.metric.measure != .total, case .shown(let other) = line.above[index],
            let figure = line.metric.figure(other), let name = line.nameAbove
        else { return nil }
        return "\(name) \(line.metric.figureScale.text(figure))"
    }

    /// A change is told only when it is more than noise: when the interval of the difference leaves out zero.
    private static func change(_ line: UnitBoard.Line, at index: Int, board: UnitBoard) -> String? {
        guard index > 0, case .shown(let now) = line.own[index], case .shown(let before) = line.own[index - 1],
            let difference = now.difference(from: before, metric: line.metric)
        else { return nil }
        let scale = line.metric.figureScale
        return
            "\(difference.estimate > 0 ? "up" : "down") \(scale.text(abs(difference.estimate))) on \(board.periods[index - 1].label), more than chance"
    }
}
