import CLAPACK
import Foundation

/// A = L Lᵀ of a symmetric positive definite matrix.
public struct Cholesky: Sendable {
    /// The lower triangle L; zero above the diagonal.
    public let lower: Matrix

    /// Nil where the matrix is not positive definite.
    public init?(_ matrix: Matrix) {
        precondition(matrix.rows == matrix.columns, "a Cholesky factor needs a square matrix")
        var factor = matrix
        let size = matrix.rows
        guard size > 0 else {
            lower = factor
            return
        }
        let code = LAPACKE_dpotrf(LAPACK_COL_MAJOR, 76, blas(size), &factor.storage, blas(size))
        guard code == 0, factor.storage.allSatisfy(\.isFinite) else { return nil }
        for j in 1..<max(size, 1) { for i in 0..<j { factor[i, j] = 0 } }
        lower = factor
    }

    /// A⁻¹ B.
    public func solve(_ right: Matrix) -> Matrix {
        var result = right
        guard right.rows > 0, right.columns > 0 else { return right }
        LAPACKE_dpotrs(
            LAPACK_COL_MAJOR, 76, blas(lower.rows), blas(right.columns), lower.storage, blas(lower.rows),
            &result.storage, blas(right.rows))
        return result
    }

    /// A⁻¹ b.
    public func solve(_ right: [Double]) -> [Double] {
        solve(Matrix(rows: right.count, columns: 1, storage: right)).storage
    }

    /// A⁻¹.
    public var inverse: Matrix { solve(.identity(lower.rows)) }

    /// log |A|.
    public var logDeterminant: Double { 2 * lower.diagonal.reduce(0) { $0 + log($1) } }
}
