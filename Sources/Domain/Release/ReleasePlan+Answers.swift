import Statistics

extension ReleasePlan {
    /// This plan for a question's answers: cells whose answers are too much alike become bands, and so does what pins answers of fewer
    /// than five too closely, or it is held back, until the bounds hold. Nothing that was held back is shown.
    ///
    /// - Parameter answers: of the respondents whom the plan was made for.
    public func protecting(_ answers: ReleaseAnswers) -> (plan: ReleasePlan, bounds: ReleaseBounds) {
        protecting([answers])[0]
    }

    /// The same for several questions that the same people answered, in their order, on all cores. What they have in common is worked
    /// out once.
    public func protecting(_ all: [ReleaseAnswers]) -> [(plan: ReleasePlan, bounds: ReleaseBounds)] {
        guard let first = all.first else { return [] }
        let common = ReleaseGround(self, of: first.respondents)
        return concurrentMap(all.count) { place in
            ReleaseGround(self, of: all[place].respondents, beside: common).protecting(all[place])
        }
    }

    /// Holds a cell back, and with a unit all that lies in and below it.
    ///
    /// - Returns: the cells that were shown.
    @discardableResult
    mutating func hold(_ cell: Int, _ reason: HeldBackReason) -> [Int] {
        guard verdicts[cell].isShown else { return [] }
        let held = table.cascade(cell).filter { verdicts[$0].isShown }
        for part in held { verdicts[part] = .heldBack(part == cell ? reason : .partOfHeldBack) }
        return held
    }

    /// What is said of a cell that is shown as a band.
    public func band(_ cell: ReleaseCell, _ answers: ReleaseAnswers) -> ReleaseBand? {
        guard let number = table.number(of: cell), verdicts[number] == .band, counts[number] > 0 else { return nil }
        return ReleaseBand(
            mean: answers.cellSums()[number] / Double(counts[number]), range: answers.range, width: policy.width)
    }
}
