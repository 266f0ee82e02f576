import Domain
import Storage

/// A round's results by unit: each with all below it.
struct UnitBreakdown: Sendable {
    /// Stands for units of every kind.
    static let everyLevel = "every"

    let breakdown: Breakdown
    /// The kinds of unit that stand below the one that was asked, from the top down.
    let levels: [String]
    let level: String

    init(
        _ question: BreakdownQuestion, _ counted: CountedRound, _ site: Site, in transaction: any Transaction
    ) throws {
        let (round, questions) = (counted.round, counted.questionsWithFigures)
        let revision = try transaction.units.revision()
        let tree = try site.figures.tree(revision: revision) { try transaction.units.tree() }
        let standing = site.figures.standing(of: tree, revision: revision, in: round.period)
        let answers: any UnitAnswers =
            if let customers = counted.customers {
                SummedUnits(
                    try site.finished.byUnit(customers, round, questions, in: transaction), below: round.unit, standing,
                    none: PartAnswers([:], questions))
            } else {
                ReleasedUnits(
                    shown: try site.finished.released(round, questions, in: transaction), questions: questions,
                    round: round, standing: standing)
            }
        let units = answers.units.filter { $0 != round.unit }.compactMap { tree.units[$0] }
        var levels: [String] = []
        for unit in units where !levels.contains(unit.kind) { levels.append(unit.kind) }
        let usual = Self.usual(answers.lowest.compactMap { tree.units[$0]?.kind }, among: levels)
        let level = question.level.flatMap { levels.contains($0) || $0 == Self.everyLevel ? $0 : nil } ?? usual
        (self.levels, self.level) = (levels, level)
        let wanted = question.search.folded
        let shown = units.filter { unit in
            guard wanted.isEmpty else { return unit.name.folded.contains(wanted) || unit.key.folded.contains(wanted) }
            return unit.kind == level || level == Self.everyLevel
        }
        func part(_ unit: Unit) -> Breakdown.Part? {
            let above = standing.ancestors(of: unit.id).prefix { $0 != round.unit }.compactMap {
                standing.units[$0]?.name
            }
            return answers.part(
                unit, within: unit.id == round.unit || above.isEmpty ? nil : above.joined(separator: " · "),
                address: SiteURL.unit.path(unit.id, ["period": "\(round.period)"]))
        }
        breakdown = Breakdown(
            question, questions, total: tree.units[round.unit].flatMap(part), of: shown.compactMap(part))
    }

    /// The kind that most of some units have.
    private static func usual(_ kinds: [String], among levels: [String]) -> String {
        let counts = Dictionary(kinds.map { ($0, 1) }, uniquingKeysWith: +)
        return levels.max { (counts[$0] ?? 0) < (counts[$1] ?? 0) } ?? everyLevel
    }
}

/// Answers by unit, each with all below it.
private protocol UnitAnswers {
    /// From the top down.
    var units: [Unit.ID] { get }
    /// Those to which respondents belong themselves.
    var lowest: [Unit.ID] { get }
    func part(_ unit: Unit, within: String?, address: String) -> Breakdown.Part?
}

/// Customers'.
private struct SummedUnits: UnitAnswers {
    let units: [Unit.ID]
    let lowest: [Unit.ID]
    private var sums: [Unit.ID: PartAnswers] = [:]

    init(_ own: [Unit.ID: PartAnswers], below top: Unit.ID, _ standing: UnitHierarchy, none: PartAnswers) {
        for (unit, answers) in own {
            let above = standing.ancestors(of: unit)
            let height = above.firstIndex(of: top).map { $0 + 1 } ?? 0
            for place in [unit] + above.prefix(height) { sums[place, default: none] += answers }
        }
        let order = standing.subtree(of: top) + own.keys.filter { !standing.contains($0) }.sorted()
        units = order.filter { [sums] in sums[$0] != nil }
        lowest = Array(own.keys)
    }

    func part(_ unit: Unit, within: String?, address: String) -> Breakdown.Part? {
        sums[unit.id].map { Breakdown.Part(name: unit.name, within: within, address: address, $0) }
    }
}

/// Employees': every unit that was asked, since that nobody of it answered is held back like a few answers.
private struct ReleasedUnits: UnitAnswers {
    let shown: [Unit.ID: ReleaseStore.Shown]
    let questions: [Question]
    let round: Round
    let standing: UnitHierarchy

    var units: [Unit.ID] { standing.subtree(of: round.unit) }
    var lowest: [Unit.ID] { units.filter { standing.children(of: $0).isEmpty } }

    func part(_ unit: Unit, within: String?, address: String) -> Breakdown.Part? {
        let own = shown[unit.id] ?? .init()
        return Breakdown.Part(
            name: unit.name, within: within, address: address, own, questions,
            countedIn: own[.responses].reason == nil ? nil : nearest(above: unit.id))
    }

    /// The nearest unit above of which something is shown.
    private func nearest(above unit: Unit.ID) -> Crumb? {
        guard unit != round.unit else { return nil }
        let above = standing.ancestors(of: unit)
        let asked = above.firstIndex(of: round.unit).map { above.prefix($0 + 1) } ?? []
        return asked.first { shown[$0]?[.responses].value != nil }.flatMap { standing.units[$0] }.map {
            Crumb(name: $0.name, address: SiteURL.unit.path($0.id, ["period": "\(round.period)"]))
        }
    }
}
