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
    var plural: String { Domain.plural(of: figures.kind) }

    /// The verdict's reason, with metrics called by their names.
    func reason(_ link: Link) -> String { link.reason(periods: report.periods, naming: name) }

    /// The warning's text with the keys of its metrics replaced by names, in one pass: a name may hold another's key.
    func text(_ warning: LinkWarning) -> String {
        let keys = warning.metrics.sorted { $0.count > $1.count }
        func belongsToKey(_ character: Character?) -> Bool {
            character.map { $0 == "-" || $0.isLetter || $0.isNumber } ?? false
        }
        var text = ""
        var rest = warning.text[...]
        while let next = rest.first {
            let key = belongsToKey(text.last) ? nil : keys.first { rest.hasPrefix($0) }
            if let key, !belongsToKey(rest.dropFirst(key.count).first) {
                text += name(key)
                rest = rest.dropFirst(key.count)
            } else {
                text.append(next)
                rest = rest.dropFirst()
            }
        }
        return text
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
        if count[.movesTogetherOverTime] != nil {
            let moving = links.filter { $0.verdict == .movesTogetherOverTime }
            return sentence(
                moving, of: all, yes: "Yes", \.strongestLater?.estimate,
                alike: "when a \(figures.kind) gets better \(from), it gets better \(to) afterwards",
                opposed: "when a \(figures.kind) gets better \(from), it gets worse \(to) afterwards")
        }
        if count[.differsBetweenUnitsOnly] != nil {
            let overTime =
                links.contains { link in link.within.contains { $0.lag > 0 } }
                ? "That one follows the other over time, these figures do not show."
                : "Whether one follows the other cannot be seen: both were measured together only once."
            let differing = links.filter { $0.verdict == .differsBetweenUnitsOnly }
            let found = sentence(
                differing, of: all, yes: "Between \(plural), yes", \.between?.r,
                alike: "\(plural) that are better \(from) are also better \(to)",
                opposed: "\(plural) that are better \(from) are worse \(to)")
            return "\(found) \(overTime)"
        }
        if count[.noSign] != nil { return "No. In these figures there is no sign of it." }
        return "Nobody can say yet: there is not enough data."
    }

    /// Says how many of the links go the expected way and how many the other, where good may mean low.
    private func sentence(
        _ links: [Link], of all: String, yes: String, _ size: (Link) -> Double?, alike: String, opposed: String
    ) -> String {
        let aligned = links.count { link in (size(link) ?? 0) * good(link.from) * good(link.to) > 0 }
        let others = links.count - aligned
        if others == 0 { return "\(yes), in \(aligned) of \(all): \(alike)." }
        if aligned == 0 { return "The other way round, in \(others) of \(all): \(opposed)." }
        return "\(yes), in \(aligned) of \(all): \(alike). In \(others) it is the other way round."
    }

    /// 1 where more is better, −1 where less is; what is neither is read as it stands.
    private func good(_ key: String) -> Double { metrics[key]?.direction == .lower ? -1 : 1 }

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
    var correlation: String {
        guard isFinite else { return "open" }
        let text = signed(2)
        for sign in ["", "+", "−"] where text.hasPrefix(sign + "0.") { return sign + text.dropFirst(sign.count + 1) }
        return text
    }

    /// An effect with three figures that count, whatever its size.
    var effect: String {
        let size = magnitude
        return signed(size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : size >= 0.001 ? 5 : 7)
    }
}
