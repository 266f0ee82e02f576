import CLAPACK

/// The projection onto the kernel of constraints A after its columns are scaled: with B = A·diag(scales), Z = I − Bᵀ(BBᵀ)⁻¹B, a
/// dense matrix. Rows of A may depend on one another.
public struct KernelProjection: Sendable {
    public let size: Int
    /// By column, `size` numbers each; symmetric.
    public private(set) var values: [Double]
    /// The greatest |B·Z| where B's rows have length 1: 0 but for rounding.
    public private(set) var residual = 0.0

    /// Nil where the factorisation breaks down.
    public init?(_ constraints: SparseConstraints, scales: [Double]) {
        size = scales.count
        values = [Double](repeating: 0, count: size * size)
        guard let factor = ConstraintFactor(constraints, scales: scales) else { return nil }
        for column in 0..<size { values[column * size + column] = 1 }
        if constraints.rowCount > 0 { project(constraints, scales, factor) }
        mirror()
        residual = greatestProduct(constraints, scales, factor.lengths)
    }

    private mutating func project(_ constraints: SparseConstraints, _ scales: [Double], _ factor: ConstraintFactor) {
        let count = constraints.rowCount
        var white = [Double](repeating: 0, count: count * size)
        for column in 0..<size {
            for entry in constraints.range(column) {
                let row = Int(constraints.rows[entry])
                white[column * count + row] = constraints.values[entry] * scales[column] / factor.lengths[row]
            }
        }
        cblas_dtrsm(
            CblasColMajor, CblasLeft, CblasLower, CblasNoTrans, CblasNonUnit, blas(count), blas(size), 1, factor.lower,
            blas(count), &white, blas(count))
        cblas_dsyrk(
            CblasColMajor, CblasLower, CblasTrans, blas(size), blas(count), -1, white, blas(count), 1, &values,
            blas(size))
    }

    private mutating func mirror() {
        values.withUnsafeMutableBufferPointer { values in
            for column in 0..<size {
                for row in column..<size { values[row * size + column] = values[column * size + row] }
            }
        }
    }

    private func greatestProduct(_ constraints: SparseConstraints, _ scales: [Double], _ lengths: [Double]) -> Double {
        var product = [Double](repeating: 0, count: lengths.count * size)
        values.withUnsafeBufferPointer { values in
            product.withUnsafeMutableBufferPointer { product in
                for column in 0..<size {
                    for entry in constraints.range(column) {
                        let row = Int(constraints.rows[entry])
                        let factor = constraints.values[entry] * scales[column] / lengths[row]
                        let (from, to) = (values.baseAddress! + column * size, product.baseAddress! + row * size)
                        for place in 0..<size { to[place] += factor * from[place] }
                    }
                }
            }
        }
        return product.reduce(0) { max($0, abs($1)) }
    }

    /// Z·v.
    public func applied(to vector: [Double]) -> [Double] {
        var result = [Double](repeating: 0, count: size)
        if size > 0 {
            cblas_dsymv(CblasColMajor, CblasLower, blas(size), 1, values, blas(size), vector, 1, 0, &result, 1)
        }
        return result
    }
}
