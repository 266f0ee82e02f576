import Statistics

/// Decides which cells are shown: primary suppression, then complementary suppression until the exact audit passes.
struct ReleasePlanner {
    let respondents: Respondents
    let policy: ReleasePolicy
    let counts: [Int]
    private(set) var verdicts: [ReleaseVerdict]
    /// Cells that were held back to break leaks, with all that went along.
    private(set) var sacrificed: [Int: [Int]] = [:]
    /// The cells of every leak found so far: whatever else is shown, of each leak one at least must not be.
    private(set) var leaks: Set<[Int]> = []
    /// What was held back since this was emptied last.
    private var lately: [Int] = []
    var table: ReleaseTable { respondents.table }
    private var field: PrimeField
    /// Steps of the search in what is entangled, and those that the last one took at most.
    private var budget = 2_000_000
    private var hardest = 0
    private(set) var generator: SeededGenerator
    private(set) var isShown: [Bool]
    /// Cells that readers know whatever this plan says; so what leaks beside them is held back and not they.
    private(set) var isKnown: [Bool]

    init(_ respondents: Respondents, policy: ReleasePolicy, seed: UInt64) {
        self.respondents = respondents.ordered()
        self.policy = policy
        counts = respondents.cellCounts()
        generator = SeededGenerator(seed: seed)
        field = PrimeField.random(using: &generator)
        verdicts = counts.map { count in
            count == 0 ? .empty : count < policy.threshold ? .heldBack(.tooFew) : .shown
        }
        isShown = verdicts.map(\.isShown)
        isKnown = [Bool](repeating: false, count: counts.count)
    }

    /// Shows exactly those units that another plan of the same people shows.
    mutating func take(units plan: ReleasePlan) {
        for (unit, id) in table.units.enumerated() {
            if let reason = plan.verdict(ReleaseCell(unit: id)).reason {
                hold(unit * table.slots, reason)
            } else {
                isKnown[unit * table.slots] = isShown[unit * table.slots]
            }
        }
    }

    /// Holds a cell back, and with a unit all that lies in and below it.
    ///
    /// - Returns: the cells that were shown.
    @discardableResult
    mutating func hold(_ cell: Int, _ reason: HeldBackReason) -> [Int] {
        guard verdicts[cell].isShown else { return [] }
        let held = table.cascade(cell).filter { verdicts[$0].isShown }
        for part in held {
            verdicts[part] = .heldBack(part == cell ? reason : .partOfHeldBack)
            isShown[part] = false
        }
        lately += held
        return held
    }

    /// Holds a cell back because of what others would give away.
    mutating func sacrifice(_ cell: Int) { sacrificed[cell] = hold(cell, .givesAwayOthers) }

    /// Shows again what was sacrificed, but for what lies in something that is held back for itself.
    mutating func restore() {
        for (cell, parts) in sacrificed.sorted(by: { $0.key < $1.key }) where isInShown(cell) {
            for part in parts {
                verdicts[part] = .shown
                isShown[part] = true
            }
        }
        sacrificed = [:]
    }

    /// Goes back to a choice, and keeps what was learnt since.
    mutating func takeBack(_ choice: ReleasePlanner) {
        let (leaks, generator) = (leaks, generator)
        self = choice
        (self.leaks, self.generator) = (leaks, generator)
    }

    mutating func nextSeed() -> UInt64 { generator.next() }

    /// Whether the unit above a unit, or that of a segment's value, is shown.
    private func isInShown(_ cell: Int) -> Bool {
        let (unit, slot) = cell.quotientAndRemainder(dividingBy: table.slots)
        if slot > 0 { return isShown[unit * table.slots] }
        return table.parents[unit] < 0 || isShown[table.parents[unit] * table.slots]
    }

    /// Holds back until nothing leaks, what one subtraction shows first: that is seen without linear algebra.
    mutating func makeSound() {
        while true {
            let leaks = subtractions(ReleaseBlocks(table, isShown: isShown))
            guard !leaks.isEmpty else { break }
            self.leaks.formUnion(leaks)
            breakUp(leaks)
        }
        search()
    }

    /// The cells of each block of fewer than five, and of each unit of which so few are left without its parts by one segment.
    private func subtractions(_ blocks: ReleaseBlocks) -> [[Int]] {
        func isSmall(_ cells: [Int]) -> Bool {
            let left = cells.dropFirst().reduce(counts[cells[0]]) { $0 - counts[$1] }
            return left > 0 && left < ReleasePolicy.guarantee
        }
        var found: [[Int]] = []
        for (row, cell) in blocks.cells.enumerated() {
            found.append([cell] + blocks.rows(below: row).map { blocks.cells[$0] })
            guard cell.isMultiple(of: table.slots) else { continue }
            for slots in table.slotsOfSegments {
                let parts = slots.map { cell + $0 }.filter { isShown[$0] }
                if !parts.isEmpty { found.append([cell] + parts) }
            }
        }
        return found.filter(isSmall).map { $0.sorted() }
    }

    /// Holds back until the exact search finds nothing.
    ///
    /// To hold a cell back is to allow only combinations in which it does not count: in which its block weighs as much as the one
    /// above it. So the search need not begin anew, and what was proven safe stays so.
    private mutating func search() {
        let blocks = ReleaseBlocks(table, isShown: isShown)
        var search = LightVectors(
            columns: blocks.columns(respondents, in: field), weights: respondents.counts, rowCount: blocks.cells.count,
            field: field, generator: generator, budget: budget)
        while true {
            search.search(untilFound: true)
            hardest = search.hardest
            let leaks = search.found.map { Disclosure($0, respondents, blocks).cells }
            let unknown = search.undecided.map { shownCells(of: $0, in: blocks) }
            guard !(leaks.isEmpty && unknown.isEmpty) else { return }
            lately = []
            self.leaks.formUnion(leaks)
            breakUp(leaks.isEmpty ? unknown : leaks)
            for cell in lately {
                guard let row = blocks.row(of: cell) else { continue }
                let above = blocks.row(above: row).map { [(row: $0, factor: field.negated(field.one))] } ?? []
                search.restrict([(row: row, factor: field.one)] + above)
            }
        }
    }

    /// Holds back what cannot be proven all at once, as an audit has to: ``makeSound()`` settles one group after the other. Where that was
    /// easy the audit, which may take many times as long, is too.
    mutating func makeProvable() {
        guard hardest > budget / 10 else { return }
        // Half of what the audit spends, whose luck may be worse.
        budget = ReleaseAudit.budget / 2
        var before: [Bool]
        repeat {
            before = isShown
            makeSound()
        } while isShown != before
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
            if let least = costs.min(by: <) { sacrifice(-least.cell) }
        }
    }

    /// The shown cells that say something of some profiles.
    private func shownCells(of profiles: [Int], in blocks: ReleaseBlocks) -> [Int] {
        var found: Set<Int> = []
        for row in Set(profiles.flatMap { blocks.rows(respondents.profiles[$0]) }) {
            var row: Int? = row
            while let current = row, !isShown[blocks.cells[current]] { row = blocks.row(above: current) }
            if let row { found.insert(blocks.cells[row]) }
        }
        return found.sorted()
    }

    /// Respondents of the shown cells that would go.
    private func loss(_ cell: Int) -> Int {
        isKnown[cell] ? .max / 2 : table.cascade(cell).reduce(0) { $0 + (isShown[$1] ? counts[$1] : 0) }
    }
}
