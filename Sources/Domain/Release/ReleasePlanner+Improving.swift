import Statistics

extension ReleasePlanner {
    /// Steps of a pass for each cell that is held back.
    private static let steps = 10
    private static let mostPasses = 12
    /// Profiles that all passes together look at: a pass costs about as much as an audit, and the first gain most. Less for a plan
    /// within another one, of which a round may have many.
    private static let work = (whole: 180_000, within: 60_000)

    /// Looks for something else to hold back for others' sake, so that more is shown.
    ///
    /// Every leak that was ever found is a set of cells of which one must not be shown, so what is held back is a hitting set of
    /// them. A lighter one may open leaks that nobody had met: the exact search finds them, they are broken, and join the others.
    /// Once none comes up, nothing that is held back could be shown beside the rest.
    mutating func improve(isWithin: Bool = false) {
        let work = isWithin ? Self.work.within : Self.work.whole
        for _ in 0..<max(1, min(Self.mostPasses, work / max(1, respondents.profiles.count))) {
            guard !sacrificed.isEmpty else { return }
            let before = self
            choose()
            let chosen = isShown
            makeSound()
            let isProven = isShown == chosen
            if kept < before.kept {
                takeBack(before)
            } else if isProven {
                // All at once, as an audit has to.
                return
            }
            if isProven { break }
        }
        makeProvable()
    }

    /// Holds back a light hitting set of the leaks known instead of what was sacrificed.
    private mutating func choose() {
        let present = Set(sacrificed.keys)
        restore()
        let open = leaks.filter { $0.allSatisfy { isShown[$0] } }.sorted { $0.lexicographicallyPrecedes($1) }
        var sums = [0]
        for cell in counts.indices { sums.append(sums[cell] + (isShown[cell] ? counts[cell] : 0)) }
        var numbers: [Int: Int] = [:]
        var cells: [Int] = []
        let sets = open.map { leak in
            Set(leak.flatMap { holders($0, present) }).sorted().map { cell in
                if let number = numbers[cell] { return number }
                numbers[cell] = cells.count
                cells.append(cell)
                return cells.count - 1
            }
        }
        let weights = cells.map { cell in
            let parts = table.cascade(cell)
            return isKnown[cell] ? 1e15 : Double(sums[parts.upperBound] - sums[cell])
        }
        var choice = HittingSet(sets, weights: weights, generator: SeededGenerator(seed: nextSeed()))
        choice.improve(steps: Self.steps * choice.chosen.count)
        for cell in choice.chosen.map({ cells[$0] }).sorted() where isShown[cell] { sacrifice(cell) }
    }

    /// The cells that may be held back so that a cell is not shown: itself, the unit of a segment's value, and units above where
    /// those were chosen before.
    private func holders(_ cell: Int, _ present: Set<Int>) -> [Int] {
        var holders = [cell]
        var unit = cell / table.slots
        if cell != unit * table.slots { holders.append(unit * table.slots) }
        while table.parents[unit] >= 0 {
            unit = table.parents[unit]
            if present.contains(unit * table.slots) { holders.append(unit * table.slots) }
        }
        return holders
    }

    /// Σ respondents of the cells shown.
    private var kept: Int { counts.indices.reduce(0) { $0 + (isShown[$1] ? counts[$1] : 0) } }
}
