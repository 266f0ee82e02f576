import Statistics

/// The proof that answers, which lie between two known ends, are not pinned too closely by the sums that are shown.
///
/// For each group of fewer than five (a profile's members, those who share all blocks, a cell held back) two sets of answers are
/// sought that agree with everything shown and differ in the group's mean by the policy's width at least. The true answers are one;
/// linear programs over few respondents, the others left as they are, give more: what is possible while others stand still is
/// possible. Only groups for which that fails are looked at among more and more. What is still narrow among 4,000 profiles counts
/// as pinned, though it may not be.
public struct ReleaseBounds: Sendable {
    /// Groups of fewer than five that were looked at.
    public let groups: Int
    /// Linear programs that were solved.
    public let programs: Int
    /// The narrowest interval that is proven to be open to some group's mean, as a share of the scale's range. The search stops at
    /// the policy's width, so the truth may be wider. Nil where nobody answered.
    public let narrowest: Double?
    /// How many groups are pinned more closely than the policy allows.
    public let pinned: Int
    /// Of each of those its profiles and the numbers of the cells that pin it.
    let pins: [(profiles: [Int], cells: Set<Int>)]

    /// The sums found to be possible, by profiles.
    private let sums: [[Int]: ClosedRange<Double>]

    /// Profiles of a first region; a group that stays narrow is looked at among four times as many, and so on.
    private static let region = 250
    private static let most = 4_000

    /// - Parameter before: the bounds of a plan that showed this one's cells and more: what was possible there is possible here.
    public init(_ plan: ReleasePlan, _ answers: ReleaseAnswers, seed: UInt64, after before: ReleaseBounds? = nil) {
        let blocks = ReleaseBlocks(plan.table, isShown: plan.verdicts.map { $0 == .shown })
        var search = Search(plan, answers, blocks, seed)
        for number in search.groups.indices {
            guard let sums = before?.sums[search.groups[number].profiles] else { continue }
            search.groups[number].admit(sums.lowerBound)
            search.groups[number].admit(sums.upperBound)
        }
        var size = Self.region
        var narrow = search.narrow
        while !narrow.isEmpty, size <= Self.most {
            narrow = search.widen(narrow, size: size)
            if size >= search.order.count { break }
            size *= 4
        }
        groups = search.groups.count
        programs = search.programs + (before?.programs ?? 0)
        let range = answers.range.upperBound - answers.range.lowerBound
        narrowest = search.groups.map { $0.width(in: answers.range) }.min().map { range > 0 ? $0 / range : 0 }
        pins = narrow.map { (search.groups[$0].profiles, search.binding[$0] ?? []) }
        pinned = narrow.count
        sums = Dictionary(uniqueKeysWithValues: search.groups.map { ($0.profiles, $0.sums) })
    }

    private struct Search {
        let answers: ReleaseAnswers
        let blocks: ReleaseBlocks
        /// Cells that are shown as bands, with the interval of their sums.
        let bands: [Int: ClosedRange<Double>]
        let sums: [Double]
        let width: Double
        /// Profiles by unit, so that neighbours stand together; and where each stands.
        let order: [Int]
        let position: [Int]
        var groups: [BoundedGroup]
        var programs = 0
        var binding: [Int: Set<Int>] = [:]
        var generator: SeededGenerator

        init(_ plan: ReleasePlan, _ answers: ReleaseAnswers, _ blocks: ReleaseBlocks, _ seed: UInt64) {
            self.answers = answers
            self.blocks = blocks
            let cells = answers.cells()
            sums = cells.map { $0?.sum ?? 0 }
            bands = plan.bands(answers).reduce(into: [:]) { sums, band in
                let (count, interval) = (Double(plan.counts[band.key]), band.value.interval)
                sums[band.key] = count * interval.lowerBound...count * interval.upperBound
            }
            let range = answers.range
            // Rounding in a program must not decide.
            width = plan.policy.width * (range.upperBound - range.lowerBound) * (1 - 1e-6)
            let profiles = answers.respondents.profiles
            order = profiles.indices.sorted { profiles[$0] < profiles[$1] }
            var position = [Int](repeating: 0, count: order.count)
            for (place, profile) in order.enumerated() { position[profile] = place }
            self.position = position
            groups = BoundedGroup.all(plan.verdicts, blocks, answers)
            generator = SeededGenerator(seed: seed)
        }

        var narrow: [Int] { groups.indices.filter { groups[$0].width(in: answers.range) < width } }

        /// Looks at groups in regions of a size; returns those that stay narrow.
        mutating func widen(_ numbers: [Int], size: Int) -> [Int] {
            let regions = Dictionary(grouping: numbers) { position[groups[$0].profiles[0]] / size }
            var narrow: [Int] = []
            for region in regions.keys.sorted() {
                let span = region * size..<min(order.count, (region + 1) * size)
                let members = regions[region]!
                let inside = members.filter { groups[$0].profiles.allSatisfy { span.contains(position[$0]) } }
                narrow += widen(inside, among: Array(order[span]))
                // A group that lies apart gets a region of its own, around each of its profiles.
                for number in Set(members).subtracting(inside).sorted() {
                    let around = groups[number].profiles.flatMap { profile in
                        max(0, position[profile] - size / 8)..<min(order.count, position[profile] + size / 8 + 1)
                    }
                    narrow += widen([number], among: Set(around).sorted().map { order[$0] })
                }
            }
            return narrow.sorted()
        }

        private mutating func widen(_ numbers: [Int], among profiles: [Int]) -> [Int] {
            if numbers.isEmpty { return [] }
            var program = BoundsRegion(profiles, answers, blocks, bands: bands, sums: sums)
            let narrow = program.widen(numbers, of: &groups, to: width, in: answers.range, &generator)
            programs += program.solved
            for number in narrow { binding[number] = program.binding[number] }
            return narrow
        }
    }
}
