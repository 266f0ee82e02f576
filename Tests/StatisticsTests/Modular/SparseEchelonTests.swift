import Testing

@testable import Statistics

struct SparseEchelonTests {
    private let field = PrimeField(prime: 2_305_843_009_213_693_951)

    private func columns(_ lists: [[Int32: Int]]) -> SparseColumns {
        var columns = SparseColumns()
        for list in lists {
            for (row, value) in list.sorted(by: { $0.key < $1.key }) { columns.append(row, field.element(value)) }
            columns.close()
        }
        return columns
    }

    @Test func `rank counts what is independent`() {
        let source = columns([[0: 1, 1: 1], [1: 1, 2: 1], [0: 1, 2: -1], [0: 1, 1: 2, 2: 1], [2: 3]])
        var echelon = SparseEchelon(field: field, rowCount: 3)
        let taken = (0..<source.count).map { column in
            echelon.add(column, of: source)
            return echelon.insert()
        }
        #expect(taken == [true, true, false, false, true])
        #expect(echelon.rank == 3)
    }

    @Test func `a combination is told from its sum`() {
        let source = columns([[0: 1, 1: 1], [0: 2, 2: 1], [1: 5, 3: 1]])
        var echelon = SparseEchelon(field: field, rowCount: 4)
        for column in 0..<source.count {
            echelon.add(column, of: source)
            echelon.insert()
        }
        let factors = [7, -3, 11].map(field.element)
        for (column, factor) in factors.enumerated() {
            for entry in source.range(column) {
                echelon.add(source.rows[entry], field.product(factor, source.values[entry]))
            }
        }
        #expect(echelon.solve() == factors)
    }

    @Test func `rows are combined to 1 on one column and 0 on the others`() {
        let source = columns([[0: 1, 1: 1, 3: 1], [0: 2, 2: 1], [1: 5, 3: 1]])
        var echelon = SparseEchelon(field: field, rowCount: 4)
        for column in 0..<source.count {
            echelon.add(column, of: source)
            echelon.insert()
        }
        var derivation = RowDerivation(echelon)
        for target in 0..<source.count {
            derivation.solve(target: target, downTo: 0)
            for column in 0..<source.count {
                let value = source.range(column).reduce(0) { sum, entry in
                    field.sum(sum, field.product(source.values[entry], derivation.weights[Int(source.rows[entry])]))
                }
                #expect(value == (column == target ? field.one : 0))
            }
        }
    }
}
