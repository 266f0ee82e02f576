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
    /// Where the answers of a figure that is held back count.
    let counted: String?
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
        let unit = Self.above(line, at: index)
        let before = support == nil ? "" : " · "
        let isHeldBack = line.own[index].reason != nil
        above = isHeldBack ? nil : unit.map { "\(before)\($0.name) \($0.figure)" }
        counted = isHeldBack ? unit.map { "Counted in \($0.name): \($0.figure) \($0.support)" } : nil
        spark = Sparkline(values: line.own.map { $0.figure(metric) }, periods: board.periods, scale: scale)
    }

    /// The figure of the nearest unit above of which it may be shown.
    private static func above(
        _ line: UnitBoard.Line, at index: Int
    ) -> (name: String, figure: String, support: String)? {
        guard line.metric.measure != .total, case .shown(let other) = line.above[index],
            let figure = line.metric.figure(other), let name = line.nameAbove
        else { return nil }
        let scale = line.metric.figureScale
        let support = [other.interval(for: line.metric).map(scale.interval), line.metric.support(other, leaf: false)]
        return (name, scale.text(figure), support.compactMap(\.self).joined(separator: " "))
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
