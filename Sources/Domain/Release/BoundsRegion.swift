import Statistics

/// A linear program over the answers of some profiles while all others keep theirs: what is possible here is possible.
struct BoundsRegion {
    private let profiles: [Int]
    private let place: [Int: Int]
    private let program: LinearProgram
    private let blocks: ReleaseBlocks
    /// Of each constraint the block's row, or behind all of those the band's cell.
    private let keys: [Int]
    private(set) var solved = 0
    /// For each group that stays narrow the cells whose figures pin it.
    private(set) var binding: [Int: Set<Int>] = [:]

    /// - Parameter bands: cells that are shown as bands, with the interval of their sums.
    init(
        _ profiles: [Int], _ answers: ReleaseAnswers, _ blocks: ReleaseBlocks, bands: [Int: ClosedRange<Double>],
        sums: [Double]
    ) {
        self.profiles = profiles
        place = Dictionary(uniqueKeysWithValues: profiles.enumerated().map { ($1, $0) })
        let respondents = answers.respondents
        var rowOf: [Int: Int32] = [:]
        var inside: [Double] = []
        var keys: [Int] = []
        func row(_ key: Int) -> Int32 {
            if let row = rowOf[key] { return row }
            rowOf[key] = Int32(inside.count)
            inside.append(0)
            keys.append(key)
            return Int32(inside.count - 1)
        }
        let entries = profiles.map { profile in
            let held = bands.isEmpty ? [] : respondents.table.cells(of: respondents.profiles[profile])
            let banded = held.filter { bands[$0] != nil }.map { $0 + blocks.cells.count }
            return (blocks.rows(respondents.profiles[profile]) + banded).map { key in
                let row = row(key)
                inside[Int(row)] += answers.sums[profile]
                return (row: row, coefficient: 1.0)
            }
        }
        let rows = zip(keys, inside).map { key, sum in
            guard key >= blocks.cells.count, let band = bands[key - blocks.cells.count] else { return sum...sum }
            let outside = sums[key - blocks.cells.count] - sum
            return min(band.lowerBound - outside, sum)...max(band.upperBound - outside, sum)
        }
        let bounds = profiles.map { profile in
            let count = Double(respondents.counts[profile])
            return count * answers.range.lowerBound...count * answers.range.upperBound
        }
        self.blocks = blocks
        self.keys = keys
        program = LinearProgram(columns: bounds, rows: rows, entries: entries)
    }

    func holds(_ group: BoundedGroup) -> Bool { group.profiles.allSatisfy { place[$0] != nil } }

    /// Widens the groups' intervals until each is `width` or as wide as it gets here. A random objective moves many at once.
    ///
    /// - Returns: the numbers of those that stay narrower.
    mutating func widen(
        _ numbers: [Int], of groups: inout [BoundedGroup], to width: Double, in range: ClosedRange<Double>,
        _ generator: inout SeededGenerator
    ) -> [Int] {
        var narrow = numbers.filter { groups[$0].width(in: range) < width }
        for _ in 0..<12 where narrow.count > 1 {
            var objective = [Double](repeating: 0, count: profiles.count)
            for number in narrow {
                let sign = generator.nextSign() * generator.nextUniform()
                for profile in groups[number].profiles { objective[place[profile]!] += sign }
            }
            admit(objective, narrow, &groups)
            narrow.removeAll { groups[$0].width(in: range) >= width }
        }
        for number in narrow {
            for sign in [1.0, -1.0] where groups[number].width(in: range) < width {
                var objective = [Double](repeating: 0, count: profiles.count)
                for profile in groups[number].profiles { objective[place[profile]!] = sign }
                admit(objective, narrow, &groups)
                binding[number, default: []].formUnion(bindingCells)
            }
        }
        return narrow.filter { groups[$0].width(in: range) < width }
    }

    /// The cells of the constraints that held the last objective up.
    private var bindingCells: [Int] {
        let prices = zip(keys, program.prices).filter { abs($0.1) > 1e-7 }
        let weights = prices.filter { $0.0 < blocks.cells.count }.map { ($0.0, ($0.1 * 1e6).rounded()) }
        let bands = prices.filter { $0.0 >= blocks.cells.count }.map { $0.0 - blocks.cells.count }
        return blocks.cells(Dictionary(uniqueKeysWithValues: weights)) + bands
    }

    private mutating func admit(_ objective: [Double], _ numbers: [Int], _ groups: inout [BoundedGroup]) {
        solved += 1
        guard let point = program.minimum(of: objective) else { return }
        for number in numbers { groups[number].admit(groups[number].profiles.reduce(0) { $0 + point[place[$1]!] }) }
    }
}
