/// Everything that is shown of a round of employees, decided once when it is over: the plan, and each figure that may be shown.
public struct RoundRelease: Sendable {
    /// What was shown of the rounds of the survey before: for each figure the cells with how many answered.
    public typealias Before = [ReleasedFigure.Name: [ReleaseCell: Int]]

    /// Of those who responded; every figure's plan stays within it.
    public let plan: ReleasePlan
    /// Whom it was made for.
    public let respondents: Respondents
    /// Figures that are shown or bands, and those held back for more than their size. Any other cell has too few answers.
    public private(set) var figures: [ReleasedFigure] = []
    /// What was proven of the bounds of each figure.
    public private(set) var bounds: [ReleaseBounds] = []

    /// - Parameters:
    ///   - table: of the round, as ``RoundTally/table(below:in:)`` makes it.
    ///   - invited: whoever was asked by a link of her own. That one has answered at all is told of no fewer than five of them.
    ///   - before: the earlier rounds, in any order.
    public init(
        _ tally: RoundTally, _ table: ReleaseTable, of round: Round.ID, policy: ReleasePolicy, invited: Respondents?,
        before: [Before],
        seed: UInt64
    ) {
        let respondents = tally.respondents(table)
        let asked = invited.map {
            ReleasePlan(answeringOf: $0, policy: policy, round: round, seed: seed).withoutEmpty
        }
        self.respondents = respondents
        let previous = before.compactMap { $0[.responses].map { PreviousRelease(counts: $0) } }
        plan = ReleasePlan(
            respondents, policy: policy, seed: seed, within: asked.map { [$0] } ?? [], previous: previous)
        figures = plan.figures(.responses) { _ in ReleasedFigure.Content(n: 0) }
        var making = Making(
            tally: tally, table: table, plan: plan, respondents: respondents, before: before, seed: seed)
        for question in tally.questionnaire.questions { making.add(question) }
        for metric in tally.questionnaire.metrics where metric.questions.count > 1 { making.add(metric) }
        figures += making.figures
        bounds = making.bounds
    }

    /// Figures on their way, with the plans of those that were made.
    struct Making {
        let tally: RoundTally
        let table: ReleaseTable
        let plan: ReleasePlan
        let respondents: Respondents
        let before: [Before]
        let seed: UInt64
        var plans: [String: ReleasePlan] = [:]
        /// What is shown of each question that is one of several of a metric, by number of the cell.
        var own: [String: [Int: Released<ReleasedFigure.Content>]] = [:]
        var figures: [ReleasedFigure] = []
        var bounds: [ReleaseBounds] = []

        /// The plan of those whose answers make a figure: the round's where all answered, now and before.
        func plan(of name: ReleasedFigure.Name, _ column: RoundTally.Column, within: [ReleasePlan]) -> ReleasePlan {
            let earlier = before.compactMap { $0[name] }
            let isWhole = column.groups.count == respondents.total && within.isEmpty
            if isWhole, earlier == before.compactMap({ $0[.responses] }) { return plan }
            return ReleasePlan(
                tally.respondents(table, of: column), policy: plan.policy, seed: seed, within: [plan] + within,
                previous: earlier.map { PreviousRelease(counts: $0) })
        }
    }
}

extension RoundTally {
    /// Where in the table each group belongs: what does not stand below the unit that was asked counts there.
    private func place(_ group: Group, _ table: ReleaseTable) -> (unit: Unit.ID, values: [String?]) {
        (table.unit(group.unit) == nil ? table.units[0] : group.unit, group.values.map { $0.isEmpty ? nil : $0 })
    }

    /// All who responded.
    func respondents(_ table: ReleaseTable) -> Respondents {
        var respondents = Respondents(table)
        for (group, count) in zip(groups, counts) {
            let (unit, values) = place(group, table)
            respondents.add(count, unit: unit, values: values)
        }
        return respondents
    }

