import Statistics

/// Whether it may be told how often each answer was given in a whole round of whose parts the means are shown.
///
/// Beside overlapping means the distribution of few people can single out what two of them said. Variables are how many of
/// those who lie in the same cells gave each answer; they agree with every figure shown. Of each group of fewer than five the mean must
/// stay as open as the policy says, and of each larger one any member's answer. In rounds with too many variables for that the
/// witnesses of the bounds are sought among answers that lie together closely enough (``AnswerSpread``).
struct DistributionBounds {
    /// One of the answers that can be given: its value, what it counts as in the figure's sums, and how many gave it.
    struct Level {
        var value: Double
        var score: Double
        var count: Int
    }

    /// Variables of the largest program.
    static let largestProgram = 2_400
    /// Directions in which a corner is sought for all groups at once.
    private static let corners = 8

    private let plan: ReleasePlan
    private let levels: [Level]
    /// People who lie in the same cells, and whom a held back cell of a few holds or leaves alike.
    private let classes: [(cells: [Int], count: Double)]
    /// Classes that make a group together.
    private let groups: [[Int]]

    /// - Parameters:
    ///   - numbers: all that was answered.
    ///   - scorings: of the question, the figure's mean last.
    init(_ plan: ReleasePlan, of respondents: Respondents, _ numbers: [Double], _ scorings: [Scoring]) {
        let range = scorings[0].range
        var counts: [Double: Int] = [:]
        for number in numbers { counts[number, default: 0] += 1 }
        let levels = stride(from: range.lowerBound.rounded(.up), through: range.upperBound, by: 1).map {
            Level(value: $0, score: scorings.last!.score($0), count: counts[$0] ?? 0)
        }
        self.init(plan, of: respondents, levels: levels)
    }

    init(_ plan: ReleasePlan, of respondents: Respondents, levels: [Level]) {
        self.plan = plan
        self.levels = levels
        let table = respondents.table
        let isSmall = plan.counts.indices.map {
            !plan.verdicts[$0].isShown && plan.counts[$0] > 0 && plan.counts[$0] < ReleasePolicy.guarantee
        }
        var counts: [[Int]: Int] = [:]
        for (profile, count) in zip(respondents.profiles, respondents.counts) {
            var cells: [Int] = []
            table.forEachCell(of: profile) { if plan.verdicts[$0].isShown || isSmall[$0] { cells.append($0) } }
            counts[cells, default: 0] += count
        }
        let classes = counts.sorted { $0.key.lexicographicallyPrecedes($1.key) }
        self.classes = classes.map { ($0.key, Double($0.value)) }
        // Those alike in what is shown, the classes themselves, and what is held back for being small.
        var together: [[Int]: [Int]] = [:]
        var small: [Int: [Int]] = [:]
        for (number, own) in classes.enumerated() {
            together[own.key.filter { !isSmall[$0] }, default: []].append(number)
            for cell in own.key where isSmall[cell] { small[cell, default: []].append(number) }
        }
        groups = Set(classes.indices.map { [$0] } + together.values + small.values)
            .sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// Whether all groups stay open.
    /// - Parameters:
    ///   - scores: of the respondents whom the plan was made for.
    ///   - most: variables beyond which no program is solved.
    func isOpen(_ scores: ReleaseAnswers, programsUpTo most: Int = largestProgram) -> Bool {
        guard classes.count * levels.count <= most else { return isOpenAmongMany(scores) }
        let program = program(scores.cellSums(), scores.range)
        var reach = Reach(groups: groups, classes: classes.map(\.count), levels: levels, plan.policy.pinWidth)
        func look(_ objective: [Double]) -> Bool {
            guard let found = program.minimum(of: objective) else { return false }
            reach.note(found)
            return true
        }
        var generator = SeededGenerator(seed: UInt64(classes.count))
        for _ in 0..<Self.corners {
            let push = classes.map { _ in (generator.nextUniform() - 0.5) }
            let sign = push.map { $0 < 0 ? $0 - 0.5 : $0 + 0.5 }
            guard look(objective { sign[$0] * levels[$1].value }) else { return false }
        }
        for group in groups.indices {
            for push in reach.pushes(group) where reach.isNarrow(group) {
                guard look(push) else { return false }
            }
            if reach.isNarrow(group) { return false }
        }
        return true
    }

    private func isOpenAmongMany(_ scores: ReleaseAnswers) -> Bool {
        let given = levels.filter { $0.count > 0 }.map(\.score)
        let isWhole = levels.reduce(0) { $0 + $1.count } == scores.respondents.total
        guard isWhole, let least = given.min(), let greatest = given.max() else { return false }
        let ground = ReleaseGround(plan, of: scores.respondents)
        let answers = GuardedAnswers(ground, scores, known: least...greatest)
        let spread = AnswerSpread(answers, levels: levels)
        var search = BoundsSearch(answers, within: spread)
        search.look()
        return search.pins.isEmpty
    }

    private func objective(_ cost: (_ number: Int, _ level: Int) -> Double) -> [Double] {
        classes.indices.flatMap { number in levels.indices.map { cost(number, $0) } }
    }

    private func program(_ sums: [Double], _ range: ClosedRange<Double>) -> LinearProgram {
        let shown = plan.verdicts.indices.filter { plan.verdicts[$0].isShown }
        let rowOf = Dictionary(
            uniqueKeysWithValues: shown.enumerated().map { ($1, classes.count + levels.count + $0) })
        let cells = shown.map { cell -> ClosedRange<Double> in
            guard plan.verdicts[cell] == .band else { return sums[cell]...sums[cell] }
            let count = Double(plan.counts[cell])
            let band = ReleaseBand(mean: sums[cell] / count, range: range, width: plan.policy.width).interval
            return count * band.lowerBound...count * band.upperBound
        }
        var entries: [[(row: Int32, coefficient: Double)]] = []
        for (number, own) in classes.enumerated() {
            for (place, level) in levels.enumerated() {
                var column = [
                    (row: Int32(number), coefficient: 1.0), (row: Int32(classes.count + place), coefficient: 1.0),
                ]
                if level.score != 0 {
                    column += own.cells.compactMap { cell in
                        rowOf[cell].map { (row: Int32($0), coefficient: level.score) }
                    }
                }
                entries.append(column)
            }
        }
        return LinearProgram(
            columns: classes.flatMap { own in levels.map { _ in 0...own.count } },
            rows: classes.map { $0.count...$0.count } + levels.map { Double($0.count)...Double($0.count) } + cells,
            entries: entries)
    }
}

/// What was found to be possible of each group.
private struct Reach {
    let groups: [[Int]]
    let classes: [Double]
    let levels: [DistributionBounds.Level]
    /// Of each group its size, and the least and the greatest sum of its answers; of larger ones, of any one's answer.
    private let sizes: [Double]
    private var low: [Double]
    private var high: [Double]
    private let width: Double

