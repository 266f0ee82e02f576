extension GuardedAnswers {
    /// Turns cells into bands until no distribution that can be worked out by one subtraction tells the mean of four answers too
    /// closely.
    ///
    /// A shown cell shows its whole distribution, so the distribution of a block is known, and that of a unit without the values of a
    /// segment that are shown for it. Nobody in it can be told from the others; so as closely as the four lowest and the four
    /// highest of its answers lie together is each one's known. Where it is a whole cell that cell becomes a band, else the
    /// smallest of those that it is had from.
    mutating func bandUnanimous(_ answers: ReleaseAnswers) {
        var rows = Array(ground.blocks.cells.indices)
        let cells = CellTails(answers, ground)
        repeat {
            bandBlocks(&rows)
            bandRemainders(cells, &rows)
        } while !rows.isEmpty
    }

    /// What keeping answers as floats rounds must not decide.
    private var least: Double { plan.policy.pinWidth * span * (1 - 1e-5) }

    private func smallest(_ cells: [Int]) -> Int {
        cells.min { (plan.counts[$0], $0) < (plan.counts[$1], $1) }!
    }

    private mutating func bandBlocks(_ rows: inout [Int]) {
        while let row = rows.popLast() {
            guard blocks.isExact(row), blocks.respondents[row] >= 4, blocks.tails[row].span < least else { continue }
            let holder = band(smallest(([row] + blocks.below(row)).map { blocks.cell($0) }))
            if holder >= 0 { rows.append(holder) }
        }
    }

    /// The units without the values that are shown exactly; what changes is left in `rows`.
    private mutating func bandRemainders(_ cells: CellTails, _ rows: inout [Int]) {
        let table = plan.table
        for unit in table.units.indices {
            for segment in table.segments.indices {
                while plan.verdicts[unit * table.slots] == .shown {
                    let values = table.cells(of: segment, in: unit)
                    let exact = values.filter { plan.verdicts[$0] == .shown }
                    var (rest, count) = (
                        cells.without[unit * table.segments.count + segment], plan.counts[unit * table.slots]
                    )
                    for cell in values where plan.verdicts[cell] != .shown { rest.merge(cells.tails[cell]) }
                    for cell in exact { count -= plan.counts[cell] }
                    guard !exact.isEmpty, count >= 4, rest.span < least else { break }
                    let holder = band(smallest(exact + [unit * table.slots]))
                    if holder >= 0 { rows.append(holder) }
                }
            }
        }
    }
}

/// The lowest and highest answers of each of a table's cells, and of those in each unit who have no value of a segment.
struct CellTails {
    private(set) var tails: [AnswerTails]
    /// By unit, then segment.
    private(set) var without: [AnswerTails]

    init(_ answers: ReleaseAnswers, _ ground: ReleaseGround) {
        let table = ground.plan.table
        let segments = table.segments.count
        tails = [AnswerTails](repeating: AnswerTails(), count: table.cellCount)
        without = [AnswerTails](repeating: AnswerTails(), count: table.units.count * segments)
        for (position, place) in ground.order.enumerated() {
            let profile = ground.profiles[position]
            let unit = Int(profile.unit)
            for (segment, slot) in profile.slots.enumerated() {
                if slot >= 0 {
                    tails[unit * table.slots + Int(slot)].merge(answers.tails[place])
                } else {
                    without[unit * segments + segment].merge(answers.tails[place])
                }
            }
        }
        for unit in table.units.indices.reversed() where table.parents[unit] >= 0 {
            let parent = table.parents[unit]
            for slot in 0..<table.slots where ground.plan.counts[unit * table.slots + slot] > 0 {
                tails[parent * table.slots + slot].merge(tails[unit * table.slots + slot])
            }
            for segment in 0..<segments {
                without[parent * segments + segment].merge(without[unit * segments + segment])
            }
        }
    }
}

extension ReleaseTable {
    /// The numbers of a unit's cells of one segment.
    func cells(of segment: Int, in unit: Int) -> Range<Int> {
        let first = unit * slots + firstSlot[segment]
        return first..<first + segments[segment].values.count
    }
}
