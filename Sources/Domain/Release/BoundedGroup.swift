/// Fewer than five respondents whose mean answer must not be pinned too closely, and the interval that is proven to be open to it.
struct BoundedGroup {
    /// Positions of the profiles, rising.
    let profiles: [Int]
    let respondents: Int
    /// The least and the greatest sum of their answers found to be possible.
    private(set) var sums: ClosedRange<Double>

    init(_ profiles: [Int], _ answers: ReleaseAnswers) {
        self.profiles = profiles
        respondents = profiles.reduce(0) { $0 + answers.respondents.counts[$1] }
        let sum = profiles.reduce(0) { $0 + answers.sums[$1] }
        sums = sum...sum
    }

    mutating func admit(_ sum: Double) {
        sums = min(sums.lowerBound, sum)...max(sums.upperBound, sum)
    }

    /// The narrowest interval of the mean of up to four of them, who are exchangeable where they are one profile: when all m of it
    /// sum to between L and H, any q of them sum to between max(q·lo, L − (m − q)·hi) and min(q·hi, H − (m − q)·lo).
    func width(in range: ClosedRange<Double>) -> Double {
        guard profiles.count == 1 else { return (sums.upperBound - sums.lowerBound) / Double(respondents) }
        return (1...min(respondents, ReleasePolicy.guarantee - 1)).map { part in
            let (part, rest) = (Double(part), Double(respondents - part))
            let low = max(part * range.lowerBound, sums.lowerBound - rest * range.upperBound)
            let high = min(part * range.upperBound, sums.upperBound - rest * range.lowerBound)
            return (high - low) / part
        }.min()!
    }

    /// Every profile, what lies in the same blocks together, and every cell that is held back: where five or more are together,
    /// only those of one profile need a look.
    static func all(_ verdicts: [ReleaseVerdict], _ blocks: ReleaseBlocks, _ answers: ReleaseAnswers) -> [BoundedGroup]
    {
        let (respondents, table) = (answers.respondents, answers.respondents.table)
        var together: [[Int]: [Int]] = [:]
        var inCell: [Int: [Int]] = [:]
        let counts = respondents.cellCounts()
        for (place, profile) in respondents.profiles.enumerated() {
            together[blocks.rows(profile), default: []].append(place)
            for number in table.cells(of: profile)
            where !verdicts[number].isShown && counts[number] < ReleasePolicy.guarantee {
                inCell[number, default: []].append(place)
            }
        }
        let small = (Array(together.values) + Array(inCell.values)).filter { list in
            list.count > 1 && list.reduce(0) { $0 + respondents.counts[$1] } < ReleasePolicy.guarantee
        }
        let lists = respondents.profiles.indices.map { [$0] } + Set(small).sorted { $0.lexicographicallyPrecedes($1) }
        return lists.map { BoundedGroup($0, answers) }
    }
}

extension ReleaseTable {
    /// The numbers of all cells in which a profile lies.
    func cells(of profile: Respondents.Profile) -> [Int] {
        var cells: [Int] = []
        var unit = Int(profile.unit)
        while unit >= 0 {
            cells.append(unit * slots)
            for slot in profile.slots where slot >= 0 { cells.append(unit * slots + Int(slot)) }
            unit = parents[unit]
        }
        return cells
    }
}
