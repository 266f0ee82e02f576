/// A growing set of independent sparse columns in echelon form modulo a prime.
///
/// Every column taken in is first reduced by those before it; its first row that is left becomes its pivot. Rows that lie
/// deep in a hierarchy should come first (nested dissection, George 1973): then a column fills only rows above it.
public struct SparseEchelon: Sendable {
    public let field: PrimeField
    public let rowCount: Int
    /// The echelon columns: pivot first, where the value is 1; then rows that were free when the column came.
    public private(set) var columns = SparseColumns()
    /// For each echelon column the earlier ones taken off it, with how much of them.
    public private(set) var multipliers = SparseColumns()
    /// What each reduced column was multiplied by to make its pivot 1.
    public private(set) var scales: [UInt64] = []
    /// The echelon column whose pivot stands in a row; -1: none.
    public private(set) var pivotColumn: [Int32]
    private var work: [UInt64]
    private var touched: OrderedBits
    /// What `insert` keeps and takes off, so that its room is not asked for each time.
    private var lists: (kept: [(Int, UInt64)], removed: [(Int, UInt64)]) = ([], [])

    public init(field: PrimeField, rowCount: Int) {
        self.field = field
        self.rowCount = rowCount
        pivotColumn = [Int32](repeating: -1, count: rowCount)
        work = [UInt64](repeating: 0, count: rowCount)
        touched = OrderedBits(bound: rowCount)
    }

    public var rank: Int { scales.count }
    public func pivot(_ column: Int) -> Int { Int(columns.rows[columns.range(column).lowerBound]) }

    /// Adds a multiple of one entry to the column that `insert` or `reduce` is to work on.
    @inline(__always)
    public mutating func add(_ row: Int32, _ value: UInt64) {
        work[Int(row)] = field.sum(work[Int(row)], value)
        touched.insert(Int(row))
    }

    public mutating func add(_ column: Int, of source: SparseColumns) {
        for entry in source.range(column) { add(source.rows[entry], source.values[entry]) }
    }

    /// Adds a multiple of a column.
    mutating func add(_ factor: UInt64, ofColumn column: Int, _ source: SparseColumns) {
        for entry in source.range(column) { add(source.rows[entry], field.product(factor, source.values[entry])) }
    }

    /// What the echelon columns leave of each of some columns, worked out on all cores.
    func residuals(of columns: [Int], in source: SparseColumns) -> SparseColumns {
        // Room for what is worked on is made anew for each part.
        let size = max(4_096, (columns.count + 7) / 8)
        let parts = concurrentMap((columns.count + size - 1) / size) { part in
            var (echelon, residuals) = (self, SparseColumns())
            for column in columns[part * size..<min((part + 1) * size, columns.count)] {
                echelon.add(column, of: source)
                echelon.reduce(into: &residuals)
            }
            return residuals
        }
        return parts.dropFirst().reduce(into: parts.first ?? SparseColumns()) { $0.append(contentsOf: $1) }
    }

    /// Appends what the echelon columns leave of the added entries to `residuals`, by rising row. Nothing is kept here.
    public mutating func reduce(into residuals: inout SparseColumns) {
        eliminate { row, value in
            residuals.append(Int32(row), value)
        } taking: { _, _ in
        }
        residuals.close()
    }

    /// Takes the added entries in as a column; false where they depend on those that are here.
    @discardableResult
    public mutating func insert() -> Bool {
        // Moved out while the elimination works on the rest.
        var (kept, removed) = (lists.kept, lists.removed)
        lists = ([], [])
        defer { lists = (kept, removed) }
        kept.removeAll(keepingCapacity: true)
        removed.removeAll(keepingCapacity: true)
        eliminate {
            kept.append(($0, $1))
        } taking: {
            removed.append(($0, $1))
        }
        guard let first = kept.first else { return false }
        let scale = field.inverse(first.1)
        for (row, value) in kept { columns.append(Int32(row), field.product(value, scale)) }
        columns.close()
        for (column, value) in removed { multipliers.append(Int32(column), value) }
        multipliers.close()
        pivotColumn[first.0] = Int32(scales.count)
        scales.append(scale)
        return true
    }

    /// How much of each echelon column the added entries take, in order of pivots; what depends on none is dropped.
    mutating func coefficients() -> [(column: Int, value: UInt64)] {
        var found: [(Int, UInt64)] = []
        eliminate { _, _ in
        } taking: {
            found.append(($0, $1))
        }
        return found
    }

    /// Works off the added entries by rising row. A column's other rows lie behind its pivot, so each row comes once.
    @inline(__always)
    private mutating func eliminate(keeping: (Int, UInt64) -> Void, taking: (Int, UInt64) -> Void) {
        // Moved out, so that what is worked on lies apart from what is read.
        var (touched, work) = (touched, work)
        (self.touched, self.work) = (OrderedBits(bound: 0), [])
        defer { (self.touched, self.work) = (touched, work) }
        columns.withEntries { rows, values in
            work.withUnsafeMutableBufferPointer { work in
                while let row = touched.popFirst() {
                    let value = work[row]
                    if value == 0 { continue }
                    work[row] = 0
                    let column = Int(pivotColumn[row])
                    if column < 0 {
                        keeping(row, value)
                        continue
                    }
                    taking(column, value)
                    for entry in columns.range(column).dropFirst() {
                        let other = Int(rows[entry])
                        work[other] = field.difference(work[other], field.product(value, values[entry]))
                        touched.insert(other)
                    }
                }
            }
        }
    }
}
