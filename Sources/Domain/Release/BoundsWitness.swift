import Statistics

/// Shows that groups are open without a linear program: other answers that agree with all that is shown.
///
/// Only the answers of some neighbouring positions move, all others stay as they are: what is possible then is possible. From a
/// point well inside the scale that agrees with all figures each group's own direction, the projection of its indicator onto what
/// the figures leave open, is followed both ways to the ends of the scale. Projections are in a metric in which every answer has as
/// much room as it has at that point. A band is one more variable, the sum of its cell.
struct BoundsWitness {
    private let positions: [Int]
    /// Where each position stands among the variables; behind them stand the bands.
    private let place: [Int: Int]
    private let scales: [Double]
    private let kernel: KernelProjection
    private let center: [Double]
    /// By variable: its scale as a share of the room above it, and below it.
    private let up: [Double]
    private let down: [Double]

    /// How much of a step may break a shown sum, as a share of the step.
    private static let tolerance = 1e-5

    /// Nil where no such point is found.
    init?(_ positions: [Int], _ answers: GuardedAnswers) {
        let region = Region(positions, answers)
        guard
            let center = AnalyticCenter(
                region.constraints, low: region.low, high: region.high, known: region.known, guess: region.guess),
            let kernel = KernelProjection(region.constraints, scales: center.scales), kernel.residual < Self.tolerance
        else { return nil }
        let scales = center.scales
        let (up, down) = Self.shares(scales, center.point, region)
        guard up.allSatisfy({ $0 >= 0 }), down.allSatisfy({ $0 >= 0 }) else { return nil }
        (self.kernel, self.scales, self.center) = (kernel, scales, center.point)
        (self.up, self.down) = (up, down)
        self.positions = positions
        place = Dictionary(uniqueKeysWithValues: positions.enumerated().map { ($1, $0) })
    }

    /// Sums of some positions' answers well inside the scale that agree with all figures, each band's own sum among them; so they do
    /// together with such sums of other positions. Nil where none are found.
    static func drawnTogether(_ positions: [Int], _ answers: GuardedAnswers) -> ArraySlice<Double>? {
        let region = Region(positions, answers, keepsBands: true)
        return AnalyticCenter(
            region.constraints, low: region.low, high: region.high, known: region.known, guess: region.guess)?
            .point.prefix(positions.count)
    }

    private static func shares(
        _ scales: [Double], _ center: [Double], _ region: Region
    ) -> (up: [Double], down: [Double]) {
        let up = scales.indices.map { scales[$0] > 0 ? scales[$0] / (region.high[$0] - center[$0]) : 0 }
        let down = scales.indices.map { scales[$0] > 0 ? scales[$0] / (center[$0] - region.low[$0]) : 0 }
        return (up, down)
    }

    /// The answers of some positions and the sums of the bands that they are in, with what ties them.
    private struct Region {
        var constraints = SparseConstraints()
        var low: [Double] = []
        var high: [Double] = []
        var known: [Double] = []
        var guess: [Double] = []
        private var rowOf: [Int: Int32] = [:]

        init(_ positions: [Int], _ answers: GuardedAnswers, keepsBands: Bool = false) {
            let ground = answers.ground
            let rowCount = ground.blocks.cells.count
            var inside: [Int: Double] = [:]
            for position in positions {
                var (means, blocks) = (0.0, 0.0)
                for row in ground.rows(position) {
                    let row = Int(answers.blocks.row(row))
                    guard row >= 0 else { continue }
                    means += answers.blocks.sums[row] / answers.blocks.respondents[row]
                    blocks += 1
                    constraints.append(number(row), 1)
                }
                if !answers.bands.isEmpty {
                    answers.plan.table.forEachCell(of: ground.profiles[position]) { cell in
                        guard answers.isBand[cell] else { return }
                        constraints.append(number(rowCount + cell), 1)
                        inside[cell, default: 0] += answers.sums[position]
                    }
                }
                constraints.close()
                let mean = blocks == 0 ? 0.5 : (means / blocks - answers.range.lowerBound) / answers.span
                append(
                    ground.counts[position] * answers.range.lowerBound,
                    ground.counts[position] * answers.range.upperBound,
                    known: answers.sums[position], share: min(max(mean, 0.05), 0.95))
            }
            for (cell, sum) in inside.sorted(by: { $0.key < $1.key }) {
                let (band, outside) = (answers.bands[cell]!, answers.cellSums[cell] - sum)
                constraints.append(number(rowCount + cell), -1)
                constraints.close()
                let ends = keepsBands ? (sum, sum) : (band.lowerBound - outside, band.upperBound - outside)
                append(ends.0, ends.1, known: sum, share: 0.5)
            }
        }

        private mutating func number(_ key: Int) -> Int32 {
            if let number = rowOf[key] { return number }
            rowOf[key] = Int32(rowOf.count)
            return Int32(rowOf.count - 1)
        }

        private mutating func append(_ least: Double, _ greatest: Double, known: Double, share: Double) {
            low.append(min(least, known))
            high.append(max(greatest, known))
            self.known.append(known)
            guess.append(low.last! + share * (high.last! - low.last!))
        }
    }

    /// Notes how far each of some groups can go both ways.
    /// - Parameter spread: how far answers may lie apart; nil: as far as they like.
    func widen(_ numbers: some Sequence<Int>, of groups: inout BoundedGroups, within spread: AnswerSpread?) {
        let room = spread?.room(for: positions)
        let size = kernel.size
        var direction = [Double](repeating: 0, count: size)
        for number in numbers {
            let members = groups.members(number).map { place[$0]! }
            kernel.values.withUnsafeBufferPointer { values in
                for place in 0..<size { direction[place] = scales[members[0]] * values[members[0] * size + place] }
                for member in members.dropFirst() {
                    for place in 0..<size { direction[place] += scales[member] * values[member * size + place] }
                }
            }
            let (forth, back) = limits(direction)
            let gain = members.reduce(0) { $0 + scales[$1] * direction[$1] }
            let sum = members.reduce(0) { $0 + center[$1] }
            guard gain > 1e-6, forth > 0, back > 0 else { continue }
            var (most, least) = (1 / forth, -1 / back)
            if let spread, let room {
                most *= fitting(most, direction, spread, room)
                least *= fitting(least, direction, spread, room)
            }
            groups.admit(number, sum + gain * least, sum + gain * most)
        }
    }

    /// Of a step what leaves answers close enough together: all of it, a half, a quarter … or nothing.
    private func fitting(
        _ step: Double, _ direction: [Double], _ spread: AnswerSpread, _ room: [Double]
    ) -> Double {
        for share in [1, 0.5, 0.25, 0.125] {
            let sums = positions.indices.map { center[$0] + share * step * scales[$0] * direction[$0] }
            if spread.fits(sums, of: positions, in: room) { return share }
        }
        return 0
    }

    /// The greatest share of the room that a step takes of any answer, forth and back.
    private func limits(_ direction: [Double]) -> (forth: Double, back: Double) {
        var (forth, back) = (0.0, 0.0)
        direction.withUnsafeBufferPointer { direction in
            up.withUnsafeBufferPointer { up in
                down.withUnsafeBufferPointer { down in
                    for place in direction.indices {
                        let step = direction[place]
                        forth = max(forth, max(step * up[place], -step * down[place]))
                        back = max(back, max(-step * up[place], step * down[place]))
                    }
                }
            }
        }
        return (forth, back)
    }
}
