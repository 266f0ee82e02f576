import Domain
import Statistics

/// One pair in the overview, and the evidence for it on its own page.
struct LinkRow: Sendable {
    struct End: Sendable {
        let name: String
        let side: String
    }

    struct Effect: Sendable {
        let label: String
        let estimate: String
        let interval: String
        let standardised: String
        let p: String
        let q: String
        let support: String
        let plot: ForestPlot
    }

    let from: End
    let to: End
    let address: String
    let rows: String
    let verdict: String
    let style: String
    let reason: String
    let between: String?
    let betweenInterval: String?
    let betweenSupport: String?
    let betweenQ: String?
    let corrected: String?
    let plot: ForestPlot?
    /// The lag that tells most, in a few words.
    let overTime: String?
    let overTimeInterval: String?
    let overTimeSupport: String?
    let effects: [Effect]
    let detectable: String?

    init(_ link: Link, _ words: LinkWords, question: LinkQuestion) {
        let pair = [("from", link.from), ("to", link.to)] + question.query
        from = End(name: words.name(link.from), side: words.side(link.from))
        to = End(name: words.name(link.to), side: words.side(link.to))
        address = SiteURL.linkPair.path(pair)
        rows = SiteURL.linkRows.path(pair)
        verdict = link.verdict.title
        style = link.verdict.style
        reason = words.reason(link)
        between = link.between.map { $0.r.correlation }
        betweenInterval = link.between.map { "[\($0.low.correlation), \($0.high.correlation)]" }
        betweenSupport = link.between.map { counted($0.units, words.figures.kind, plural: words.plural) }
        betweenQ = link.between.map { $0.q.probability }
        corrected = link.between?.corrected?.correlation
        plot = link.between.map { ForestPlot(estimate: $0.r, low: $0.low, high: $0.high, reach: 1) }
        let best = link.within.filter { $0.lag > 0 }.min { $0.p < $1.p } ?? link.within.first
        overTime = best.map { $0.standardised.correlation }
        overTimeInterval = best.map { Self.standardised($0) }
        overTimeSupport = best.map { "\(Self.lag($0.lag, words)), q \($0.q.probability)" }
        let effects =
            link.within.map { (Self.lag($0.lag, words), $0) }
            + (link.placeboLead.map { [("Placebo: \(words.name(link.to)) before", $0)] } ?? [])
            + link.reverse.map { ("Reverse, \(Self.lag($0.lag, words))", $0) }
        let reach = effects.map { max(abs($0.1.standardisedLow), abs($0.1.standardisedHigh)) }.max() ?? 1
        self.effects = effects.map { Effect($0.0, $0.1, reach: min(1, reach), words: words) }
        detectable = Self.detectable(link, words)
    }

    static func lag(_ lag: Int, _ words: LinkWords) -> String {
        let grain = words.figures.grain
        return lag == 0 ? "the same \(grain)" : "\(counted(lag, "\(grain)")) later"
    }

    private static func standardised(_ effect: LagEffect) -> String {
        "[\(effect.standardisedLow.correlation), \(effect.standardisedHigh.correlation)]"
    }

    private static func detectable(_ link: Link, _ words: LinkWords) -> String? {
        let between = link.detectable.between.map {
            "a correlation of \($0.correlation.dropFirst()) between \(words.plural)"
        }
        let within = link.detectable.within.map { "an effect of \($0.correlation.dropFirst()) over time" }
        let parts = [between, within].compactMap { $0 }
        return parts.isEmpty
            ? nil
            : "These figures would have shown \(parts.joined(separator: " and ")) four times in five, had it been there."
    }
}

extension LinkRow.Effect {
    init(_ label: String, _ effect: LagEffect, reach: Double, words: LinkWords) {
        self.label = label.capitalizedFirst
        estimate = effect.estimate.effect
        interval = "[\(effect.low.effect), \(effect.high.effect)]"
        standardised = effect.standardised.correlation
        p = effect.p.probability
        q = effect.q.probability
        support =
            "n \(grouped(effect.n)), \(counted(effect.units, words.figures.kind, plural: words.plural)), \(counted(effect.periods, "\(words.figures.grain)"))"
        plot = ForestPlot(
            estimate: effect.standardised, low: effect.standardisedLow, high: effect.standardisedHigh, reach: reach)
    }
}

extension LagEffect {
    /// The interval in the same standard deviations as the estimate.
    private var perStandard: Double { estimate == 0 ? 0 : standardised / estimate }
    var standardisedLow: Double { low * perStandard }
    var standardisedHigh: Double { high * perStandard }
}
