import Testing

@testable import Statistics

struct LightVectorsTests {
    private let field = PrimeField(prime: 2_305_843_009_213_693_951)

    /// 0/1 rows × columns.
    private func search(_ rows: [[Int]], weights: [Int]? = nil, budget: Int = 20_000) -> LightVectors {
        var columns = SparseColumns()
        for column in rows[0].indices {
            for row in rows.indices where rows[row][column] != 0 { columns.append(Int32(row), field.one) }
            columns.close()
        }
        var search = LightVectors(
            columns: columns, weights: weights ?? rows[0].map { _ in 1 }, rowCount: rows.count, field: field,
            generator: SeededGenerator(seed: 1), budget: budget)
        search.search()
        return search
    }

    @Test func `a row of four columns is light and one of five is not`() {
        #expect(search([[1, 1, 1, 1]]).found.map(\.columns) == [[0, 1, 2, 3]])
        let five = search([[1, 1, 1, 1, 1]])
        #expect(five.found.isEmpty && five.open.isEmpty)
    }

    @Test func `two rows that differ by a column tell that column`() {
        let found = search([[1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 0]]).found
        #expect(found.map(\.columns) == [[5]])
        #expect(found[0].rows == [0, 1])
    }

    @Test func `weights count`() {
        #expect(search([[1, 1]], weights: [2, 3]).found.isEmpty)
        #expect(search([[1, 1]], weights: [2, 2]).found.count == 1)
    }

    @Test func `a code of distance five is proven by enumeration, and not without it`() {
        // The rows of a Vandermonde matrix: any four columns' absence leaves the rank, as many as there are (maximum distance separable).
        var columns = SparseColumns()
        for point in 1...9 {
            for power in 0..<5 {
                columns.append(
                    Int32(power),
                    (0..<power).reduce(field.one) { value, _ in field.product(value, field.element(point)) })
            }
            columns.close()
        }
        func searched(_ budget: Int) -> LightVectors {
            var search = LightVectors(
                columns: columns, weights: [Int](repeating: 1, count: 9), rowCount: 5, field: field,
                generator: SeededGenerator(seed: 1), budget: budget)
            search.search()
            return search
        }
        #expect(searched(20_000).found.isEmpty && searched(20_000).undecided.isEmpty)
        #expect(searched(20_000).open.isEmpty)
        #expect(searched(1).open.isEmpty || !searched(1).undecided.isEmpty)
    }

    @Test func `fewer combinations tell no more`() {
        var search = search([[1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 0]])
        search.restrict([(row: 1, factor: field.one)])
        search.search()
        #expect(search.found.isEmpty && search.open.isEmpty)
    }
}
