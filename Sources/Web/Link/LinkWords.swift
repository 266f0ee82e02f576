import Domain
import Statistics

/// A report's keys and numbers in the organisation's own words.
struct LinkWords: Sendable {
    let figures: LinkFigures
    let report: LinkReport
    private let metrics: [String: Metric]
    private let units: [String: Unit]

    init(_ figures: LinkFigures, _ report: LinkReport) {
        self.figures = figures
        self.report = report
        metrics = Dictionary(uniqueKeysWithValues: figures.selection.all.map { ($0.key, $0) })
        units = Dictionary(uniqueKeysWithValues: figures.units.map { ($0.key, $0) })
    }

    func metric(_ key: String) -> Metric { metrics[key]! }
    func name(_ key: String) -> String { metrics[key]?.longName ?? key }
    func side(_ key: String) -> String { metrics[key]?.side.rawValue ?? Side.business.rawValue }
    func unit(_ key: String) -> Unit? { units[key] }

    /// "schools"; the organisation's own word for the units that are compared.
    var plural: String { figures.kind.hasSuffix("s") ? figures.kind : figures.kind + "s" }

    /// The text with metric keys, as the statistics write them, replaced by names.
    func named(_ text: String) -> String {
        metrics.keys.sorted { $0.count > $1.count }.reduce(text) { $0.replacing($1, with: metrics[$1]!.longName) }
    }

    /// The answer to "is inside felt outside?" in a few sentences.
    var answer: String { [felt, elsewhere].compactMap { $0 }.joined(separator: " ") }

    private var insideToOutside: [Link] {
        report.links.filter { side($0.from) == "inside" && side($0.to) == "outside" }
    }

    private var felt: String {
        let links = insideToOutside.isEmpty ? report.links : insideToOutside
        let (from, to) = insideToOutside.isEmpty ? ("on one end", "on the other") : ("inside", "outside")
        let count = Dictionary(grouping: links, by: \.verdict).mapValues(\.count)
        let all = counted(links.count, "pair")
        if let moves = count[.movesTogetherOverTime] {
            return "Yes, in \(moves) of \(all): when a \(figures.kind) changes \(from), it changes \(to) afterwards."
        }
        if let between = count[.differsBetweenUnitsOnly] {
            let overTime =
                links.contains { link in link.within.contains { $0.lag > 0 } }
                ? "That one follows the other over time, these figures do not show."
                : "Whether one follows the other cannot be seen: both were measured together only once."
            return
                "Between \(plural), yes, in \(between) of \(all): \(plural) that are better \(from) are also better \(to). \(overTime)"
        }
        if count[.noSign] != nil { return "No. In these figures there is no sign of it." }
        return "Nobody can say yet: there is not enough data."
    }

    /// What moves together over time among the other pairs; nil when nothing does.
    private var elsewhere: String? {
        guard !insideToOutside.isEmpty else { return nil }
        let moving = report.links.filter { link in
            link.verdict == .movesTogetherOverTime && !insideToOutside.contains(link)
        }
        guard !moving.isEmpty else { return nil }
        let pairs = moving.map { "\(name($0.from)) → \(name($0.to))" }.formattedList
        return "Over time, \(pairs) \(moving.count == 1 ? "moves" : "move") together."
    }
}

extension Verdict {
    var title: String {
        switch self {
        case .movesTogetherOverTime: "moves together over time"
        case .differsBetweenUnitsOnly: "differs between units only"
        case .noSign: "no sign of it"
        case .notEnoughData: "not enough data"
        }
    }

    var style: String {
        switch self {
        case .movesTogetherOverTime: "moves"
        case .differsBetweenUnitsOnly: "between"
        case .noSign: "none"
        case .notEnoughData: "unknown"
        }
    }
}

extension Double {
    /// A p- or q-value as papers write it: ".034", "< .001".
    var probability: String { self < 0.001 ? "< .001" : String(fixed(3).drop { $0 == "0" }) }

    /// A correlation: "+.23".
    var correlation: String { signed(2).replacing("0.", with: ".") }

    /// An effect with three figures that count, whatever its size.
    var effect: String {
        let size = magnitude
        return signed(size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : size >= 0.001 ? 5 : 7)
    }
}
