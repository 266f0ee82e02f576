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

    /// - Parameter known: between which ends answers are known to lie, where that is known better than the answers tell.
    init(_ ground: ReleaseGround, _ answers: ReleaseAnswers, known: ClosedRange<Double>? = nil) {
        self.ground = ground
        plan = ground.plan
        scale = answers.range
        range = plan.verdicts[0] == .shown ? known ?? answers.known : scale
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
        forgetEnds(of: cell)
        return blocks.merge(cell)
    }

    /// Nobody knows how often each answer was given of a whole that is not shown in full.
    private mutating func forgetEnds(of cell: Int) { if cell == 0 { range = scale } }

    mutating func hold(_ cell: Int) {
        forgetEnds(of: cell)
        for cell in plan.hold(cell, .pinsAnswers) {
            bands[cell] = nil
            isBand[cell] = false
            blocks.merge(cell)
        }
    }

    /// Makes a block one with a neighbour: the smallest cell right below becomes a band, or its own where there is none.
    ///
    /// - Returns: the row whose block holds its block now; −1: none.
    @discardableResult
    mutating func loosen(_ row: Int) -> Int {
        guard let cell = smallest(blocks.below(row).map { blocks.cell($0) }) else { return blur(row) }
        band(cell)
        return row
    }

    /// Makes a row's cell a band, and another one next to it where the cell above has nobody else in its block.
    ///
    /// - Returns: the row whose block holds its block now; −1: none.
    @discardableResult
    mutating func blur(_ row: Int) -> Int {
        let isAlone = blocks.above(row) >= 0 && blocks.respondents[blocks.above(row)] == 0
        let above = band(blocks.cell(row))
        return isAlone && above >= 0 ? loosen(above) : above
    }

    /// The cell with the fewest respondents, the first among equals.
    func smallest(_ cells: some Sequence<Int>) -> Int? {
        cells.min { (plan.counts[$0], $0) < (plan.counts[$1], $1) }
    }
}
