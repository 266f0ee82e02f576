/// Groups of fewer than five respondents whose mean answer must not be pinned too closely, and how far each is proven to be open.
///
/// Every position is a group; behind these come the cells held back and what lies in the same blocks together, where that makes
/// fewer than five in several positions.
struct BoundedGroups {
    private let counts: [Double]
    private let range: ClosedRange<Double>
    /// Groups of several positions.
    private(set) var several: [[Int]]
    /// The least and the greatest sum of each group's answers found to be possible.
    private(set) var low: [Double]
    private(set) var high: [Double]

    /// - Parameter before: what was possible when more was shown.
    init(_ answers: GuardedAnswers, after before: BoundedGroups? = nil) {
        counts = answers.ground.counts
        range = answers.range
        let several = Array(Set(answers.ground.small + Self.together(answers))).sorted {
            $0.lexicographicallyPrecedes($1)
        }
        self.several = several
        low = answers.sums + several.map { $0.reduce(0) { $0 + answers.sums[$1] } }
        high = low
        guard let before else { return }
        low.replaceSubrange(counts.indices, with: before.low[counts.indices])
        high.replaceSubrange(counts.indices, with: before.high[counts.indices])
        let known = Dictionary(uniqueKeysWithValues: before.several.enumerated().map { ($1, counts.count + $0) })
        for (place, list) in several.enumerated() {
            guard let old = known[list] else { continue }
            low[counts.count + place] = before.low[old]
            high[counts.count + place] = before.high[old]
        }
    }

    /// Positions that lie in the same blocks, several but fewer than five respondents.
    static func together(_ answers: GuardedAnswers) -> [[Int]] {
        let ground = answers.ground
        var firstOf: [UInt64: Int32] = [:]
        var lists: [Int32: [Int]] = [:]
        for position in ground.counts.indices {
            // Equal keys of different rows would add a group that need not be looked at, no more.
            var key: UInt64 = 0
            for row in ground.rows(position) {
                // Who lies in a block no more is like those who never did.
                guard case let held = answers.blocks.row(row), held >= 0 else { continue }
                var mixed = UInt64(truncatingIfNeeded: held &+ 1) &* 0x9E37_79B9_7F4A_7C15
                mixed = (mixed ^ (mixed >> 32)) &* 0xD6E8_FEB8_6659_FD93
                key &+= mixed ^ (mixed >> 32)
            }
            if let first = firstOf[key] {
                lists[first, default: [Int(first)]].append(position)
            } else {
                firstOf[key] = Int32(position)
            }
        }
        return lists.values.filter { list in
            list.reduce(0) { $0 + ground.counts[$1] } < Double(ReleasePolicy.guarantee)
        }
    }

    var count: Int { low.count }

    func members(_ group: Int) -> [Int] { group < counts.count ? [group] : several[group - counts.count] }

    @inline(__always)
    mutating func admit(_ group: Int, _ least: Double, _ greatest: Double) {
        if least < low[group] { low[group] = least }
        if greatest > high[group] { high[group] = greatest }
    }

    /// The narrowest interval of the mean of up to four of them, who are exchangeable where they are one profile: when all m of it
    /// sum to between L and H, any q of them sum to between max(q·lo, L − (m − q)·hi) and min(q·hi, H − (m − q)·lo).
    func width(_ group: Int) -> Double {
        guard group < counts.count else {
            return (high[group] - low[group]) / several[group - counts.count].reduce(0) { $0 + counts[$1] }
        }
        if counts[group] == 1 { return high[group] - low[group] }
        var narrowest = Double.infinity
        for part in 1...min(Int(counts[group]), ReleasePolicy.guarantee - 1) {
            let (part, rest) = (Double(part), counts[group] - Double(part))
            let least = max(part * range.lowerBound, low[group] - rest * range.upperBound)
            let greatest = min(part * range.upperBound, high[group] - rest * range.lowerBound)
            narrowest = min(narrowest, (greatest - least) / part)
        }
        return narrowest
    }
}
