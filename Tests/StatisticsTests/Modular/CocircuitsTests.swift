import Testing

@testable import Statistics

struct CocircuitsTests {
    private let field = PrimeField(prime: 2_305_843_009_213_693_951)

    /// Points of four small whole numbers, some of them parallel or 0.
    private func chance(_ seed: UInt64) -> (numbers: [[Int]], weights: [Int]) {
        var random = SeededGenerator(seed: seed)
        let numbers = (0..<14).map { _ in
            let factor = 1 + random.next(below: 2)
            return (0..<4).map { _ in factor * max(0, random.next(below: 5) - 2) }
        }
        return (numbers, numbers.map { _ in max(1, random.next(below: 5) - 1) })
    }

    private func found(_ numbers: [[Int]], _ weights: [Int], budget: Int = 1_000_000) -> Cocircuits {
        let points = numbers.map { own in
            var point = Point()
            for place in 0..<4 { point[place] = field.element(own[place]) }
            return point
        }
        return Cocircuits(points, weights: weights, in: field, budget: budget)
    }

    /// Of whole numbers, by fractions' numerators alone (Bareiss 1968).
    private func rank(_ rows: [[Int]]) -> Int {
        var (rows, rank) = (rows, 0)
        for column in 0..<4 {
            guard let pivot = (rank..<rows.count).first(where: { rows[$0][column] != 0 }) else { continue }
            rows.swapAt(rank, pivot)
            for row in rank + 1..<max(rank + 1, rows.count) {
                let factor = (rows[rank][column], rows[row][column])
                rows[row] = (0..<4).map { rows[row][$0] * factor.0 - rows[rank][$0] * factor.1 }
            }
            rank += 1
        }
        return rank
    }

    @Test(arguments: UInt64(0)..<60) func `exactly the least dependent sets of little weight are found`(seed: UInt64) {
        let (numbers, weights) = chance(seed)
        var expected: Set<[Int]> = []
        for mask in 1..<(1 << numbers.count) where mask.nonzeroBitCount <= 4 {
            let columns = numbers.indices.filter { mask >> $0 & 1 == 1 }
            guard columns.reduce(0, { $0 + weights[$1] }) <= 4, rank(columns.map { numbers[$0] }) < columns.count,
                columns.allSatisfy({ one in
                    let others = columns.filter { $0 != one }
                    return rank(others.map { numbers[$0] }) == others.count
                })
            else { continue }
            expected.insert(columns)
        }
        let found = found(numbers, weights)
        #expect(found.isComplete || found.found.count == Cocircuits.most)
        #expect(Set(found.found.map(\.columns)).isSubset(of: expected))
        if found.isComplete { #expect(Set(found.found.map(\.columns)) == expected) }
    }

    @Test func `values add the points up to nothing`() {
        let (numbers, weights) = chance(3)
        for set in found(numbers, weights).found {
            for place in 0..<4 {
                let sum = zip(set.columns, set.values).reduce(UInt64(0)) {
                    field.sum($0, field.product($1.1, field.element(numbers[$1.0][place])))
                }
                #expect(sum == 0)
            }
        }
    }

    @Test(arguments: 1...8) func `a set among many columns that are parallel and heavy is found, or said to be missing`(
        factor: Int
    ) {
        // The first and the last two depend on one another; of those between no two weigh little enough.
        let heavy = (0..<70).map { _ in [0, 1, 1 + factor, 0] }
        let numbers = [[1, 0, 0, 0]] + heavy + [[0, 0, 1, factor], [1, 0, -1, -factor]]
        let found = found(numbers, [1] + heavy.map { _ in 3 } + [1, 1])
        #expect(!found.isComplete || found.found.contains { $0.columns == [0, 71, 72] })
    }

    @Test func `of more sets than there is room for it is said that some are missing`() {
        // 14 points in a plane make 364 sets of three, and one more point makes sets of four of them and two others.
        for many in 13...18 {
            let plane = (1...many).map { [1, $0, $0 * $0, 0] }
            let numbers = plane + (1...3).map { [$0, 2 * $0 * $0, 1, $0 * $0 * $0] }
            let found = found(numbers, numbers.map { _ in 1 })
            #expect(found.isComplete == (found.found.count < Cocircuits.most))
        }
    }

    @Test func `what there is no time for is said to be missing`() {
        #expect(
            !found((1...20).map { [1, $0, $0 * $0, $0 * $0 * $0] }, [Int](repeating: 1, count: 20), budget: 10)
                .isComplete)
        #expect(found((1...20).map { [1, $0, $0 * $0, $0 * $0 * $0] }, [Int](repeating: 1, count: 20)).found.isEmpty)
    }
}
