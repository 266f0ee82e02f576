import Domain
import Storage

/// A round's results by unit: each with all below it.
struct UnitBreakdown: Sendable {
    /// Stands for units of every kind.
    static let everyLevel = "every"

    let breakdown: Breakdown
    /// The kinds of unit that somebody answered for, from the top down.
    let levels: [String]
    let level: String

    init(
        _ question: BreakdownQuestion, _ counted: CountedRound, _ site: Site, in transaction: any Transaction
    ) throws {
        let (round, questions) = (counted.round, counted.questionsWithFigures)
        let revision = try transaction.units.revision()
        let tree = try site.figures.tree(revision: revision) { try transaction.units.tree() }
        let standing = site.figures.standing(of: tree, revision: revision, in: round.period)
        let own = try site.finished.byUnit(round, questions, in: transaction)
        let sums = Self.sums(own, below: round.unit, standing, none: PartAnswers([:], questions))
        let order = standing.subtree(of: round.unit) + own.keys.filter { !standing.contains($0) }.sorted()
        let units = order.filter { sums[$0] != nil && $0 != round.unit }.compactMap { tree.units[$0] }
        var levels: [String] = []
        for unit in units where !levels.contains(unit.kind) { levels.append(unit.kind) }
        let usual = Self.usual(own.keys.compactMap { tree.units[$0]?.kind }, among: levels)
        let level = question.level.flatMap { levels.contains($0) || $0 == Self.everyLevel ? $0 : nil } ?? usual
        (self.levels, self.level) = (levels, level)
        let wanted = question.search.folded
        let shown = units.filter { unit in
            guard wanted.isEmpty else { return unit.name.folded.contains(wanted) || unit.key.folded.contains(wanted) }
            return unit.kind == level || level == Self.everyLevel
        }
        func part(_ unit: Unit) -> Breakdown.Part {
            let above = standing.ancestors(of: unit.id).prefix { $0 != round.unit }.compactMap {
                standing.units[$0]?.name
            }
            return Breakdown.Part(
                name: unit.name, within: unit.id == round.unit || above.isEmpty ? nil : above.joined(separator: " · "),
                address: SiteURL.unit.path(unit.id, ["period": "\(round.period)"]), answers: sums[unit.id]!)
        }
        breakdown = Breakdown(
            question, questions, total: sums[round.unit] == nil ? nil : tree.units[round.unit].map(part),
            of: shown.map(part))
    }

    /// What was answered for each unit and all below it, up to the one that the round asked.
    private static func sums(
        _ own: [Unit.ID: PartAnswers], below top: Unit.ID, _ standing: UnitHierarchy, none: PartAnswers
    ) -> [Unit.ID: PartAnswers] {
        var sums: [Unit.ID: PartAnswers] = [:]
        for (unit, answers) in own {
            let above = standing.ancestors(of: unit)
            let height = above.firstIndex(of: top).map { $0 + 1 } ?? 0
            for place in [unit] + above.prefix(height) { sums[place, default: none] += answers }
        }
        return sums
    }

    /// The kind that most units with answers of their own have.
    private static func usual(_ kinds: [String], among levels: [String]) -> String {
        let counts = Dictionary(kinds.map { ($0, 1) }, uniquingKeysWith: +)
        return levels.max { (counts[$0] ?? 0) < (counts[$1] ?? 0) } ?? everyLevel
    }
}
