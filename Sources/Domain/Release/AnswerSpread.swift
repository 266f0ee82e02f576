import Statistics

/// How far answers may lie apart where it is told how often each was given in the whole round.
///
/// Means of people who lie in the same cells agree with a distribution of the whole exactly where they lie no further apart than it
/// does (Strassen 1965, Ann. Math. Statist. 36:423–439): for each answer v that can be given Σ (x − v)⁺ over all people, each with
/// her group's mean, is at most Σ (answer − v)⁺. Both are straight between two answers that can be given, so those are enough. That
/// holds for parts of people, as the programs of ``DistributionBounds`` do.
///
/// Where most people's answers are drawn together as far as the figures allow, the few who move have that much room.
struct AnswerSpread {
    /// Positions that are drawn together at once.
    private static let chunk = 192

    /// How far a group's mean must be open, in scores, so that in the answers' own values it is open as far as the policy says.
    let width: Double
    /// Answers between the least and the greatest that were given.
    private let inner: [Double]
    private let counts: [Double]
    /// By inner answer: what is left when everybody is drawn together.
    private let room: [Double]
    /// By chunk and inner answer: how much less it leaves when it is not.
    private let gains: [[Double]]
    /// By position and inner answer, of the true answers.
    private let known: [[Double]]

    /// - Parameters:
    ///   - answers: known to lie between the least and the greatest that were given.
    ///   - levels: each answer that can be given.
    init(_ answers: GuardedAnswers, levels: [DistributionBounds.Level]) {
        let counts = answers.ground.counts
        let inner = Set(levels.map(\.score)).sorted().filter {
            answers.range.lowerBound < $0 && $0 < answers.range.upperBound
        }
        let known = counts.indices.map { Self.excess(of: answers.sums[$0], by: counts[$0], over: inner) }
        let chunks = stride(from: 0, to: counts.count, by: Self.chunk).map {
            Array($0..<min($0 + Self.chunk, counts.count))
        }
        let gains = chunks.map { positions -> [Double] in
            guard let drawn = BoundsWitness.drawnTogether(positions, answers) else { return inner.map { _ in 0 } }
            var gains = inner.map { _ in 0.0 }
            for (position, sum) in zip(positions, drawn) {
                let now = Self.excess(of: sum, by: counts[position], over: inner)
                for place in inner.indices { gains[place] += known[position][place] - now[place] }
            }
            return gains
        }
        // Up to four of a group may lie apart from the rest of it, as far as must be open.
        let width = Self.width(levels, answers.plan.policy.pinWidth)
        let apart = Double(ReleasePolicy.guarantee - 1) * width
        room = inner.indices.map { place in
            let whole = levels.reduce(0) { $0 + Double($1.count) * max(0, $1.score - inner[place]) }
            let drawn = known.reduce(0) { $0 + $1[place] } - gains.reduce(0) { $0 + $1[place] }
            return whole - drawn - apart
        }
        (self.inner, self.counts, self.known, self.gains, self.width) = (inner, counts, known, gains, width)
    }

    /// Where several values count as one score a group of some score may have any mix of them that the whole has. From the mean value
    /// of each score that was given: so much of the scores as makes them rise by the width even from the highest mix to the lowest.
    private static func width(_ levels: [DistributionBounds.Level], _ pinWidth: Double) -> Double {
        var sums: [Double: (value: Double, count: Double)] = [:]
        for level in levels where level.count > 0 {
            let (value, count) = sums[level.score] ?? (0, 0)
            sums[level.score] = (value + level.value * Double(level.count), count + Double(level.count))
        }
        let means = sums.map { (score: $0.key, value: $0.value.value / $0.value.count) }.sorted { $0.score < $1.score }
        guard let first = means.first, let last = means.last, first.score < last.score else { return .infinity }
        let slope = (last.value - first.value) / (last.score - first.score)
        let steps = zip(means, means.dropFirst()).map { ($1.value - $0.value) / ($1.score - $0.score) / slope }
        guard slope != 0, let least = steps.min(), least > 0 else { return .infinity }
        let bends = means.map { $0.value - first.value - slope * ($0.score - first.score) }
        let values = levels.map(\.value)
        let needed = pinWidth * (values.max()! - values.min()!) + bends.max()! - bends.min()!
        return needed / (least * abs(slope))
    }

    private static func excess(of sum: Double, by count: Double, over inner: [Double]) -> [Double] {
        inner.map { max(0, sum - count * $0) }
    }

    /// By inner answer: what some positions' own answers may come to, while all others are drawn together but for those around them.
    func room(for positions: [Int]) -> [Double] {
        var room = room
        for chunk in Set(positions.map { $0 / Self.chunk }) {
            for place in inner.indices { room[place] -= gains[chunk][place] }
        }
        for position in positions {
            for place in inner.indices { room[place] += known[position][place] }
        }
        return room
    }

    /// Whether sums of some positions' answers stay in their room.
    func fits(_ sums: some Sequence<Double>, of positions: [Int], in room: [Double]) -> Bool {
        var room = room
        for (position, sum) in zip(positions, sums) {
            for place in inner.indices { room[place] -= max(0, sum - counts[position] * inner[place]) }
        }
        return room.allSatisfy { $0 >= 0 }
    }

    /// Keeps the answers of a linear program's positions in their room: for each of them and each inner answer v a variable that is
    /// (sum − count·v)⁺ at least, and for each v the sum of these.
    func limit(
        _ positions: [Int], _ range: ClosedRange<Double>, _ columns: inout [ClosedRange<Double>],
        _ rows: inout [ClosedRange<Double>], _ entries: inout [[(row: Int32, coefficient: Double)]],
        _ known: inout [Double]
    ) {
        let room = room(for: positions)
        let first = rows.count
        rows += room.map { 0...max(0, $0) }
        for (place, position) in positions.enumerated() {
            for (number, answer) in inner.enumerated() {
                let count = counts[position]
                entries[place].append((Int32(rows.count), 1))
                entries.append([(Int32(rows.count), -1), (Int32(first + number), 1)])
                rows.append(count * (range.lowerBound - range.upperBound)...count * answer)
                columns.append(0...count * (range.upperBound - range.lowerBound))
                known.append(self.known[position][number])
            }
        }
    }
}
