import Statistics

/// Decides which cells are shown: primary suppression, then complementary suppression until the exact audit passes.
struct ReleasePlanner {
    let respondents: Respondents
    let policy: ReleasePolicy
    let counts: [Int]
    private(set) var verdicts: [ReleaseVerdict]
    private(set) var rounds = 0
    private var table: ReleaseTable { respondents.table }
    private var field: PrimeField
    private var generator: SeededGenerator
    private var isShown: [Bool]
    private var isSafe: [Bool]
    private var safeBase: [Int] = []

    init(_ respondents: Respondents, policy: ReleasePolicy, seed: UInt64) {
        self.respondents = respondents
        self.policy = policy
        counts = respondents.cellCounts()
        generator = SeededGenerator(seed: seed)
        field = PrimeField.random(using: &generator)
        verdicts = counts.map { count in
            count == 0 ? .empty : count < policy.threshold ? .heldBack(.tooFew) : .shown
        }
        isShown = verdicts.map(\.isShown)
        isSafe = [Bool](repeating: false, count: respondents.profiles.count)
    }

    /// Holds a cell back, and with a unit all that lies in and below it.
    mutating func hold(_ cell: Int, _ reason: HeldBackReason) {
        guard verdicts[cell].isShown else { return }
        verdicts[cell] = .heldBack(reason)
        isShown[cell] = false
        for part in cascade(cell) where part != cell && verdicts[part].isShown {
            verdicts[part] = .heldBack(.partOfHeldBack)
            isShown[part] = false
        }
    }

    /// The cell and those that are held back with it.
    private func cascade(_ cell: Int) -> StrideTo<Int> {
        let (unit, slot) = cell.quotientAndRemainder(dividingBy: table.slots)
        if slot == 0 { return stride(from: cell, to: table.ends[unit] * table.slots, by: 1) }
        return stride(from: cell, to: cell + 1, by: 1)
    }

    /// Holds back until nothing leaks. What was proven safe stays so, since holding back never lets anyone work out more.
    mutating func makeSound() {
        while true {
            rounds += 1
            let blocks = ReleaseBlocks(respondents, isShown: isShown)
            let open = isSafe.indices.filter { !isSafe[$0] }
            var search = LightVectors(
                columns: blocks.columns(open, of: respondents, in: field), weights: open.map { respondents.counts[$0] },
                contracted: blocks.columns(safeBase, of: respondents, in: field), rowCount: blocks.cells.count,
                field: field, generator: generator)
            search.search(untilFound: true)
            _ = generator.next()
            for (place, profile) in open.enumerated() where search.isSafe[place] { isSafe[profile] = true }
            safeBase += search.safeBase.map { open[$0] }
            let leaks = search.found.map { Disclosure($0, open, respondents, blocks).cells }
            let unknown = search.undecided.map { blocks.cells(of: $0.map { respondents.profiles[open[$0]] }) }
            if debugRelease { print("round", rounds, "open", open.count, "safe", isSafe.count(where: \.self), "rows", blocks.cells.count, "leaks", leaks.count, "unknown", unknown.count, "base", safeBase.count) }
            guard !(leaks.isEmpty && unknown.isEmpty) else { return }
            breakUp(leaks.isEmpty ? unknown : leaks)
        }
    }

    /// Holds back at least one cell of each list: the one that loses least for each list that it breaks.
    private mutating func breakUp(_ lists: [[Int]]) {
        var hits: [Int: Int] = [:]
        for list in lists { for cell in list { hits[cell, default: 0] += 1 } }
        var losses: [Int: Int] = [:]
        for list in lists where !list.contains(where: { !isShown[$0] }) {
            let costs = list.map { cell in
                let loss = losses[cell] ?? self.loss(cell)
                losses[cell] = loss
                return (cost: Double(loss) / Double(hits[cell]!), cell: -cell)
            }
            if let least = costs.min(by: <) { hold(-least.cell, .givesAwayOthers) }
        }
    }

    /// Respondents of the shown cells that would go.
    private func loss(_ cell: Int) -> Int { cascade(cell).reduce(0) { $0 + (isShown[$1] ? counts[$1] : 0) } }
}
nonisolated(unsafe) public var debugRelease = true