    /// Those of one column.
    func respondents(_ table: ReleaseTable, of column: Column) -> Respondents {
        var respondents = Respondents(table)
        let places = groups.map { place($0, table) }
        for group in column.groups { respondents.add(unit: places[Int(group)].unit, values: places[Int(group)].values) }
        return respondents
    }

    /// A column's numbers, each turned by `score`.
    func answers(
        _ column: Column, _ table: ReleaseTable, range: ClosedRange<Double>, score: (Double) -> Double = { $0 }
    ) -> ReleaseAnswers {
        var answers = ReleaseAnswers(table, range: range)
        let places = groups.map { place($0, table) }
        for (group, number) in zip(column.groups, column.numbers) {
            answers.add(score(number), unit: places[Int(group)].unit, values: places[Int(group)].values)
        }
        return answers
    }

    /// Of each cell sums of what a column's answers come to.
    /// - Parameter amounts: an answer's share of each of `width` sums, by position in the column.
    func sums(
        _ column: Column, _ table: ReleaseTable, width: Int,
        _ amounts: (Int, (_ sum: Int, _ amount: Double) -> Void) -> Void
    ) -> [Double] {
        var sums = [Double](repeating: 0, count: table.cellCount * width)
        let cells = groups.map { group in
            let (unit, values) = place(group, table)
            return table.ownCells(unit, values)
        }
        for (position, group) in column.groups.enumerated() {
            amounts(position) { sum, amount in
                for cell in cells[Int(group)] { sums[cell * width + sum] += amount }
            }
        }
        table.rollUp(&sums, width: width)
        return sums
    }
}

extension ReleaseTable {
    /// The cells of a unit itself in which someone with these values lies.
    func ownCells(_ id: Unit.ID, _ values: [String?]) -> [Int] {
        guard let unit = unit(id) else { return [] }
        let slots = values.enumerated().compactMap { segment, value in value.flatMap { slot(segment, $0) } }
        return [unit * self.slots] + slots.map { unit * self.slots + $0 }
    }

    /// Adds to each unit's cells those of all below it.
    func rollUp(_ sums: inout [Double], width: Int) {
        let row = slots * width
        for unit in units.indices.reversed() where parents[unit] >= 0 {
            for place in 0..<row { sums[parents[unit] * row + place] += sums[unit * row + place] }
        }
    }
}

extension ReleasePlan {
    /// The same where a cell without anybody forbids nothing: whoever was not invited may answer by the shared link.
    fileprivate var withoutEmpty: ReleasePlan {
        ReleasePlan(
            table: table, policy: policy, verdicts: verdicts.map { $0 == .empty ? .shown : $0 }, counts: counts)
    }

    /// A figure for each cell that is shown, or held back for more than its size.
    /// - Parameters:
    ///   - base: the plan whose reasons need not be said again.
    ///   - answers: what bands are made of.
    ///   - content: what a cell shows, by its number; its n is this plan's.
    func figures(
        _ name: ReleasedFigure.Name, beside base: ReleasePlan? = nil, of answers: ReleaseAnswers? = nil,
        _ content: (Int) -> ReleasedFigure.Content
    ) -> [ReleasedFigure] {
        let sums = verdicts.contains(.band) ? answers?.cellSums() : nil
        return verdicts.indices.compactMap { number in
            let released: Released<ReleasedFigure.Content>
            switch verdicts[number] {
            case .empty, .heldBack(.tooFew): return nil
            case .heldBack(let reason):
                if let base, !base.verdicts[number].isShown { return nil }
                released = .heldBack(reason)
            case .band:
                guard let sums, let range = answers?.range else { return nil }
                let band = ReleaseBand(mean: sums[number] / Double(counts[number]), range: range, width: policy.width)
                released = .band(ReleasedBand(band.interval, n: counts[number]))
            case .shown:
                var shown = content(number)
                shown.n = counts[number]
                released = .shown(shown)
            }
            return ReleasedFigure(name, table.cell(number), released)
        }
    }
}
