extension ReleasePlan {
    /// This plan for a question's answers: cells whose answers are too much alike become bands, and what pins answers of fewer than
    /// five too closely is held back, until the bounds hold. Nothing that was held back is shown.
    ///
    /// - Parameter answers: of the respondents whom the plan was made for.
    public func protecting(_ answers: ReleaseAnswers, seed: UInt64) -> (plan: ReleasePlan, bounds: ReleaseBounds) {
        var plan = self
        for (number, cell) in answers.cells().enumerated() where verdicts[number] == .shown {
            guard let cell else { continue }
            if ReleaseBand.isNeeded(cell.extent, range: answers.range, width: policy.width) {
                plan.verdicts[number] = .band
            }
        }
        var bounds = ReleaseBounds(plan, answers, seed: seed)
        while true {
            var isHeld = false
            for pin in bounds.pins where !pin.cells.contains(where: { !plan.verdicts[$0].isShown }) {
                let cells = pin.cells.isEmpty ? plan.nearestShown(pin.profiles, of: answers.respondents) : pin.cells
                guard let least = cells.min(by: { (counts[$0], $0) < (counts[$1], $1) }) else { continue }
                plan.holdBack(least, .pinsAnswers)
                isHeld = true
            }
            if !isHeld { return (plan, bounds) }
            bounds = ReleaseBounds(plan, answers, seed: seed, after: bounds)
        }
    }

    /// The bands that are shown, by number of the cell, as intervals of the sum of answers.
    func bands(_ answers: ReleaseAnswers) -> [Int: ReleaseBand] {
        let cells = answers.cells()
        var bands: [Int: ReleaseBand] = [:]
        for number in verdicts.indices where verdicts[number] == .band {
            guard let cell = cells[number], counts[number] > 0 else { continue }
            bands[number] = ReleaseBand(
                mean: cell.sum / Double(counts[number]), range: answers.range, width: policy.width)
        }
        return bands
    }

    /// The lowest cells shown that hold some of the profiles, one for each family.
    private func nearestShown(_ profiles: [Int], of respondents: Respondents) -> Set<Int> {
        var found: Set<Int> = []
        for profile in profiles {
            var families: Set<Int> = []
            for number in table.cells(of: respondents.profiles[profile]) where verdicts[number].isShown {
                if families.insert(number % table.slots).inserted { found.insert(number) }
            }
        }
        return found
    }

    /// Holds a cell back, and with a unit all that lies in and below it.
    mutating func holdBack(_ cell: Int, _ reason: HeldBackReason) {
        guard verdicts[cell].isShown else { return }
        verdicts[cell] = .heldBack(reason)
        guard cell % table.slots == 0 else { return }
        for part in cell + 1..<table.ends[cell / table.slots] * table.slots where verdicts[part].isShown {
            verdicts[part] = .heldBack(.partOfHeldBack)
        }
    }

    /// What is said of a cell that is shown as a band.
    public func band(_ cell: ReleaseCell, _ answers: ReleaseAnswers) -> ReleaseBand? {
        table.number(of: cell).flatMap { bands(answers)[$0] }
    }
}
