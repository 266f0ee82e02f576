import Foundation
import Statistics
import Testing

@Suite struct LinearAlgebraTests {
    static let x = Matrix(columns: [[1, 1, 1, 1, 1], [2, 4, 4, 7, 9], [3, 1, 4, 1, 5]])

    func largest(_ a: Matrix, _ b: Matrix) -> Double {
        zip(a.storage, b.storage).map { abs($0 - $1) }.max() ?? 0
    }

    @Test func `products agree with the definition`() {
        let a = Matrix(columns: [[1, 3], [2, 4]])
        let b = Matrix(columns: [[5, 7], [6, 8]])
        #expect(a * b == Matrix(columns: [[19, 43], [22, 50]]))
        #expect(a.transposedTimes(b) == a.transposed * b)
        #expect(a.gram == a.transposed * a)
        #expect(a * [1.0, 1] == [3, 7])
        #expect(a.transposedTimes([1.0, 1]) == [4, 6])
        #expect(a.row(0) == [1, 2] && a.column(1) == [2, 4])
        #expect(a.block(rows: [1], columns: [1, 0]) == Matrix(columns: [[4], [3]]))
    }

    @Test func `a matrix is the product of its factors`() throws {
        let x = Self.x
        let qr = try QRDecomposition(x, names: ["one", "a", "b"])
        #expect(largest(qr.q * qr.r, x) < 1e-14)
        #expect(largest(qr.q.gram, .identity(3)) < 1e-14)
        #expect(largest(qr.inverseGram * x.gram, .identity(3)) < 1e-12)
        let cholesky = try #require(Cholesky(x.gram))
        #expect(largest(cholesky.lower * cholesky.lower.transposed, x.gram) < 1e-12)
        #expect(largest(cholesky.inverse, qr.inverseGram) < 1e-13)
        let eigen = try SymmetricEigen(x.gram)
        #expect(largest(eigen.map { $0 }, x.gram) < 1e-12)
        #expect(close(eigen.values.reduce(0) { $0 + log($1) }, cholesky.logDeterminant, 1e-12))
        let singular = try SingularValues(x)
        #expect(largest(singular.pseudoInverse() * x, .identity(3)) < 1e-13)
        #expect(close(singular.values[0] * singular.values[0], eigen.values[2], 1e-13))
    }

    @Test func `least squares solves the normal equations`() throws {
        let y = [3.0, 1, 4, 1, 5]
        let b = try QRDecomposition(Self.x, names: ["one", "a", "b"]).solve(y)
        let residuals = zip(y, Self.x * b).map { $0 - $1 }
        #expect(Self.x.transposedTimes(residuals).allSatisfy { abs($0) < 1e-12 })
    }

    @Test func `the pseudo-inverse of a singular matrix meets its four conditions`() throws {
        let a = Matrix(columns: [[1, 2, 3], [2, 4, 6], [1, 0, 1]])
        let p = try SingularValues(a).pseudoInverse()
        #expect(largest(a * p * a, a) < 1e-13)
        #expect(largest(p * a * p, p) < 1e-13)
        #expect(largest(a * p, (a * p).transposed) < 1e-13)
        #expect(largest(p * a, (p * a).transposed) < 1e-13)
    }

    @Test func `columns that depend on one another are named`() {
        let x = Matrix(columns: [[1, 1, 1, 1], [2, 4, 4, 7], [9, 1, 0, 3], [5, 9, 9, 15]])
        #expect(throws: StatisticsError.collinear("double", with: ["one", "a"])) {
            try QRDecomposition(x, names: ["one", "a", "b", "double"])
        }
        #expect(throws: StatisticsError.doesNotVary("b")) {
            try QRDecomposition(Matrix(columns: [[1, 2], [0, 0]]), names: ["a", "b"])
        }
        #expect(throws: StatisticsError.notEnoughData(unit: "rows", have: 1, need: 2)) {
            try QRDecomposition(Matrix(columns: [[1], [2]]), names: ["a", "b"])
        }
    }

    @Test func `a matrix that is not positive definite has no Cholesky factor`() {
        #expect(Cholesky(Matrix(columns: [[1, 2], [2, 1]])) == nil)
        #expect(Cholesky(Matrix(columns: [[.nan, 0], [0, 1]])) == nil)
    }

    @Test func `a NaN is refused and not decomposed`() {
        let bad = Matrix(columns: [[1, .nan], [.nan, 1]])
        #expect(throws: StatisticsError.notFinite("the matrix")) { try SymmetricEigen(bad) }
        #expect(throws: StatisticsError.notFinite("the matrix")) { try SingularValues(bad) }
        #expect(throws: StatisticsError.notFinite("a")) { try QRDecomposition(bad, names: ["a", "b"]) }
    }
}
