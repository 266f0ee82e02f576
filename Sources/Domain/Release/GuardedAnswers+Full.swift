// What one subtraction shows to be pinned, without a linear program.
extension GuardedAnswers {
    /// Loosens every block, and what is left of a unit without its parts by a segment, whose sum is so near to the least or the
    /// greatest possible that a group in it is left less than `width` for its mean.
    mutating func loosenFull(_ width: Double) {
        var isAny = true
        while isAny {
            let largest = LargestGroups(self)
            isAny = loosenBlocks { width * largest.ofRow[$0] }
            isAny = loosenRests { width * (largest.ofRest[$0] ?? 1) } || isAny
        }
    }

    private mutating func loosenBlocks(leaving room: (_ row: Int) -> Double) -> Bool {
        var isAny = false
        var rows = Array(ground.blocks.cells.indices)
        while let row = rows.popLast() {
            guard blocks.isExact(row), blocks.respondents[row] > 0 else { continue }
            guard self.room(blocks.respondents[row], blocks.sums[row]) < room(row) else { continue }
            isAny = true
            let holder = loosen(row)
            if holder >= 0 { rows.append(holder) }
        }
        return isAny
    }

    private mutating func loosenRests(leaving room: (_ rest: LargestGroups.Rest) -> Double) -> Bool {
        let table = plan.table
        let slots = table.segments.indices.map { table.slots(of: $0) }
        var isAny = false
        for unit in table.deepestFirst {
            let whole = unit * table.slots
            for (segment, values) in slots.enumerated() {
                while plan.verdicts[whole] == .shown {
                    let parts = values.map { whole + $0 }.filter { plan.verdicts[$0] == .shown && plan.counts[$0] > 0 }
                    let count = parts.reduce(plan.counts[whole]) { $0 - plan.counts[$1] }
                    let sum = parts.reduce(cellSums[whole]) { $0 - cellSums[$1] }
                    guard count > 0, self.room(Double(count), sum) < room(.init(unit: unit, segment: segment)),
                        let part = smallest(parts), let row = ground.blocks.row(of: part)
                    else { break }
                    blur(row)
                    isAny = true
                }
            }
        }
        return isAny
    }

    /// How far the sum of so many answers is from the nearer end.
    private func room(_ count: Double, _ sum: Double) -> Double {
        min(count * range.upperBound - sum, sum - count * range.lowerBound)
    }
}

/// How many the largest group of fewer than five is that lies in a block, or in what is left of a unit without its parts by a segment.
private struct LargestGroups {
    struct Rest: Hashable {
        var unit: Int
        var segment: Int
    }

    private(set) var ofRow: [Double]
    private(set) var ofRest: [Rest: Double] = [:]

    init(_ answers: GuardedAnswers) {
        let ground = answers.ground
        ofRow = [Double](repeating: 1, count: ground.blocks.cells.count)
        let together = BoundedGroups.together(answers)
        for (position, count) in ground.counts.enumerated() where count > 1 {
            note([position], min(count, Double(ReleasePolicy.guarantee - 1)), answers)
        }
        for group in ground.small + together { note(group, group.reduce(0) { $0 + ground.counts[$1] }, answers) }
    }

    private mutating func note(_ group: [Int], _ count: Double, _ answers: GuardedAnswers) {
        let ground = answers.ground
        var common = Set(ground.rows(group[0]).map { answers.blocks.row($0) })
        for member in group.dropFirst() { common.formIntersection(ground.rows(member).map { answers.blocks.row($0) }) }
        for row in common where row >= 0 { ofRow[Int(row)] = max(ofRow[Int(row)], count) }
        let table = answers.plan.table
        var unit = Int(ground.profiles[group[0]].unit)
        let last = Int(ground.profiles[group.last!].unit)
        while unit >= 0 {
            if table.ends[unit] > last {
                for segment in table.segments.indices where isLeft(group, of: unit, without: segment, answers) {
                    let rest = Rest(unit: unit, segment: segment)
                    ofRest[rest] = max(ofRest[rest] ?? 1, count)
                }
            }
            unit = table.parents[unit]
        }
    }

    /// Whether the value of that segment is not shown there, or there is none, for anybody of a group.
    private func isLeft(_ group: [Int], of unit: Int, without segment: Int, _ answers: GuardedAnswers) -> Bool {
        let slots = answers.plan.table.slots
        return group.allSatisfy { member in
            let slot = Int(answers.ground.profiles[member].slots[segment])
            return slot < 0 || answers.plan.verdicts[unit * slots + slot] != .shown
        }
    }
}
