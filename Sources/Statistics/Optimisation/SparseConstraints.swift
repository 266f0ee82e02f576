import CLAPACK

/// A sparse matrix of constraints, column by column.
public struct SparseConstraints: Sendable {
    public private(set) var rowCount = 0
    private(set) var starts: [Int] = [0]
    private(set) var rows: [Int32] = []
    private(set) var values: [Double] = []

    public init() {}

    public var columnCount: Int { starts.count - 1 }

    public mutating func append(_ row: Int32, _ value: Double) {
        rows.append(row)
        values.append(value)
        rowCount = max(rowCount, Int(row) + 1)
    }

    /// Ends the column that is being written.
    public mutating func close() { starts.append(rows.count) }

    @inline(__always)
    func range(_ column: Int) -> Range<Int> { starts[column]..<starts[column + 1] }

    /// A·v.
    func product(_ vector: [Double]) -> [Double] {
        var result = [Double](repeating: 0, count: rowCount)
        for column in vector.indices where vector[column] != 0 {
            for entry in range(column) { result[Int(rows[entry])] += values[entry] * vector[column] }
        }
        return result
    }

    /// Aᵀ·w.
    func transposedProduct(_ weights: [Double]) -> [Double] {
        (0..<columnCount).map { column in
            range(column).reduce(0) { $0 + values[$1] * weights[Int(rows[$1])] }
        }
    }
}

/// L of BBᵀ = LLᵀ where B is a matrix of constraints whose columns are scaled and whose rows are then made of length 1.
struct ConstraintFactor {
    /// Of each row before it was made 1; 1 where nothing of it is left.
    private(set) var lengths: [Double]
    /// By column; its lower triangle.
    private(set) var lower: [Double]

    /// What is added to the diagonal, so that rows that depend on one another do no harm.
    private static let ridge = 1e-11

    /// Nil where the factorisation breaks down.
    init?(_ constraints: SparseConstraints, scales: [Double]) {
        let count = constraints.rowCount
        lengths = [Double](repeating: 0, count: count)
        for column in scales.indices {
            for entry in constraints.range(column) {
                let value = constraints.values[entry] * scales[column]
                lengths[Int(constraints.rows[entry])] += value * value
            }
        }
        for row in lengths.indices { lengths[row] = lengths[row] > 0 ? lengths[row].squareRoot() : 1 }
        lower = [Double](repeating: 0, count: count * count)
        for row in 0..<count { lower[row * count + row] = Self.ridge }
        fill(constraints, scales)
        guard count > 0 else { return }
        guard LAPACKE_dpotrf(LAPACK_COL_MAJOR, 76, blas(count), &lower, blas(count)) == 0 else { return nil }
    }

    private mutating func fill(_ constraints: SparseConstraints, _ scales: [Double]) {
        let count = lengths.count
        let inverse = lengths.map { 1 / $0 }
        lower.withUnsafeMutableBufferPointer { lower in
            for column in scales.indices where scales[column] > 0 {
                let square = scales[column] * scales[column]
                for one in constraints.range(column) {
                    let row = Int(constraints.rows[one])
                    let entry = constraints.values[one] * square * inverse[row]
                    for two in constraints.range(column) {
                        let other = Int(constraints.rows[two])
                        if other >= row {
                            lower[row * count + other] += entry * constraints.values[two] * inverse[other]
                        }
                    }
                }
            }
            // A row of which nothing is left has no say.
            for row in 0..<count where lower[row * count + row] < 0.5 { lower[row * count + row] = 1 }
        }
    }

    /// (A·D²·Aᵀ)⁻¹·right.
    func solve(_ right: [Double]) -> [Double] {
        let count = lengths.count
        guard count > 0 else { return right }
        var result = zip(right, lengths).map { $0 / $1 }
        cblas_dtrsv(CblasColMajor, CblasLower, CblasNoTrans, CblasNonUnit, blas(count), lower, blas(count), &result, 1)
        cblas_dtrsv(CblasColMajor, CblasLower, CblasTrans, CblasNonUnit, blas(count), lower, blas(count), &result, 1)
        for row in 0..<count { result[row] /= lengths[row] }
        return result
    }
}
