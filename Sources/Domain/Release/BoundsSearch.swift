/// Looks for the groups that are pinned, and takes away what pins them: blocks that do so by themselves first; then witnesses among few
/// neighbours, then linear programs over more and more of those who would help, of which only so many are solved.
struct BoundsSearch {
    private(set) var answers: GuardedAnswers
    private(set) var groups: BoundedGroups
    private(set) var programs = 0
    /// Of each group that is pinned the cells that pin it; none where that is not known.
    private(set) var pins: [Int: Set<Int>] = [:]
    /// The families in which something was made a band against a group's pin, by the group's positions.
    private var tried: [[Int]: [Int]] = [:]

    /// Positions that move together: where a witness is sought, in a linear program at first, on either side of one that would help,
    /// and beyond which a linear program grows for one group only.
    private static let sizes = (witness: 192, program: 256, lever: 12, limit: 1_000)
    /// How often a linear program grows.
    private static let turns = 5
    /// How often something is made a band in one family against one group's pin.
    private static let attempts = 3
    /// Linear programs for all of one question's answers, for each group and at least.
    private static let budget = (each: 10, least: 10_000)

    /// How far answers may lie apart; nil: as far as they like.
    private let spread: AnswerSpread?

    init(_ answers: GuardedAnswers, within spread: AnswerSpread? = nil) {
        self.answers = answers
        self.spread = spread
        groups = BoundedGroups(answers)
    }

    /// Rounding in a program must not decide.
    private var width: Double { (spread?.width ?? answers.plan.policy.pinWidth * answers.span) * (1 - 1e-6) }

    private var budget: Int { max(Self.budget.least, Self.budget.each * groups.count) }

    private func narrow(_ numbers: some Sequence<Int>) -> [Int] { numbers.filter { groups.width($0) < width } }

    /// Finds out which groups are pinned.
    mutating func look() {
        let open = narrow(pins.isEmpty ? Array(0..<groups.count) : pins.keys.sorted())
        pins = [:]
        for (positions, numbers) in windows(open, size: Self.sizes.witness) {
            BoundsWitness(positions, answers)?.widen(numbers, of: &groups, within: spread)
        }
        for (positions, numbers) in windows(narrow(open), size: Self.sizes.program) { prove(numbers, positions) }
        // A program for one group opens others as well.
        pins = pins.filter { groups.width($0.key) < width }
    }

    /// Solves linear programs over some positions, and where they are too few over those elsewhere that would help as well.
    private mutating func prove(_ numbers: [Int], _ positions: [Int]) {
        var open = [(numbers: numbers, positions: Set(positions), turn: 0)]
        while let (numbers, positions, turn) = open.popLast() {
            var region = BoundsRegion(positions.sorted(), answers, within: spread)
            let found = region.widen(numbers, of: &groups, to: width, budget: max(0, budget - programs))
            programs += region.solved
            for number in numbers { pins[number] = found[number]?.cells }
            guard turn < Self.turns else { continue }
            var next: (numbers: [Int], positions: Set<Int>) = ([], positions)
            for number in numbers {
                guard let levers = found[number]?.levers, !levers.isEmpty else { continue }
                if next.positions.count > Self.sizes.limit, !next.numbers.isEmpty {
                    open.append((next.numbers, next.positions, turn + 1))
                    next = ([], positions)
                }
                next.numbers.append(number)
                for lever in levers { next.positions.formUnion(around(lever, Self.sizes.lever)) }
            }
            if !next.numbers.isEmpty { open.append((next.numbers, next.positions, turn + 1)) }
        }
    }

    private func around(_ position: Int, _ distance: Int) -> Range<Int> {
        max(0, position - distance)..<min(answers.ground.counts.count, position + distance + 1)
    }

