import Statistics

/// A linear program over the answers of some positions while all others keep theirs: what is possible here is possible.
struct BoundsRegion {
    private let positions: [Int]
    private let place: [Int: Int]
    private let program: LinearProgram
    private let blocks: MergedBlocks
    /// Of each constraint the block's row, or behind all of those the band's cell.
    private let keys: [Int]
    private let rowCount: Int
    private(set) var solved = 0

    init(_ positions: [Int], _ answers: GuardedAnswers) {
        self.positions = positions
        place = Dictionary(uniqueKeysWithValues: positions.enumerated().map { ($1, $0) })
        blocks = answers.blocks
        let ground = answers.ground
        let rowCount = ground.blocks.cells.count
        self.rowCount = rowCount
        var rowOf: [Int: Int32] = [:]
        var inside: [Double] = []
        var keys: [Int] = []
        func entry(_ key: Int, _ sum: Double) -> (row: Int32, coefficient: Double) {
            let row = rowOf[key] ?? Int32(keys.count)
            if Int(row) == keys.count {
                rowOf[key] = row
                keys.append(key)
                inside.append(0)
            }
            inside[Int(row)] += sum
            return (row, 1)
        }
        let entries = positions.map { position in
            var own = ground.rows(position).map { Int(answers.blocks.row($0)) }.filter { $0 >= 0 }
            answers.plan.table.forEachCell(of: ground.profiles[position]) { cell in
                if answers.plan.verdicts[cell] == .band { own.append(rowCount + cell) }
            }
            return Set(own).sorted().map { entry($0, answers.sums[position]) }
        }
        let rows = zip(keys, inside).map { key, sum in
            guard key >= rowCount, let band = answers.bands[key - rowCount] else { return sum...sum }
            let outside = answers.cellSums[key - rowCount] - sum
            return min(band.lowerBound - outside, sum)...max(band.upperBound - outside, sum)
        }
        let bounds = positions.map {
            ground.counts[$0] * answers.range.lowerBound...ground.counts[$0] * answers.range.upperBound
        }
        self.keys = keys
        program = LinearProgram(columns: bounds, rows: rows, entries: entries)
    }

    /// Widens groups' intervals until each is `width` or as wide as it gets here, or `budget` programs are solved.
    ///
    /// - Returns: for each that stays narrower the cells whose figures pin it; none where the budget was used up before.
    mutating func widen(
        _ numbers: [Int], of groups: inout BoundedGroups, to width: Double, budget: Int
    ) -> [Int: Set<Int>] {
        var binding: [Int: Set<Int>] = [:]
        for number in numbers {
            for sign in [1.0, -1.0] where groups.width(number) < width {
                if solved == budget {
                    binding[number] = []
                    break
                }
                var objective = [Double](repeating: 0, count: positions.count)
                for position in groups.members(number) { objective[place[position]!] = sign }
                admit(objective, numbers, &groups)
                binding[number, default: []].formUnion(bindingCells)
            }
        }
        return binding.filter { groups.width($0.key) < width }
    }

    /// The cells of the constraints that held the last objective up.
    private var bindingCells: [Int] {
        let prices = zip(keys, program.prices).filter { abs($0.1) > 1e-7 }
        let weights = prices.filter { $0.0 < rowCount }.map { ($0.0, ($0.1 * 1e6).rounded()) }
        let bands = prices.filter { $0.0 >= rowCount }.map { $0.0 - rowCount }
        return blocks.cells(Dictionary(uniqueKeysWithValues: weights)) + bands
    }

    private mutating func admit(_ objective: [Double], _ numbers: [Int], _ groups: inout BoundedGroups) {
        solved += 1
        guard let point = program.minimum(of: objective) else { return }
        for number in numbers {
            let sum = groups.members(number).reduce(0) { $0 + point[place[$1]!] }
            groups.admit(number, sum, sum)
        }
    }
}
