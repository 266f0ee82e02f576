/// What was shown of an earlier round: its cells with their respondents.
///
/// Who came and who went is not kept. Where one person alone did, the numbers differ by one; so that is what counts as one, though some
/// may have come and one fewer gone.
public struct PreviousRelease: Sendable {
    public var counts: [ReleaseCell: Int]

    public init(counts: [ReleaseCell: Int]) { self.counts = counts }

    /// What a plan shows.
    public init(_ plan: ReleasePlan) {
        let shown = plan.verdicts.indices.filter { plan.verdicts[$0].isShown }
        self.init(counts: Dictionary(uniqueKeysWithValues: shown.map { (plan.table.cell($0), plan.counts[$0]) }))
    }
}

/// The blocks of the cells that two rounds show, and what is left of a unit without its parts by a segment: those who have no value, or one
/// that is held back. Either round's figures for them follow by subtraction, and so does their change.
struct SharedBlocks {
    /// Blocks that differ by one person, with their cells: the whole first, then what is taken off it.
    private(set) var guesses: [(guess: ReleaseGuess, cells: [Int])] = []

    init(_ table: ReleaseTable, _ counts: [Int], isShown: [Bool], _ previous: PreviousRelease) {
        var before = [Int](repeating: -1, count: counts.count)
        for (cell, count) in previous.counts {
            if let number = table.number(of: cell) { before[number] = count }
        }
        let isShared = isShown.indices.map { isShown[$0] && before[$0] >= 0 }
        let blocks = ReleaseBlocks(table, isShown: isShared)
        var differences = blocks.cells.indices.map { row in
            [blocks.cells[row]] + blocks.rows(below: row).map { blocks.cells[$0] }
        }
        for unit in blocks.cells where unit.isMultiple(of: table.slots) {
            for segment in table.segments.indices {
                let values = table.slots(of: segment).map { unit + $0 }.filter { isShared[$0] }
                if !values.isEmpty { differences.append([unit] + values) }
            }
        }
        for cells in differences {
            func rest(_ amounts: [Int]) -> Int { cells.dropFirst().reduce(amounts[cells[0]]) { $0 - amounts[$1] } }
            let guess = ReleaseGuess(cell: table.cell(cells[0]), before: rest(before), now: rest(counts))
            if abs(guess.now - guess.before) == 1 { guesses.append((guess, cells)) }
        }
    }
}

extension ReleasePlanner {
    /// Holds back small blocks in which one person joined or left since an earlier round: this round's figure less that one's would
    /// be a guess at her answer. Of the cells that a block is had from the one with the fewest respondents goes.
    ///
    /// - Returns: whether there were any.
    @discardableResult
    mutating func holdTurnover(since previous: [PreviousRelease]) -> Bool {
        var (isOpen, isAny) = (true, false)
        while isOpen {
            isOpen = false
            for round in previous {
                let shared = SharedBlocks(table, counts, isShown: verdicts.map(\.isShown), round)
                for (guess, cells) in shared.guesses where min(guess.before, guess.now) < policy.turnoverThreshold {
                    // What this pass has held back already changes the block.
                    guard cells.allSatisfy({ verdicts[$0].isShown }) else { continue }
                    hold(cells.min { (counts[$0], $0) < (counts[$1], $1) }!, .oneJoinedOrLeft)
                    (isOpen, isAny) = (true, true)
                }
            }
        }
        return isAny
    }

    /// Holds back what another plan does not show, for that plan's reason.
    mutating func stay(within plan: ReleasePlan) {
        for number in verdicts.indices where verdicts[number].isShown {
            switch plan.verdicts[number] {
            case .heldBack(let reason): hold(number, reason)
            case .empty: hold(number, .partOfHeldBack)
            case .shown, .band: continue
            }
        }
    }
}
