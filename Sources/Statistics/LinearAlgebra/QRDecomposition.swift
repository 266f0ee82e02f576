import CLAPACK

/// X = Q R by Householder reflections, columns in their own order.
///
/// |Rⱼⱼ| is what remains of column j after the columns before it; below `tolerance` of the column's own length the column
/// counts as a linear combination of them. The tolerance is the one of R's `lm`.
public struct QRDecomposition: Sendable {
    public static let tolerance = 1e-7

    /// rows × columns, orthonormal columns.
    public let q: Matrix
    /// columns × columns, upper triangular.
    public let r: Matrix

    /// Throws `.notEnoughData` where X has fewer rows than columns, `.collinear` with the names of the columns concerned,
    /// and `.doesNotVary` for a column of zeros. `names` has one name per column.
    public init(_ x: Matrix, names: [String]) throws(StatisticsError) {
        precondition(names.count == x.columns, "a name per column")
        try Check.atLeast(x.columns, x.rows, "rows")
        for j in 0..<x.columns { try Check.finite(x.column(j), names[j]) }
        var factor = x
        var r = Matrix(rows: x.columns, columns: x.columns)
        if x.columns > 0 {
            var tau = [Double](repeating: 0, count: x.columns)
            LAPACKE_dgeqrf(LAPACK_COL_MAJOR, blas(x.rows), blas(x.columns), &factor.storage, blas(x.rows), &tau)
            for j in 0..<x.columns { for i in 0...j { r[i, j] = factor[i, j] } }
            LAPACKE_dorgqr(
                LAPACK_COL_MAJOR, blas(x.rows), blas(x.columns), blas(x.columns), &factor.storage, blas(x.rows), tau)
        }
        self.q = factor
        self.r = r
        try refuseCollinear(x, names)
    }

    /// R⁻¹ b, for a b with as many rows as X has columns.
    public func backSubstitute(_ right: Matrix) -> Matrix {
        var result = right
        guard right.rows > 0, right.columns > 0 else { return right }
        cblas_dtrsm(
            CblasColMajor, CblasLeft, CblasUpper, CblasNoTrans, CblasNonUnit, blas(right.rows), blas(right.columns), 1,
            r.storage, blas(r.rows), &result.storage, blas(right.rows))
        return result
    }

    /// The b that minimises |y − X b|.
    public func solve(_ y: [Double]) -> [Double] {
        backSubstitute(Matrix(rows: r.rows, columns: 1, storage: q.transposedTimes(y))).storage
    }

    /// (XᵀX)⁻¹ = R⁻¹ R⁻ᵀ.
    public var inverseGram: Matrix {
        backSubstitute(.identity(r.rows)).transposed.gram
    }

    private func refuseCollinear(_ x: Matrix, _ names: [String]) throws(StatisticsError) {
        for j in 0..<x.columns {
            let length = norm(x.column(j))
            if length == 0 { throw .doesNotVary(names[j]) }
            if abs(r[j, j]) < QRDecomposition.tolerance * length {
                throw .collinear(names[j], with: companions(of: j, x, names))
            }
        }
    }

    /// The earlier columns that take part in the combination that column j is.
    private func companions(of j: Int, _ x: Matrix, _ names: [String]) -> [String] {
        var weights = (0..<j).map { r[$0, j] }
        for i in (0..<j).reversed() {
            for k in (i + 1)..<max(j, i + 1) { weights[i] -= r[i, k] * weights[k] }
            weights[i] /= r[i, i]
        }
        let length = norm(x.column(j))
        return (0..<j).filter { abs(weights[$0]) * norm(x.column($0)) > 1e-6 * length }.map { names[$0] }
    }
}

/// The Euclidean length, safe from overflow.
func norm(_ v: [Double]) -> Double { cblas_dnrm2(blas(v.count), v, 1) }

/// Σ aᵢ bᵢ.
func dot(_ a: [Double], _ b: [Double]) -> Double { cblas_ddot(blas(a.count), a, 1, b, 1) }
