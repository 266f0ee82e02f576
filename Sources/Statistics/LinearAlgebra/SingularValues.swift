import CLAPACK

/// A = U diag(σ) Vᵀ, thin.
public struct SingularValues: Sendable {
    /// Descending, min(rows, columns) of them.
    public let values: [Double]
    public let left: Matrix
    public let rightTransposed: Matrix

    /// Throws where the matrix holds a NaN or an infinity.
    public init(_ matrix: Matrix) throws(StatisticsError) {
        try Check.finite(matrix.storage, "the matrix")
        let (m, n) = (matrix.rows, matrix.columns)
        let size = min(m, n)
        var work = matrix.storage
        var values = [Double](repeating: 0, count: size)
        var left = Matrix(rows: m, columns: size)
        var right = Matrix(rows: size, columns: n)
        let code = LAPACKE_dgesdd(
            LAPACK_COL_MAJOR, 83, blas(m), blas(n), &work, leading(m), &values, &left.storage, leading(m),
            &right.storage, leading(size))
        guard code == 0 else { throw .didNotConverge("the singular value decomposition") }
        self.values = values
        self.left = left
        rightTransposed = right
    }

    /// The Moore–Penrose inverse; singular values below `tolerance` × the largest count as zero.
    public func pseudoInverse(tolerance: Double = 1e-12) -> Matrix {
        let floor = tolerance * (values.first ?? 0)
        var scaled = left
        for (j, value) in values.enumerated() {
            let factor = value > floor ? 1 / value : 0
            for i in 0..<left.rows { scaled[i, j] *= factor }
        }
        return rightTransposed.transposedTimes(scaled.transposed)
    }
}