    init(groups: [[Int]], classes: [Double], levels: [DistributionBounds.Level], _ pinWidth: Double) {
        (self.groups, self.classes, self.levels) = (groups, classes, levels)
        sizes = groups.map { $0.reduce(0) { $0 + classes[$1] } }
        low = groups.map { _ in .infinity }
        high = groups.map { _ in -.infinity }
        let values = levels.map(\.value)
        // Rounding in a program must not decide.
        width = pinWidth * (values.max()! - values.min()!) * (1 - 1e-6)
    }

    private func isSmall(_ group: Int) -> Bool { sizes[group] < Double(ReleasePolicy.guarantee) }

    func isNarrow(_ group: Int) -> Bool { high[group] - low[group] < width * (isSmall(group) ? sizes[group] : 1) }

    mutating func note(_ amounts: [Double]) {
        for (group, members) in groups.enumerated() {
            if isSmall(group) {
                let sum = members.reduce(0) { sum, number in
                    levels.indices.reduce(sum) { $0 + levels[$1].value * amounts[number * levels.count + $1] }
                }
                (low[group], high[group]) = (min(low[group], sum), max(high[group], sum))
            } else {
                for place in levels.indices
                where members.reduce(0, { $0 + amounts[$1 * levels.count + place] }) >= 1 - 1e-6 {
                    low[group] = min(low[group], levels[place].value)
                    high[group] = max(high[group], levels[place].value)
                }
            }
        }
    }

    /// Objectives at whose least values a group's ends lie.
    func pushes(_ group: Int) -> [[Double]] {
        let members = Set(groups[group])
        func objective(_ cost: (Int) -> Double) -> [Double] {
            classes.indices.flatMap { number in levels.indices.map { members.contains(number) ? cost($0) : 0 } }
        }
        if isSmall(group) { return [1, -1].map { sign in objective { sign * levels[$0].value } } }
        return levels.indices.map { level in objective { $0 == level ? -1 : 0 } }
    }
}
