extension GuardedAnswers {
    /// Turns cells into bands until no distribution that can be worked out by one subtraction tells the mean of four answers too
    /// closely.
    ///
    /// A shown unit shows its whole distribution, so the distribution of a block of units is known. Nobody in it can be told from the
    /// others; so as closely as the four lowest and the four highest of its answers lie together is each one's known. Where it is a
    /// whole unit that unit becomes a band, else the smallest of those that it is had from.
    mutating func bandUnanimous(_ answers: ReleaseAnswers) {
        // Where only sums are shown the bounds take care of them.
        guard plan.table.segments.isEmpty else {
            let all = answers.tails.reduce(into: AnswerTails()) { $0.merge($1) }
            if plan.verdicts[0] == .shown, plan.counts[0] >= 4, all.span < least { band(0) }
            return
        }
        var rows = Array(ground.blocks.cells.indices)
        repeat {
            bandBlocks(&rows)
            loosenBands(answers, &rows)
        } while !rows.isEmpty
    }

    /// What keeping answers as floats rounds must not decide.
    private var least: Double { plan.policy.pinWidth * span * (1 - 1e-5) }

    private mutating func bandBlocks(_ rows: inout [Int]) {
        while let row = rows.popLast() {
            guard blocks.isExact(row), blocks.respondents[row] >= 4, blocks.tails[row].span < least else { continue }
            let holder = band(smallest(([row] + blocks.below(row)).map { blocks.cell($0) })!)
            if holder >= 0 { rows.append(holder) }
        }
    }

    /// Makes bands of what lies above a band until its distribution tells no member's answer: the block that the band is in is known
    /// answer by answer, and of those only some fit into the band.
    ///
    /// A member's answer stays open where she could have changed places with somebody else of the block who answered otherwise.
    private mutating func loosenBands(_ answers: ReleaseAnswers, _ rows: inout [Int]) {
        for cell in bands.keys.sorted() {
            while let row = blocks.holder(of: cell), !isOpen(cell, in: [row], answers) {
                // One of its neighbours, whose answers then stand among those of the block, is enough; else what holds them.
                let below = blocks.below(row).sorted {
                    (blocks.respondents[$0], $0) < (blocks.respondents[$1], $1)
                }
                let neighbour = below.first { isOpen(cell, in: [row, $0], answers) }
                let holder = band(blocks.cell(neighbour ?? row))
                if holder >= 0 { rows.append(holder) }
            }
        }
    }

    private func isOpen(_ cell: Int, in rows: Set<Int>, _ answers: ReleaseAnswers) -> Bool {
        let table = plan.table
        let unit = cell / table.slots
        var (inside, outside): (UInt64, UInt64) = (0, 0)
        for (position, place) in ground.order.enumerated() {
            let own = Int(ground.profiles[position].unit)
            if own >= unit, own < table.ends[unit] {
                inside |= answers.levels[place]
            } else if let holder = blocks.holder(ofUnit: own), rows.contains(holder) {
                outside |= answers.levels[place]
            }
        }
        guard let interval = bands[cell] else { return true }
        let slack = span / 63
        for mine in 0..<64 where inside & (1 << mine) != 0 {
            for other in 0..<64 where outside & (1 << other) != 0 {
                let change = answers.answer(at: other) - answers.answer(at: mine)
                guard abs(change) >= least else { continue }
                let sum = cellSums[cell] + change
                if sum >= interval.lowerBound - slack, sum <= interval.upperBound + slack { return true }
            }
        }
        return false
    }
}
