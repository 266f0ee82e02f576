import Domain
import Statistics

/// One pair: what was seen, how it was computed, and every unit behind it.
struct LinkPairPage: Page {
    struct Point: Sendable {
        let name: String
        let address: String
        let x: String
        let y: String
        let from: String
        let to: String
        let support: String
    }
    struct Condition: Sendable {
        let lag: String
        let within: String
        let precedence: String
        let beyondPast: String
        let beyondTrend: String
        let p: String
    }

    let title: String
    let link: LinkRow
    let back: String
    let points: [Point]
    let xName: String
    let yName: String
    let conditions: [Condition]
    let methods: [Method]
    let rule: String
    let overTimeUnits: String

    /// - Returns: nil where the address names no pair of the report.
    init?(_ study: LinkStudy, _ words: LinkWords, _ query: Form) {
        guard let link = words.report.links.first(where: { $0.from == query["from"] && $0.to == query["to"] }),
            let rows = words.figures.rows(link.from, link.to)
        else { return nil }
        self.link = LinkRow(link, words, question: study.question)
        title = "\(words.name(link.from)) and \(words.name(link.to))"
        back = SiteURL.link.path(study.question.query)
        let (from, to) = (words.metric(link.from), words.metric(link.to))
        xName = from.longName
        yName = to.longName
        points = Self.means(rows).map { unit, x, y, count in
            Point(
                name: unit.name, address: SiteURL.unit.path(unit.id), x: from.figureScale.number(x).plainNumber,
                y: to.figureScale.number(y).plainNumber, from: from.figureScale.text(x), to: to.figureScale.text(y),
                support: counted(count, "\(words.figures.grain)"))
        }
        conditions = link.conditions.map { Condition($0, words) }
        let used = Set([link.between?.method].compactMap { $0 } + (link.within + link.reverse).map(\.method))
        methods = words.report.methods.filter { used.contains($0.id) }
        rule = words.report.rule.text
        overTimeUnits =
            "Standardised: in standard deviations of both sides' movement within \(words.plural). Estimate: change of \(to.longName) for a change of 1 in \(from.longName)."
    }

    /// Each unit's mean over the periods in which both were measured.
    private static func means(_ rows: [LinkFigures.Row]) -> [(Unit, Double, Double, Int)] {
        var means: [(Unit, Double, Double, Int)] = []
        for row in rows {
            guard let x = row.from, let y = row.to else { continue }
            if means.last?.0.id == row.unit.id {
                let (unit, sumX, sumY, n) = means.removeLast()
                means.append((unit, sumX + x, sumY + y, n + 1))
            } else {
                means.append((row.unit, x, y, 1))
            }
        }
        return means.map { ($0.0, $0.1 / Double($0.3), $0.2 / Double($0.3), $0.3) }
    }
}

extension LinkPairPage.Condition {
    init(_ conditions: LagConditions, _ words: LinkWords) {
        lag = LinkRow.lag(conditions.lag, words).capitalizedFirst
        within = "p \(conditions.within.probability)"
        precedence = conditions.precedence.map { "p \($0.p.probability)" } ?? "not tried"
        beyondPast = conditions.beyondPast.map { "p \($0.p.probability)" } ?? "not tried"
        beyondTrend = conditions.beyondTrend.map { "p \($0.p.probability)" } ?? "not tried"
        p = conditions.p.probability
    }
}

extension LinkFigures {
    struct Row {
        let unit: Unit
        let period: Period
        let from: Double?
        let to: Double?
    }

    /// Every unit and period in which either metric was measured; nil for metrics that are not among the chosen.
    func rows(_ from: String, _ to: String) -> [Row]? {
        guard panel.variables.contains(from), panel.variables.contains(to) else { return nil }
        let (x, y) = (panel[from], panel[to])
        var rows: [Row] = []
        for (place, unit) in units.enumerated() {
            for (column, ordinal) in panel.periods.enumerated() {
                let cell = place * panel.periods.count + column
                guard !(x[cell].isNaN && y[cell].isNaN) else { continue }
                rows.append(
                    Row(
                        unit: unit, period: Period(grain, ordinal: ordinal), from: x[cell].isNaN ? nil : x[cell],
                        to: y[cell].isNaN ? nil : y[cell]))
            }
        }
        return rows
    }
}

extension String {
    /// A figure as people read it turned into one that scripts read.
    var plainNumber: String { replacing("−", with: "-").replacing("\u{202F}", with: "") }
}
