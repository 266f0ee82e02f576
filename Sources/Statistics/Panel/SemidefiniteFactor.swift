import CLAPACK

/// A symmetric positive semidefinite matrix by Cholesky with pivots, so that a system of short rank still has its answer.
///
/// Pivots below `tolerance` × the largest diagonal count as zero. `solve` then sets the unknowns of those pivots to 0, one of
/// the many solutions of a consistent system; what is built on fitted values does not depend on which.
struct SemidefiniteFactor: Sendable {
    static let tolerance = 1e-9

    let rank: Int
    private var factor: Matrix
    private let pivots: [Int]

    init(_ matrix: Matrix) {
        var factor = matrix
        let size = matrix.rows
        var pivots = [Int32](repeating: 0, count: size)
        var rank: Int32 = 0
        let largest = matrix.diagonal.max() ?? 0
        if size > 0, largest > 0 {
            LAPACKE_dpstrf(
                LAPACK_COL_MAJOR, 76, blas(size), &factor.storage, blas(size), &pivots, &rank,
                SemidefiniteFactor.tolerance * largest)
        }
        self.rank = Int(rank)
        self.factor = factor
        self.pivots = pivots.map { Int($0) - 1 }
    }

    /// A solution X of A X = B.
    func solve(_ right: Matrix) -> Matrix {
        var result = Matrix(rows: right.rows, columns: right.columns)
        guard rank > 0, right.columns > 0 else { return result }
        var work = right.block(rows: Array(pivots.prefix(rank)), columns: Array(0..<right.columns))
        for transpose in [CblasNoTrans, CblasTrans] {
            cblas_dtrsm(
                CblasColMajor, CblasLeft, CblasLower, transpose, CblasNonUnit, blas(rank), blas(right.columns), 1,
                factor.storage, blas(factor.rows), &work.storage, blas(rank))
        }
        for (i, pivot) in pivots.prefix(rank).enumerated() {
            for j in 0..<right.columns { result[pivot, j] = work[i, j] }
        }
        return result
    }
}
