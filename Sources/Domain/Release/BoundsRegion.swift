import Statistics

/// A linear program over the answers of some positions while all others keep theirs: what is possible here is possible.
struct BoundsRegion {
    private let positions: [Int]
    private let place: [Int: Int]
    private let program: LinearProgram
    private let answers: GuardedAnswers
    private var blocks: MergedBlocks { answers.blocks }
    /// Of each constraint the block's row, or behind all of those the band's cell.
    private let keys: [Int]
    /// How many respondents of each constraint lie here.
    private let inside: [Double]
    private let rowCount: Int
    /// Variables of the program, those of positions first.
    private let width: Int
    private(set) var solved = 0

    /// - Parameter spread: how far answers may lie apart; nil: as far as they like.
    init(_ positions: [Int], _ answers: GuardedAnswers, within spread: AnswerSpread?) {
        self.positions = positions
        place = Dictionary(uniqueKeysWithValues: positions.enumerated().map { ($1, $0) })
        self.answers = answers
        let ground = answers.ground
        let rowCount = ground.blocks.cells.count
        self.rowCount = rowCount
        var rowOf: [Int: Int32] = [:]
        var inside: [Double] = []
        var respondents: [Double] = []
        var keys: [Int] = []
        func entry(_ key: Int, _ position: Int) -> (row: Int32, coefficient: Double) {
            let row = rowOf[key] ?? Int32(keys.count)
            if Int(row) == keys.count {
                rowOf[key] = row
                keys.append(key)
                inside.append(0)
                respondents.append(0)
            }
            inside[Int(row)] += answers.sums[position]
            respondents[Int(row)] += ground.counts[position]
            return (row, 1)
        }
        var entries = positions.map { position in
            var own = ground.rows(position).map { Int(answers.blocks.row($0)) }.filter { $0 >= 0 }
            answers.plan.table.forEachCell(of: ground.profiles[position]) { cell in
                if answers.plan.verdicts[cell] == .band { own.append(rowCount + cell) }
            }
            return Set(own).sorted().map { entry($0, position) }
        }
        var rows = zip(keys, inside).map { key, sum in
            guard key >= rowCount, let band = answers.bands[key - rowCount] else { return sum...sum }
            let outside = answers.cellSums[key - rowCount] - sum
            return min(band.lowerBound - outside, sum)...max(band.upperBound - outside, sum)
        }
        var bounds = positions.map {
            ground.counts[$0] * answers.range.lowerBound...ground.counts[$0] * answers.range.upperBound
        }
        self.keys = keys
        self.inside = respondents
        var known = positions.map { answers.sums[$0] }
        spread?.limit(positions, answers.range, &bounds, &rows, &entries, &known)
        width = bounds.count
        program = LinearProgram(columns: bounds, rows: rows, entries: entries, known: known)
    }

    /// What holds a group's answers together here.
    struct Pin {
        /// The cells whose figures do.
        var cells: Set<Int> = []
        /// Positions elsewhere, the nearest ones, that could let go if they moved as well; none where the pin is the same everywhere.
        var levers: Set<Int> = []
    }

    /// Widens groups' intervals until each is `width` or as wide as it gets here, or `budget` programs are solved.
    ///
    /// - Returns: for each that stays narrower what pins it; nothing of those to which the budget did not reach.
    mutating func widen(
        _ numbers: [Int], of groups: inout BoundedGroups, to width: Double, budget: Int
    ) -> [Int: Pin] {
        var pins: [Int: Pin] = [:]
        for number in numbers {
            var pin = Pin()
            for sign in [1.0, -1.0] where groups.width(number) < width {
                guard solved < budget else {
                    pin = Pin()
                    break
                }
                var objective = [Double](repeating: 0, count: self.width)
                for position in groups.members(number) { objective[place[position]!] = sign }
                admit(objective, numbers, &groups)
                guard groups.width(number) < width else { break }
                let prices = self.prices
                pin.cells.formUnion(bindingCells(prices))
                pin.levers.formUnion(levers(prices, around: groups.members(number)[0]))
            }
            pins[number] = pin
        }
        return pins.filter { groups.width($0.key) < width }
    }

    /// How much the last minimum would rise with each block's sum, or a band's that is at its end.
    private var prices: [Int: Double] {
        Dictionary(uniqueKeysWithValues: zip(keys, program.prices).filter { abs($0.1) > 1e-7 })
    }

    /// The cells of the constraints that held an objective up.
    private func bindingCells(_ prices: [Int: Double]) -> [Int] {
        let weights = prices.filter { $0.key < rowCount }.mapValues { ($0 * 1e6).rounded() }
        return blocks.cells(weights) + prices.keys.filter { $0 >= rowCount }.map { $0 - rowCount }
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

// Which other positions would let go of what is pinned here.
extension BoundsRegion {
    /// How far around a group they are looked for, and how many.
    private static let reach = (distance: 4_000, count: 8)

    /// The nearest positions outside that would lower the objective further by these prices.
    private func levers(_ prices: [Int: Double], around member: Int) -> [Int] {
        let range = outside(prices)
        guard !range.isEmpty else { return [] }
        var found: [Int] = []
        for distance in 1...Self.reach.distance where found.count < Self.reach.count {
            for position in [member - distance, member + distance]
            where range.contains(position) && place[position] == nil && isLever(position, prices) {
                found.append(position)
            }
        }
        return found
    }

    /// Among which positions those of the constraints lie that do not lie here as a whole.
    private func outside(_ prices: [Int: Double]) -> Range<Int> {
        var range = 0..<0
        for (key, row) in zip(keys, inside.indices) where prices[key] != nil {
            let cell = key < rowCount ? blocks.cell(key) : key - rowCount
            let all = key < rowCount ? blocks.respondents[key] : Double(answers.plan.counts[cell])
            guard inside[row] < all else { continue }
            let own = answers.ground.positions(inUnit: cell / answers.plan.table.slots)
            range = range.isEmpty ? own : min(range.lowerBound, own.lowerBound)..<max(range.upperBound, own.upperBound)
        }
        return range
    }

    private func isLever(_ position: Int, _ prices: [Int: Double]) -> Bool {
        var cost = 0.0
        for row in answers.ground.rows(position) { cost -= prices[Int(answers.blocks.row(row))] ?? 0 }
        if !answers.bands.isEmpty {
            answers.plan.table.forEachCell(of: answers.ground.profiles[position]) { cell in
                if answers.isBand[cell] { cost -= prices[rowCount + cell] ?? 0 }
            }
        }
        let (count, sum) = (answers.ground.counts[position], answers.sums[position])
        return cost < -1e-7 && sum < count * answers.range.upperBound
            || cost > 1e-7 && sum > count * answers.range.lowerBound
    }
}
