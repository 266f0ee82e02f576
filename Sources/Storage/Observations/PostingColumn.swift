import Domain

/// One metric's figures on their way into the database: an element per slot, a slot being a unit in a period.
struct PostingColumn {
    let metric: Metric
    let categories: ClosedRange<Int>?
    private let isFigures: Bool
    /// NaN where there is nothing.
    private var sum: [Double] = []
    private var n: [Int32] = []
    /// NaN where the spread is not known.
    private var squares: [Double] = []
    private var counts: [Int32] = []

    init(_ metric: Metric) {
        self.metric = metric
        categories = metric.categories
        isFigures = metric.basis == .figures
    }

    /// What a slot takes in memory.
    var bytesPerSlot: Int { 8 + (isFigures ? 0 : 12 + 4 * (categories?.count ?? 0)) }

    mutating func reserve(_ slots: Int) {
        sum.reserveCapacity(slots)
        guard !isFigures else { return }
        n.reserveCapacity(slots)
        squares.reserveCapacity(slots)
        counts.reserveCapacity(slots * (categories?.count ?? 0))
    }

    mutating func addSlot() {
        sum.append(.nan)
        guard !isFigures else { return }
        n.append(0)
        squares.append(0)
        if let categories { counts.append(contentsOf: repeatElement(0, count: categories.count)) }
    }

    mutating func removeAll() {
        sum.removeAll(keepingCapacity: true)
        n.removeAll(keepingCapacity: true)
        squares.removeAll(keepingCapacity: true)
        counts.removeAll(keepingCapacity: true)
    }

    mutating func put(figure: Double, in slot: Int) { sum[slot] = figure }

    mutating func put(_ observation: Observation, in slot: Int) {
        sum[slot] = observation.sum
        n[slot] = Int32(observation.n)
        squares[slot] = observation.sumOfSquares ?? .nan
    }

    /// Adds a single answer: its score, and its category where it is one.
    mutating func add(answer: Double, in slot: Int) {
        let score = metric.score(answer)
        sum[slot] = n[slot] == 0 ? score : sum[slot] + score
        n[slot] += 1
        squares[slot] += score * score
        guard let categories, let category = Int(exactly: answer), categories.contains(category) else { return }
        counts[slot * categories.count + category - categories.lowerBound] += 1
    }

    func observation(_ slot: Int) -> Observation? {
        let sum = sum[slot]
        guard !sum.isNaN else { return nil }
        if isFigures { return Observation(value: sum) }
        return Observation(n: Int(n[slot]), sum: sum, sumOfSquares: squares[slot].isNaN ? nil : squares[slot])
    }

    /// The categories of a slot that have answers, with their numbers.
    func counts(_ slot: Int) -> [(category: Int, n: Int)] {
        guard let categories else { return [] }
        return categories.compactMap { category in
            let n = Int(counts[slot * categories.count + category - categories.lowerBound])
            return n > 0 ? (category, n) : nil
        }
    }
}
