import Domain
import Statistics

/// Is inside felt outside? The whole of the answer on one page.
struct LinkPage: Page {
    struct Group: Sendable {
        let name: String
        let side: String
        let label: String
        let metrics: [Pick]
    }

    let title = "Link"
    let question = "Is what employees feel inside felt by customers outside?"
    let lead: String
    let answer: String?
    let groups: [Group]
    let levels: [Pick]
    let warnings: [String]
    let chains: [ChainText]
    let rows: [LinkRow]
    let surroundings: LinkSurroundings?
    let report: String
    let json: String
    let isWaiting: Bool
    let nothing: Bool
    /// Every pair's evidence stands on the page, for print.
    let isReport: Bool

    init(
        _ question: LinkQuestion, selection: LinkSelection, available: [Metric], words: LinkWords?,
        figures: LinkFigures?, isReport: Bool = false
    ) {
        let names: [(Side, String)] = [(.inside, "inside"), (.outside, "outside"), (.business, "business")]
        let chosen = Set(selection.all.map(\.id))
        groups = names.map { side, name in
            Group(
                name: name, side: side.rawValue, label: side.label,
                metrics: available.filter { $0.side == side }.map { metric in
                    let label = metric.longName + (metric.mixesSides ? " – mixes both sides" : "")
                    return Pick(value: "\(metric.id)", label: label, isChosen: chosen.contains(metric.id))
                })
        }
        levels = (figures?.kinds ?? []).map { Pick(value: $0, label: $0, isChosen: $0 == figures?.kind) }
        lead =
            words.map { words in
                "\(counted(words.report.units, words.figures.kind, plural: words.plural)) over \(counted(words.report.periods, "\(words.figures.grain)")). Each pair below opens to its evidence and its rows."
            } ?? "The product tests this on your own figures, and says so when the answer is no."
        answer = words?.answer
        warnings = words.map { words in words.report.warnings.map(words.text) } ?? []
        chains = words.map { words in words.report.chains.prefix(1).compactMap { ChainText($0, words) } } ?? []
        rows = words.map { words in words.report.links.map { LinkRow($0, words, question: question) } } ?? []
        surroundings = words.map { LinkSurroundings($0) }
        report = SiteURL.linkReport.path(question.query)
        json = SiteURL.linkJSON.path(question.query)
        nothing = figures == nil
        isWaiting = figures != nil && words == nil
        self.isReport = isReport
    }
}
