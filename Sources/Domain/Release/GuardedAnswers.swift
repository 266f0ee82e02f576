/// The answers to a question under a plan whose cells turn into bands or are held back until no answer is given away.
struct GuardedAnswers {
    let ground: ReleaseGround
    /// What an answer can be, and between which ends readers know that it lies.
    let scale: ClosedRange<Double>
    private(set) var range: ClosedRange<Double>
    private(set) var plan: ReleasePlan
    private(set) var blocks: MergedBlocks
    /// By position.
    let sums: [Double]
    let cellSums: [Double]
    /// Of each cell that is shown as a band the interval of its answers' sum.
    private(set) var bands: [Int: ClosedRange<Double>] = [:]
    private(set) var isBand: [Bool]

    init(_ ground: ReleaseGround, _ answers: ReleaseAnswers) {
        self.ground = ground
        (scale, range) = (answers.range, answers.known)
        plan = ground.plan
        blocks = MergedBlocks(ground, answers)
        sums = ground.order.map { answers.sums[$0] }
        cellSums = answers.cellSums()
        isBand = [Bool](repeating: false, count: plan.counts.count)
        for number in plan.verdicts.indices where plan.verdicts[number] == .band && plan.counts[number] > 0 {
            bands[number] = interval(number)
            isBand[number] = true
        }
    }

    var span: Double { scale.upperBound - scale.lowerBound }

    private func interval(_ cell: Int) -> ClosedRange<Double> {
        let count = Double(plan.counts[cell])
        let band = ReleaseBand(mean: cellSums[cell] / count, range: scale, width: plan.policy.width).interval
        return count * band.lowerBound...count * band.upperBound
    }

    /// Shows a cell as a band.
    ///
    /// - Returns: the row whose block holds its block now; −1: none.
    @discardableResult
    mutating func band(_ cell: Int) -> Int {
        plan.verdicts[cell] = .band
        bands[cell] = interval(cell)
        isBand[cell] = true
        return blocks.merge(cell)
    }

    /// Shows the whole as a band: then nobody knows how often each answer was given.
    mutating func bandWhole() {
        band(0)
        range = scale
    }

    mutating func hold(_ cell: Int) {
        if cell == 0 { range = scale }
        for cell in plan.holdBack(cell, .pinsAnswers) {
            bands[cell] = nil
            isBand[cell] = false
            blocks.merge(cell)
        }
    }

    /// Makes a block one with its neighbours: its cell becomes a band, and where the cell above has nobody else in its block another
    /// one next to it as well.
    mutating func loosen(_ row: Int) {
        let isAlone = blocks.above(row) >= 0 && blocks.respondents[blocks.above(row)] == 0
        let above = band(blocks.cell(row))
        guard isAlone, above >= 0 else { return }
        let cells = ([above] + blocks.below(above)).map { blocks.cell($0) }
        if let cell = cells.min(by: { (plan.counts[$0], $0) < (plan.counts[$1], $1) }) { band(cell) }
    }

    /// Loosens every block whose sum alone, so near is it to the least or the greatest possible, leaves each of its answers less than
    /// `width` to lie in.
    mutating func loosenFull(_ width: Double) {
        var rows = Array(ground.blocks.cells.indices)
        while let row = rows.popLast() {
            guard blocks.isExact(row), blocks.respondents[row] > 0, room(row) < width else { continue }
            let above = blocks.above(row)
            loosen(row)
            // What was loosened may have taken the block above along, up to the last.
            if above >= 0, case let merged = Int(blocks.row(Int32(above))), merged >= 0 { rows.append(merged) }
        }
    }

    /// How far a block's sum is from the nearer end.
    private func room(_ row: Int) -> Double {
        let (count, sum) = (blocks.respondents[row], blocks.sums[row])
        return min(count * range.upperBound - sum, sum - count * range.lowerBound)
    }
}
