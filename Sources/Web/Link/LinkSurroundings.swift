import Domain
import Statistics

/// What stands around the pairs: top lists, drivers, reliability, power, the literature, the rule.
struct LinkSurroundings: Sendable {
    struct Drivers: Sendable {
        let outcome: String
        let side: String
        let explained: String
        /// What a full bar stands for.
        let longest: String
        let drivers: [Driver]
    }
    struct Driver: Sendable {
        let name: String
        let share: String
        let interval: String
        let meter: String
        let sign: String
    }
    struct Lists: Sendable {
        let sentence: String
        let inside: [Entry]
        let outside: [Entry]
    }
    struct Entry: Sendable {
        let name: String
        let address: String
        let isOnBoth: Bool
    }
    struct Reliable: Sendable {
        let name: String
        let icc1: String
        let icc2: String
        let support: String
    }

    let lists: Lists?
    let drivers: [Drivers]
    let reliability: [Reliable]
    let power: String
    let literature: [PublishedLink]
    let rule: String
    let meanings: [VerdictRule.Meaning]
    let methods: [Method]

    init(_ words: LinkWords) {
        let report = words.report
        lists = report.overlap.map { Lists($0, words) }
        drivers = report.drivers.map { outcome in
            Drivers(
                outcome: words.name(outcome.outcome), side: words.side(outcome.outcome),
                explained:
                    "\((outcome.rSquared * 100).fixed(0))\u{202F}% of the differences between \(counted(outcome.units, words.figures.kind, plural: words.plural)) explained",
                longest: max(0.1, outcome.drivers.map(\.share).max() ?? 0).fixed(4),
                drivers: outcome.drivers.sorted { $0.share > $1.share }.map { Driver($0, words) })
        }
        reliability = report.reliability.map { one in
            Reliable(
                name: words.name(one.metric), icc1: one.icc1.correlation, icc2: one.icc2.correlation,
                support: "n \(grouped(one.n)), \(counted(one.units, words.figures.kind, plural: words.plural))")
        }
        power = words.report.power.text.replacing("units", with: words.plural)
        literature = report.literature
        rule = report.rule.text
        meanings = report.rule.verdicts
        methods = report.methods
    }
}

extension LinkSurroundings.Driver {
    init(_ driver: OutcomeDrivers.Driver, _ words: LinkWords) {
        name = words.name(driver.metric)
        share = "\((driver.share * 100).fixed(1))\u{202F}%"
        interval = "[\((driver.low * 100).fixed(1)), \((driver.high * 100).fixed(1))]"
        meter = driver.share.fixed(4)
        sign = driver.sign < 0 ? "the other way round" : ""
    }
}

extension LinkSurroundings.Lists {
    init(_ lists: TopLists, _ words: LinkWords) {
        let both = Set(lists.both)
        func entries(_ keys: [String]) -> [LinkSurroundings.Entry] {
            keys.prefix(12).compactMap { key in
                words.unit(key).map {
                    .init(name: $0.name, address: SiteURL.unit.path($0.id), isOnBoth: both.contains(key))
                }
            }
        }
        inside = entries(lists.inside)
        outside = entries(lists.outside)
        let size = lists.inside.count
        sentence =
            "Of the \(size) best of \(counted(lists.units, words.figures.kind, plural: words.plural)) on each side, \(lists.overlap) stand on both lists; by chance it would be about \(lists.expected.fixed(1)) (p \(lists.p.probability))."
    }
}
