extension SeededGenerator {
    /// `count` positions from 0..<`population`, with replacement; `population` must be positive.
    public mutating func positions(_ count: Int, of population: Int) -> [Int] {
        (0..<count).map { _ in next(below: population) }
    }

    /// `count` different positions from 0..<`population` in random order; `count` must not exceed it.
    public mutating func distinctPositions(_ count: Int, of population: Int) -> [Int] {
        var all = Array(0..<population)
        for i in 0..<count { all.swapAt(i, i + next(below: population - i)) }
        return Array(all.prefix(count))
    }

    /// The elements in an order chosen evenly among all orders.
    public mutating func permute<Element>(_ elements: inout [Element]) {
        for i in stride(from: elements.count - 1, to: 0, by: -1) { elements.swapAt(i, next(below: i + 1)) }
    }

    /// −1 or +1 (Rademacher), the usual weight of a wild bootstrap.
    public mutating func nextSign() -> Double {
        next() >> 63 == 0 ? -1 : 1
    }

    /// Webb's six-point weight ±√½, ±1, ±√(3/2), for a wild bootstrap with fewer than about a dozen clusters.
    public mutating func nextWebb() -> Double {
        SeededGenerator.webb[next(below: 6)]
    }

    private static let webb = [-1.5.squareRoot(), -1, -0.5.squareRoot(), 0.5.squareRoot(), 1, 1.5.squareRoot()]
}
