public import Domain

/// What is shown of a round of employees, group by group, as rows for a table: a row for each figure, and below it one for each
/// answer with how many gave it.
public struct GroupFile {
    private let questionnaire: Questionnaire
    private let units: [Unit.ID: Unit]
    private let metrics: [ReleasedFigure.Name: Metric]

    public init(_ questionnaire: Questionnaire, units: [Unit.ID: Unit]) {
        self.questionnaire = questionnaire
        self.units = units
        metrics = Dictionary(
            questionnaire.metrics.map { ($0.figure, $0.metric) }, uniquingKeysWith: { first, _ in first })
    }

    /// `shown` is yes, band or no; `low` and `high` are the ends of the 95 % interval, or of the band; means are of the metric's
    /// scores, a reversed question turned round.
    public static let columns = [
        "unit", "name", "segment", "value", "figure", "answer", "shown", "n", "mean", "low", "high", "why_not",
    ]

    public func write(_ figure: ReleasedFigure, to writer: inout CSVWriter) throws {
        let unit = units[figure.cell.unit]
        let place = [
            unit?.key ?? "", unit?.name ?? "", figure.cell.segment ?? "", figure.cell.value ?? "", name(figure),
        ]
        switch figure.released {
        case .nothing: return
        case .heldBack(let reason): try writer.addRow(place + ["", "no", "", "", "", "", reason.rawValue])
        case .band(let band):
            let ends = [band.interval.lowerBound, band.interval.upperBound].map(\.shortest)
            try writer.addRow(place + ["", "band", "\(band.n)", ""] + ends + [""])
        case .shown(let content):
            try writer.addRow(place + ["", "yes", "\(content.n)"] + numbers(content, figure.name) + [""])
            for (answer, n) in (content.counts ?? [:]).sorted(by: { $0.key < $1.key }) where !answer.isEmpty {
                try writer.addRow(place + [answer, "yes", "\(n)", "", "", "", ""])
            }
        }
    }

    private func name(_ figure: ReleasedFigure) -> String {
        switch figure.name {
        case .responses: "responses"
        case .question(let key), .scale(let key): key
        }
    }

    private func numbers(_ content: ReleasedFigure.Content, _ name: ReleasedFigure.Name) -> [String] {
        guard let scores = content.scores, let mean = scores.mean, let metric = metrics[name] else {
            return ["", "", ""]
        }
        let interval = scores.interval(for: metric)
        return ["\(mean)", interval.map { "\($0.lowerBound)" } ?? "", interval.map { "\($0.upperBound)" } ?? ""]
    }
}
