/// What all questions that the same people answered have in common: their plan's blocks, and their profiles in an order in which
/// neighbours stand together.
struct ReleaseGround {
    let plan: ReleasePlan
    let blocks: ReleaseBlocks
    private let given: Respondents
    /// Of each position the place of its profile among the respondents' own.
    let order: [Int]
    let profiles: [Respondents.Profile]
    /// Respondents by position.
    let counts: [Double]
    /// Where each position's rows begin in `rows`, and the end.
    let starts: [Int]
    /// The blocks in which a position lies.
    let rows: [Int32]
    /// Of each position the depth of the lowest unit that holds both it and the one before; −1: none.
    private let bonds: [Int]
    /// The positions of each cell of fewer than five that is not shown, where they are several.
    let small: [[Int]]

    /// - Parameter other: of the same people perhaps, and of the same plan; then that is not worked out again.
    init(_ plan: ReleasePlan, of respondents: Respondents, beside other: ReleaseGround? = nil) {
        let other = other.flatMap {
            $0.given.counts == respondents.counts && $0.given.profiles == respondents.profiles ? $0 : nil
        }
        if let other, other.plan.verdicts == plan.verdicts {
            self = other
            return
        }
        self.plan = plan
        given = respondents
        let blocks = ReleaseBlocks(plan.table, isShown: plan.verdicts.map { $0 == .shown })
        self.blocks = blocks
        let order =
            other?.order ?? respondents.profiles.indices.sorted { respondents.profiles[$0] < respondents.profiles[$1] }
        self.order = order
        profiles = other?.profiles ?? order.map { respondents.profiles[$0] }
        counts = other?.counts ?? order.map { Double(respondents.counts[$0]) }
        (starts, rows) = Self.rows(blocks, profiles)
        bonds = other?.bonds ?? Self.bonds(plan.table, profiles)
        small = Self.small(plan, profiles)
    }

    private static func rows(
        _ blocks: ReleaseBlocks, _ profiles: [Respondents.Profile]
    ) -> (starts: [Int], rows: [Int32]) {
        var starts = [0]
        var rows: [Int32] = []
        for profile in profiles {
            rows += blocks.rows(profile).map(Int32.init)
            starts.append(rows.count)
        }
        return (starts, rows)
    }

    private static func bonds(_ table: ReleaseTable, _ profiles: [Respondents.Profile]) -> [Int] {
        profiles.indices.map { position in
            guard position > 0 else { return -1 }
            // Units stand in preorder: one holds all up to its end.
            var unit = Int(profiles[position - 1].unit)
            while unit >= 0, table.ends[unit] <= Int(profiles[position].unit) { unit = table.parents[unit] }
            var depth = -1
            while unit >= 0 { (unit, depth) = (table.parents[unit], depth + 1) }
            return depth
        }
    }

    /// Where to cut between neighbours so that the fewest units are cut apart; the last such place.
    func cut(_ places: ClosedRange<Int>) -> Int {
        var best = places.lowerBound
        for place in places where place == counts.count || bonds[place] <= bonds[best] { best = place }
        return best
    }

    private static func small(_ plan: ReleasePlan, _ profiles: [Respondents.Profile]) -> [[Int]] {
        let isSmall = plan.verdicts.indices.map {
            !plan.verdicts[$0].isShown && plan.counts[$0] > 1 && plan.counts[$0] < ReleasePolicy.guarantee
        }
        var lists: [Int: [Int]] = [:]
        for (position, profile) in profiles.enumerated() {
            plan.table.forEachCell(of: profile) { cell in
                if isSmall[cell] { lists[cell, default: []].append(position) }
            }
        }
        return Set(lists.values.filter { $0.count > 1 }).sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// The plan within the bounds of some answers.
    func protecting(_ answers: ReleaseAnswers) -> (plan: ReleasePlan, bounds: ReleaseBounds) {
        var guarded = GuardedAnswers(self, answers)
        guarded.bandUnanimous(answers)
        var search = BoundsSearch(guarded)
        search.settle()
        return (search.answers.plan, ReleaseBounds(search))
    }

    /// Those who sit in a unit or below it.
    func positions(inUnit unit: Int) -> Range<Int> {
        let (first, end) = (Int32(unit), Int32(plan.table.ends[unit]))
        return profiles.partition { $0.unit >= first }..<profiles.partition { $0.unit >= end }
    }

    func rows(_ position: Int) -> ArraySlice<Int32> { rows[starts[position]..<starts[position + 1]] }
}

extension ReleaseTable {
    /// Calls back with the number of every cell in which a profile lies, its own unit's first.
    func forEachCell(of profile: Respondents.Profile, _ body: (Int) -> Void) {
        var unit = Int(profile.unit)
        while unit >= 0 {
            body(unit * slots)
            for slot in profile.slots where slot >= 0 { body(unit * slots + Int(slot)) }
            unit = parents[unit]
        }
    }
}

extension [Respondents.Profile] {
    /// The first place from where `isBehind` holds.
    fileprivate func partition(_ isBehind: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
