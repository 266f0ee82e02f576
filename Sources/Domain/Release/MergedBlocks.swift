/// A plan's blocks while some of its cells stop being exact: such a cell's block becomes one with that of the exact cell above it.
struct MergedBlocks {
    private let blocks: ReleaseBlocks
    /// Of each row itself while its cell is exact, else the row above; −1: none.
    private var owner: [Int32]
    /// Of each exact row's block.
    private(set) var respondents: [Double]
    private(set) var sums: [Double]
    private(set) var tails: [AnswerTails]
    /// - Parameters: sums and tails are by place of the respondents' profiles.
    init(_ ground: ReleaseGround, _ answers: ReleaseAnswers) {
        blocks = ground.blocks
        let count = ground.blocks.cells.count
        owner = (0..<Int32(count)).map { $0 }
        var respondents = [Double](repeating: 0, count: count)
        var sums = respondents
        var tails = [AnswerTails](repeating: AnswerTails(), count: count)
        for (position, place) in ground.order.enumerated() {
            for row in ground.rows(position) {
                respondents[Int(row)] += ground.counts[position]
                sums[Int(row)] += answers.sums[place]
                tails[Int(row)].merge(answers.tails[place])
            }
        }
        (self.respondents, self.sums, self.tails) = (respondents, sums, tails)
    }

    /// The row of the block that a row of the plan lies in now; −1: none.
    @inline(__always)
    func row(_ row: Int32) -> Int32 {
        var row = row
        while row >= 0, owner[Int(row)] != row { row = owner[Int(row)] }
        return row
    }

    /// The exact row whose block a cell's own is in, itself where it is exact; nil: none.
    func holder(of cell: Int) -> Int? {
        guard let row = blocks.row(holding: cell) else { return nil }
        let holder = self.row(Int32(row))
        return holder < 0 ? nil : Int(holder)
    }

    /// The same of the answers of those who sit in a unit itself.
    func holder(ofUnit unit: Int) -> Int? { holder(of: unit * blocks.table.slots) }

    func cell(_ row: Int) -> Int { blocks.cells[row] }

    func isExact(_ row: Int) -> Bool { owner[row] == row }

    /// The exact row above; −1: none.
    func above(_ row: Int) -> Int { blocks.row(above: row).map { Int(self.row(Int32($0))) } ?? -1 }

    /// The exact rows right below.
    func below(_ row: Int) -> [Int] { blocks.rows(below: row).flatMap { isExact($0) ? [$0] : below($0) } }

    /// A cell is not exact any more.
    ///
    /// - Returns: the row whose block holds its block now; −1: none.
    @discardableResult
    mutating func merge(_ cell: Int) -> Int {
        guard let row = blocks.row(of: cell), isExact(row) else { return -1 }
        let above = above(row)
        owner[row] = Int32(above)
        guard above >= 0 else { return -1 }
        respondents[above] += respondents[row]
        sums[above] += sums[row]
        tails[above].merge(tails[row])
        return above
    }

    /// The exact cells that a combination of blocks is made of: each counts with its block's weight less that of the one above.
    func cells(_ weights: [Int: some Equatable]) -> [Int] {
        var rows = Set(weights.keys.filter { weights[$0] != weights[above($0)] })
        for row in weights.keys { rows.formUnion(below(row).filter { weights[$0] == nil }) }
        return rows.map { blocks.cells[$0] }.sorted()
    }
}
