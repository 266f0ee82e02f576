import Domain
import Statistics
import Storage

/// What a link is computed from: the released figures of units of one kind, as plain arrays.
struct LinkFigures: Sendable {
    let selection: LinkSelection
    /// The kind of unit that is compared, "school".
    let kind: String
    let kinds: [String]
    /// In the panel's order.
    let units: [Unit]
    let grain: Period.Grain
    let panel: Panel
    /// n, Σx and Σx² in the panel's cells, for metrics of which single answers are known.
    let answers: [String: [Moments]]
    /// Names the state of the figures: the same key, the same report.
    let key: LinkKey

    /// - Returns: nil where there is nothing to link.
    init?(_ question: LinkQuestion, figures: FigureReader) throws {
        let selection = question.selection(figures)
        guard selection.isComplete, let grain = Self.grain(selection, figures) else { return nil }
        let periods = Set(selection.all.flatMap { figures.measured[$0.id] ?? [] }.filter { $0.grain == grain }).sorted()
        let kinds = Self.kinds(figures.tree)
        guard let kind = question.kind.flatMap({ kinds.contains($0) ? $0 : nil }) ?? kinds.last else { return nil }
        let units = figures.tree.units.values.filter { $0.kind == kind }.sorted {
            ($0.name, $0.key) < ($1.name, $1.key)
        }
        self.selection = selection
        self.kind = kind
        self.kinds = kinds
        self.units = units
        self.grain = grain
        let grids = try selection.all.map { try Grid(of: $0, units: units, periods: periods, figures) }
        panel = try Panel(
            units: units.map(\.key), periods: periods.map(\.ordinal), variables: selection.all.map(\.key),
            values: grids.map(\.values))
        answers = Dictionary(
            uniqueKeysWithValues: zip(selection.all, grids).compactMap { metric, grid in
                grid.answers.map { (metric.key, $0) }
            })
        key = LinkKey(
            metrics: selection.all.map(\.id), kind: kind, revisions: figures.fingerprint(of: selection.all))
    }

    /// The grain in which most periods were measured.
    private static func grain(_ selection: LinkSelection, _ figures: FigureReader) -> Period.Grain? {
        let all = selection.all.flatMap { figures.measured[$0.id] ?? [] }
        return Period.Grain.allCases.max { a, b in all.count { $0.grain == a } < all.count { $0.grain == b } }
    }

    /// From the fewest units to the most: the last is what the link compares unless told otherwise.
    private static func kinds(_ tree: UnitTree) -> [String] {
        let counts = Dictionary(grouping: tree.units.values, by: \.kind).mapValues(\.count)
        return counts.filter { $0.value > 1 }.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map(\.key)
    }

    /// One metric's figures in the panel's cells.
    private struct Grid {
        var values: [Double]
        /// Nil where single answers are not known, or not how far they lie apart.
        var answers: [Moments]?

        init(of metric: Metric, units: [Unit], periods: [Period], _ figures: FigureReader) throws {
            let rows = Dictionary(uniqueKeysWithValues: units.enumerated().map { ($1.id, $0) })
            let columns = Dictionary(uniqueKeysWithValues: periods.enumerated().map { ($1, $0) })
            var values = [Double](repeating: .nan, count: units.count * periods.count)
            var answers = [Moments](
                repeating: Moments(), count: metric.basis == .answers ? units.count * periods.count : 0)
            var lacksSpread = metric.basis != .answers
            try figures.forEachReleased(metric) { unit, period, observation in
                guard let row = rows[unit], let column = columns[period], let figure = metric.figure(observation)
                else { return }
                let cell = row * periods.count + column
                values[cell] = figure
                guard !lacksSpread else { return }
                if let squares = observation.sumOfSquares {
                    answers[cell] = Moments(n: observation.n, sum: observation.sum, sumOfSquares: squares)
                } else {
                    lacksSpread = true
                }
            }
            self.values = values
            self.answers = lacksSpread ? nil : answers
        }
    }
}

struct LinkKey: Hashable, Sendable {
    let metrics: [Metric.ID]
    let kind: String
    let revisions: [FigureCache.Revision?]
}

extension FigureReader {
    /// Calls `body` with every observation of a metric that may be shown.
    func forEachReleased(_ metric: Metric, _ body: (Unit.ID, Period, Observation) throws -> Void) throws {
        if try transaction.figures.forEach(of: metric, body) { return }
        for period in measured[metric.id] ?? [] {
            for case let (unit, .shown(observation)) in try column(of: metric, in: period).values {
                try body(unit, period, observation)
            }
        }
    }
}
