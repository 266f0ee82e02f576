/// Sparse columns over a prime field, one after the other: what is not stored is 0.
public struct SparseColumns: Sendable {
    public private(set) var rows: [Int32] = []
    public private(set) var values: [UInt64] = []
    private var starts: [Int] = [0]

    public init() {}

    public var count: Int { starts.count - 1 }
    public func range(_ column: Int) -> Range<Int> { starts[column]..<starts[column + 1] }
    public func isZero(_ column: Int) -> Bool { starts[column] == starts[column + 1] }

    /// Adds an entry to the column that is being written.
    @inline(__always)
    public mutating func append(_ row: Int32, _ value: UInt64) {
        rows.append(row)
        values.append(value)
    }

    /// Ends the column that is being written.
    public mutating func close() { starts.append(rows.count) }

    /// Adds all columns of others behind these.
    mutating func append(contentsOf others: SparseColumns) {
        starts += others.starts.dropFirst().map { $0 + rows.count }
        rows += others.rows
        values += others.values
    }

    public mutating func removeAll() {
        rows.removeAll(keepingCapacity: true)
        values.removeAll(keepingCapacity: true)
        starts = [0]
    }

    /// All entries, column after column.
    @inline(__always)
    func withEntries(_ body: (UnsafeBufferPointer<Int32>, UnsafeBufferPointer<UInt64>) -> Void) {
        rows.withUnsafeBufferPointer { rows in values.withUnsafeBufferPointer { body(rows, $0) } }
    }

    /// For each row the columns that hold it, as entries' positions grouped by row: `starts` has one more than `rowCount`.
    public func byRow(_ rowCount: Int) -> RowIndex {
        var starts = [Int32](repeating: 0, count: rowCount + 1)
        for row in rows { starts[Int(row) + 1] += 1 }
        for row in 0..<rowCount { starts[row + 1] += starts[row] }
        var next = starts
        var columns = [Int32](repeating: 0, count: rows.count)
        var entries = columns
        for column in 0..<count {
            for entry in range(column) {
                let row = Int(rows[entry])
                columns[Int(next[row])] = Int32(column)
                entries[Int(next[row])] = Int32(entry)
                next[row] += 1
            }
        }
        return RowIndex(starts: starts, columns: columns, entries: entries)
    }
}

/// Sparse columns seen by their rows.
public struct RowIndex: Sendable {
    let starts: [Int32]
    /// The column of each entry, row by row.
    public let columns: [Int32]
    /// Where it stands among the columns' own entries.
    public let entries: [Int32]

    public func range(_ row: Int) -> Range<Int> { Int(starts[row])..<Int(starts[row + 1]) }
}
