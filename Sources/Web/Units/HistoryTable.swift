import Domain

/// A unit's metrics over time: the table that the chart is drawn from.
struct HistoryTable {
    struct Cell {
        let value: String?
        let heldBack: String?
        let number: String?
        let low: String?
        let high: String?
    }
    struct Row {
        let name: String
        let side: String
        let answeredBy: String
        let unit: String
        let isFirstOfSide: Bool
        let cells: [Cell]
    }

    let periods: [String]
    let rows: [Row]

    /// Nil where no metric was measured twice.
    init?(_ board: UnitBoard) {
        let lines = board.lines.filter { line in line.own.count { !$0.isNothing } > 1 }
        guard !lines.isEmpty else { return nil }
        periods = board.periods.map(\.label)
        var seen: Set<Side> = []
        rows = lines.map { line in
            let metric = line.metric
            let scale = metric.figureScale
            return Row(
                name: metric.name, side: metric.side.rawValue, answeredBy: metric.headline, unit: scale.unit,
                isFirstOfSide: seen.insert(metric.side).inserted,
                cells: line.own.map { released in
                    guard case .shown(let observation) = released, let figure = metric.figure(observation) else {
                        return Cell(
                            value: nil, heldBack: released.reason?.text, number: nil, low: nil, high: nil)
                    }
                    let interval = observation.interval(for: metric)
                    let factor = scale.format == .share ? 100.0 : 1
                    return Cell(
                        value: scale.number(figure), heldBack: nil, number: "\(figure * factor)",
                        low: interval.map { "\($0.lowerBound * factor)" },
                        high: interval.map { "\($0.upperBound * factor)" })
                })
        }
    }
}