    /// Takes away what pins: of the cells that do together the smallest becomes a band. Where it is not known which do, or only bands,
    /// the smallest block that holds some of the group is made one with its neighbours, then one of another family; where all that was
    /// not enough a unit next to the group is held back, the smallest first.
    mutating func relieve() {
        var changed: Set<Int> = []
        for number in pins.keys.sorted() {
            let members = groups.members(number)
            let rows = Set(members.flatMap { answers.ground.rows($0).map { Int(answers.blocks.row($0)) } }).filter {
                $0 >= 0
            }
            let cells = pins[number]!.isEmpty ? Set(rows.map { answers.blocks.cell($0) }) : pins[number]!
            // What was taken away from another pin may have let go of this one, which is looked at again then.
            guard changed.isDisjoint(with: cells) else { continue }
            changed.formUnion(cells)
            if let cell = answers.smallest(pins[number]!.filter { answers.plan.verdicts[$0] == .shown }) {
                answers.blur(answers.ground.blocks.row(of: cell)!)
                continue
            }
            let families = tried[members, default: []]
            if let row = smallest(rows.filter { row in families.count { $0 == family(row) } < Self.attempts }) {
                tried[members, default: []].append(family(row))
                answers.loosen(row)
            } else if let cell = lastResort(members) {
                tried[members] = nil
                answers.hold(cell)
            }
        }
    }

    /// Takes away whatever pins.
    mutating func settle() {
        answers.loosenFull(width)
        // What lies in the same blocks now may be more.
        groups = BoundedGroups(answers)
        look()
        while !pins.isEmpty {
            var isStuck = false
            while !pins.isEmpty, !isStuck {
                let before = answers.plan.verdicts
                relieve()
                isStuck = answers.plan.verdicts == before
                look()
            }
            groups = BoundedGroups(answers, after: groups)
            look()
            guard isStuck, !pins.isEmpty else { continue }
            // Nothing else is left to take away than the largest that is shown; where nothing is shown nothing pins.
            guard let cell = answers.plan.verdicts.firstIndex(where: \.isShown) else { return pins = [:] }
            answers.hold(cell)
            look()
        }
    }

    private func family(_ row: Int) -> Int { answers.blocks.cell(row) % answers.plan.table.slots }

    private func smallest(_ rows: Set<Int>) -> Int? {
        rows.min { (answers.blocks.respondents[$0], $0) < (answers.blocks.respondents[$1], $1) }
    }

    /// Among the lowest units shown that hold some of the group, and those in them, the smallest one; where nothing but a whole is
    /// shown the smallest other cell.
    private func lastResort(_ members: [Int]) -> Int? {
        let (table, plan) = (answers.plan.table, answers.plan)
        func isShown(_ unit: Int) -> Bool { plan.verdicts[unit * table.slots].isShown }
        let lowest = Set(
            members.map { member in
                var unit = Int(answers.ground.profiles[member].unit)
                while unit >= 0, !isShown(unit) { unit = table.parents[unit] }
                return unit
            })
        let units = lowest.sorted().flatMap { unit in
            let below = (unit < 0 ? table.units.indices : unit + 1..<table.ends[unit]).filter(isShown)
            return below.isEmpty && unit >= 0 && table.parents[unit] >= 0 ? [unit] : below
        }
        return answers.smallest(units.map { $0 * table.slots })
            ?? answers.smallest(plan.verdicts.indices.filter { plan.verdicts[$0].isShown })
    }

    /// Neighbouring positions with the groups that lie among them, cut where few units are cut apart; a group that lies apart has a
    /// window of its own, around each of its members.
    private func windows(_ numbers: [Int], size: Int) -> [(positions: [Int], groups: [Int])] {
        let total = answers.ground.counts.count
        let sorted = numbers.map { (first: groups.members($0)[0], number: $0) }.sorted { $0 < $1 }
        var (windows, apart): ([(positions: [Int], groups: [Int])], [(positions: [Int], groups: [Int])]) = ([], [])
        var end = -1
        for (first, number) in sorted {
            let members = groups.members(number)
            if first >= end {
                let start = answers.ground.cut(max(0, first - size / 4)...first)
                end =
                    start + size >= total ? total : answers.ground.cut(max(first + 1, start + size / 2)...start + size)
                windows.append((Array(start..<end), []))
            }
            if members.last! < end {
                windows[windows.count - 1].groups.append(number)
            } else {
                apart.append((Set(members.flatMap { around($0, size / 8) }).sorted(), [number]))
            }
        }
        return windows.filter { !$0.groups.isEmpty } + apart
    }
}
