import Domain

/// Gathers, for one metric and one source, what the units above hold because of figures below them.
///
/// Memory goes with periods × units that have others below them.
struct Rollup {
    private let ancestry: Ancestry
    private let categories: Int
    private var sums: [Period: PeriodSums] = [:]

    /// - Parameter categories: how many categories are counted beside the sums; 0 for none.
    init(_ ancestry: Ancestry, categories: Int) {
        self.ancestry = ancestry
        self.categories = categories
    }

    /// The sums of one period, to be added to.
    mutating func sums(in period: Period) -> PeriodSums {
        if let known = sums[period] { return known }
        let fresh = PeriodSums(ancestry, in: period, categories: categories)
        sums[period] = fresh
        return fresh
    }

    /// What was gathered, rounded.
    var totals: ParentTotals {
        ParentTotals(
            observations: sums.mapValues(\.observations), counts: categories > 0 ? sums.mapValues(\.counts) : [:])
    }
}

/// One metric's sums in one period: an element per parent, `counts` one per parent and category.
final class PeriodSums {
    private let standing: Ancestry.Standing
    private let parentIndex: [Int]
    private let categories: Int
    private var totals: [Total]
    private(set) var counts: [Int]

    private struct Total {
        var n = 0
        var sum = ExactSum()
        var squares = ExactSum()
        var lacksSquares = false
    }

    init(_ ancestry: Ancestry, in period: Period, categories: Int) {
        standing = ancestry.standing(in: period)
        parentIndex = ancestry.parentIndex
        self.categories = categories
        totals = Array(repeating: Total(), count: ancestry.parents.count)
        counts = Array(repeating: 0, count: ancestry.parents.count * categories)
    }

    /// Adds a figure to every unit above its own.
    func add(_ figure: Observation, above place: Int) {
        standing.forEachAbove(place) { above in
            let parent = parentIndex[above]
            totals[parent].n += figure.n
            totals[parent].sum.add(figure.sum)
            if let squares = figure.sumOfSquares {
                totals[parent].squares.add(squares)
            } else {
                totals[parent].lacksSquares = true
            }
        }
    }

    /// Adds `n` answers in a category, counted from 0.
    func add(_ n: Int, category: Int, above place: Int) {
        standing.forEachAbove(place) { counts[parentIndex[$0] * categories + category] += n }
    }

    var observations: [Observation] {
        totals.map { total in
            Observation(
                n: total.n, sum: total.sum.value, sumOfSquares: total.lacksSquares ? nil : total.squares.value)
        }
    }
}

/// Rounded sums of one metric, by period: an observation per parent, and a count per parent and category.
struct ParentTotals {
    var observations: [Period: [Observation]] = [:]
    var counts: [Period: [Int]] = [:]

    /// Adds those of another source, figure by figure.
    mutating func add(_ other: ParentTotals) {
        observations.merge(other.observations) { zip($0, $1).map(+) }
        counts.merge(other.counts) { zip($0, $1).map(+) }
    }
}
