import Domain

/// One question over the last rounds, as finished texts: a small line over the table that holds the same figures.
struct TrendTable: Sendable {
    struct Line: Sendable {
        let period: String
        let shown: Figure?
        let band: String?
        let heldBack: String?
        let isMissing: Bool
    }

    struct Figure: Sendable {
        let figure: String
        let interval: String?
        let n: String
        /// On the round before; told only where it is more than chance.
        let change: String?
    }

    let spark: Sparkline?
    /// The newest round's.
    let change: String?
    /// Newest round first.
    let lines: [Line]

    /// Nil where there is no round before that could be compared with.
    init?(_ points: [RoundSurroundings.Point]) {
        guard points.count > 1, !points.dropLast().allSatisfy(\.figure.isNothing) else { return nil }
        let scale = points.lazy.compactMap(\.figure.value).first?.scale
        spark = scale.flatMap {
            Sparkline(values: points.map(\.figure.value?.value), periods: points.map(\.period), scale: $0)
        }
        let lines = points.indices.map { index in
            Line(points[index], change: index == 0 ? nil : Self.change(points[index], from: points[index - 1]))
        }
        self.lines = lines.reversed()
        change = lines.last?.shown?.change
    }

    /// "up 0.42 on 2024"; nil where it may be chance.
    private static func change(
        _ point: RoundSurroundings.Point, from before: RoundSurroundings.Point
    ) -> String? {
        guard let now = point.figure.value, let then = before.figure.value, let change = now.change(from: then) else {
            return nil
        }
        return "\(now.text(ofChange: change)) on \(before.period.label)"
    }
}

extension TrendTable.Line {
    fileprivate init(_ point: RoundSurroundings.Point, change: String?) {
        period = point.period.label
        shown = point.figure.value.map {
            TrendTable.Figure(figure: $0.number, interval: $0.intervalText, n: grouped($0.n), change: change)
        }
        band = point.figure.band.map { "\(QuestionFigure.text(of: $0, point.kind)), n \(grouped($0.n))" }
        heldBack = point.figure.reason?.text
        isMissing = point.figure.isNothing
    }
}
