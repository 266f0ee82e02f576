import Domain

/// A unit's metrics over time: the table that the chart is drawn from.
struct HistoryTable {
    struct Cell {
        let value: String?
        /// The interval and how many answered, where answers stand behind it.
        let support: String?
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
        let lines = board.lines.filter { line in line.known > 1 }
        guard !lines.isEmpty else { return nil }
        periods = board.periods.map(\.label)
        let fullest = Dictionary(grouping: lines, by: \.metric.side).compactMapValues { lines in
            lines.max { a, b in (a.known, b.metric.rank) < (b.known, a.metric.rank) }?.metric.id
        }
        rows = lines.map { line in
            let metric = line.metric
            let scale = metric.figureScale
            return Row(
                name: metric.name, side: metric.side.rawValue, answeredBy: metric.headline, unit: scale.unit,
                isFirstOfSide: fullest[metric.side] == metric.id,
                cells: line.own.map { released in
                    guard case .shown(let observation) = released, let figure = metric.figure(observation) else {
                        let band = released.band
                        return Cell(
                            value: band.map { "between \(scale.ends($0.interval))" },
                            support: band.map { "n \(grouped($0.n))" }, heldBack: released.reason?.text, number: nil,
                            low: nil, high: nil)
                    }
                    let interval = observation.interval(for: metric)
                    let factor = scale.format == .share ? 100.0 : 1
                    return Cell(
                        value: scale.number(figure), support: Self.support(observation, of: metric), heldBack: nil,
                        number: "\(figure * factor)",
                        low: interval.map { "\($0.lowerBound * factor)" },
                        high: interval.map { "\($0.upperBound * factor)" })
                })
        }
    }
}

extension HistoryTable {
    private static func support(_ observation: Observation, of metric: Metric) -> String? {
        guard metric.basis == .answers else { return nil }
        let interval = observation.interval(for: metric).map { metric.figureScale.interval($0) + " " } ?? ""
        return "\(interval)n \(grouped(observation.n))"
    }
}

extension UnitBoard.Line {
    /// In how many periods the unit was measured.
    fileprivate var known: Int { own.count { !$0.isNothing } }
}
