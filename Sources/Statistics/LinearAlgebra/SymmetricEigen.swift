import CLAPACK

/// A = V diag(λ) Vᵀ of a symmetric matrix.
public struct SymmetricEigen: Sendable {
    /// Ascending.
    public let values: [Double]
    /// A column per value, orthonormal.
    public let vectors: Matrix

    /// Reads the upper triangle. Throws where the matrix holds a NaN or an infinity.
    public init(_ matrix: Matrix) throws(StatisticsError) {
        precondition(matrix.rows == matrix.columns, "eigenvalues need a square matrix")
        try Check.finite(matrix.storage, "the matrix")
        var vectors = matrix
        var values = [Double](repeating: 0, count: matrix.rows)
        let size = matrix.rows
        let code = LAPACKE_dsyevd(LAPACK_COL_MAJOR, 86, 85, blas(size), &vectors.storage, leading(size), &values)
        guard code == 0 else { throw .didNotConverge("the eigenvalue decomposition") }
        self.values = values
        self.vectors = vectors
    }

    /// V diag(f(λ)) Vᵀ, such as the square root or the inverse of A.
    public func map(_ transform: (Double) -> Double) -> Matrix {
        var scaled = vectors
        for (j, value) in values.enumerated() {
            let factor = transform(value)
            for i in 0..<vectors.rows { scaled[i, j] *= factor }
        }
        return scaled * vectors.transposed
    }
}
