/// Where those who answered stand in a round's table: the place of each group of a tally among some of its respondents.
struct RoundSeats {
    let respondents: Respondents
    /// Of each group; −1: none of it is among them.
    private let places: [Int]

    /// Of all who responded. What does not stand below the unit that was asked counts there.
    init(_ tally: RoundTally, _ table: ReleaseTable) {
        var respondents = Respondents(table)
        places = zip(tally.groups, tally.counts).map { group, count in
            let values = group.values.map { $0.isEmpty ? nil : $0 }
            return respondents.add(count, unit: table.place(of: group.unit), values: values) ?? -1
        }
        self.respondents = respondents
    }

    private init(_ respondents: Respondents, _ places: [Int]) {
        (self.respondents, self.places) = (respondents, places)
    }

    /// Of those of one column; all, where they are as many.
    func of(_ column: RoundTally.Column) -> RoundSeats {
        guard column.groups.count != respondents.total else { return self }
        var counts = [Int](repeating: 0, count: places.count)
        for group in column.groups { counts[Int(group)] += 1 }
        var own = Respondents(respondents.table)
        let ownPlaces = counts.indices.map { group in
            counts[group] == 0 ? -1 : own.add(counts[group], of: respondents.profiles[places[group]])
        }
        return RoundSeats(own, ownPlaces)
    }

    /// A column's numbers.
    func answers(_ column: RoundTally.Column, _ scoring: Scoring) -> ReleaseAnswers {
        var answers = ReleaseAnswers(of: respondents, range: scoring.range)
        for (group, number) in zip(column.groups, column.numbers) {
            answers.add(scoring.score(number), at: places[Int(group)])
        }
        return answers
    }

    /// Of each cell sums of what a column's answers come to.
    /// - Parameter amounts: an answer's share of each of `width` sums, by position in the column.
    func sums(
        _ column: RoundTally.Column, width: Int, _ amounts: (Int, (_ sum: Int, _ amount: Double) -> Void) -> Void
    ) -> [Double] {
        let table = respondents.table
        var sums = [Double](repeating: 0, count: table.cellCount * width)
        for (position, group) in column.groups.enumerated() {
            let profile = respondents.profiles[places[Int(group)]]
            let first = Int(profile.unit) * table.slots
            amounts(position) { sum, amount in
                sums[first * width + sum] += amount
                for slot in profile.slots where slot >= 0 { sums[(first + Int(slot)) * width + sum] += amount }
            }
        }
        table.rollUp(&sums, width: width)
        return sums
    }
}

extension ReleaseTable {
    /// Adds to each unit's cells those of all below it.
    fileprivate func rollUp(_ sums: inout [Double], width: Int) {
        let row = slots * width
        for unit in units.indices.reversed() where parents[unit] >= 0 {
            for place in 0..<row { sums[parents[unit] * row + place] += sums[unit * row + place] }
        }
    }
}
