/// A dense matrix of doubles, stored by column as LAPACK wants it.
public struct Matrix: Sendable, Equatable {
    public let rows: Int
    public let columns: Int
    /// Element (i, j) is at `i + j * rows`.
    public internal(set) var storage: [Double]

    public init(rows: Int, columns: Int, repeating value: Double = 0) {
        self.rows = rows
        self.columns = columns
        storage = [Double](repeating: value, count: rows * columns)
    }

    /// `storage` by column, `rows` × `columns` numbers.
    public init(rows: Int, columns: Int, storage: [Double]) {
        precondition(storage.count == rows * columns, "storage must hold rows × columns numbers")
        self.rows = rows
        self.columns = columns
        self.storage = storage
    }

    /// Columns of equal length, side by side.
    public init(columns: [[Double]]) {
        precondition(columns.allSatisfy { $0.count == columns[0].count }, "columns must have one length")
        self.init(rows: columns.first?.count ?? 0, columns: columns.count, storage: Array(columns.joined()))
    }

    public static func identity(_ size: Int) -> Matrix {
        var result = Matrix(rows: size, columns: size)
        for i in 0..<size { result[i, i] = 1 }
        return result
    }

    public subscript(row: Int, column: Int) -> Double {
        get { storage[row + column * rows] }
        set { storage[row + column * rows] = newValue }
    }

    public func column(_ j: Int) -> [Double] { Array(storage[j * rows..<(j + 1) * rows]) }

    public func row(_ i: Int) -> [Double] { (0..<columns).map { self[i, $0] } }

    public var diagonal: [Double] { (0..<min(rows, columns)).map { self[$0, $0] } }

    public var transposed: Matrix {
        var result = Matrix(rows: columns, columns: rows)
        for j in 0..<columns { for i in 0..<rows { result[j, i] = self[i, j] } }
        return result
    }

    /// The rows and columns at the given positions, in their order.
    public func block(rows wantedRows: [Int], columns wantedColumns: [Int]) -> Matrix {
        var result = Matrix(rows: wantedRows.count, columns: wantedColumns.count)
        for (j, column) in wantedColumns.enumerated() {
            for (i, row) in wantedRows.enumerated() { result[i, j] = self[row, column] }
        }
        return result
    }
}
