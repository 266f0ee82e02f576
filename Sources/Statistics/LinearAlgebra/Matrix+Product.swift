import CLAPACK

extension Matrix {
    /// The matrix product; `a.columns` must equal `b.rows`.
    public static func * (a: Matrix, b: Matrix) -> Matrix {
        product(a, CblasNoTrans, b, rows: a.rows, inner: a.columns, innerOther: b.rows)
    }

    /// Aᵀ B, without forming the transpose.
    public func transposedTimes(_ other: Matrix) -> Matrix {
        Matrix.product(self, CblasTrans, other, rows: columns, inner: rows, innerOther: other.rows)
    }

    /// A v.
    public static func * (a: Matrix, v: [Double]) -> [Double] {
        (a * Matrix(rows: v.count, columns: 1, storage: v)).storage
    }

    /// Aᵀ v.
    public func transposedTimes(_ v: [Double]) -> [Double] {
        transposedTimes(Matrix(rows: v.count, columns: 1, storage: v)).storage
    }

    /// Aᵀ A, exactly symmetric.
    public var gram: Matrix {
        var result = Matrix(rows: columns, columns: columns)
        guard rows > 0, columns > 0 else { return result }
        cblas_dsyrk(
            CblasColMajor, CblasUpper, CblasTrans, blas(columns), blas(rows), 1, storage, blas(rows), 0,
            &result.storage, blas(columns))
        for j in 0..<columns { for i in 0..<j { result[j, i] = result[i, j] } }
        return result
    }

    public static func + (a: Matrix, b: Matrix) -> Matrix {
        Matrix(rows: a.rows, columns: a.columns, storage: zip(a.storage, b.storage).map { $0 + $1 })
    }

    public static func * (factor: Double, a: Matrix) -> Matrix {
        Matrix(rows: a.rows, columns: a.columns, storage: a.storage.map { factor * $0 })
    }

    private static func product(
        _ a: Matrix, _ transpose: CBLAS_TRANSPOSE, _ b: Matrix, rows: Int, inner: Int, innerOther: Int
    ) -> Matrix {
        precondition(inner == innerOther, "the shapes do not fit")
        var result = Matrix(rows: rows, columns: b.columns)
        guard rows > 0, inner > 0, b.columns > 0 else { return result }
        cblas_dgemm(
            CblasColMajor, transpose, CblasNoTrans, blas(rows), blas(b.columns), blas(inner), 1, a.storage,
            blas(a.rows), b.storage, blas(b.rows), 0, &result.storage, blas(rows))
        return result
    }
}

/// BLAS counts in 32 bits.
func blas(_ n: Int) -> Int32 { Int32(n) }

/// LAPACK refuses a leading dimension of 0.
func leading(_ n: Int) -> Int32 { Int32(max(1, n)) }
