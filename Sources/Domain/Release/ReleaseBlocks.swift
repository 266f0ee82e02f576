import Statistics

/// What a choice of shown cells says of respondents, as a sparse 0/1 matrix of blocks × profiles.
///
/// A family of cells (the units, or the units of one segment's value) is laminar: two of its cells lie apart or one in the other.
/// So a family's shown cells can be worked out from its *blocks*, a shown cell less the shown cells below it, and the other way
/// round. A profile lies in one block of a family at most, which leaves 1 + segments ones in a column instead of one for each
/// level. Rows stand deepest unit first.
struct ReleaseBlocks {
    let table: ReleaseTable
    /// For each cell the nearest shown one, itself or above it; −1: none.
    private let nearest: [Int32]
    /// The cell of each row.
    let cells: [Int]
    /// The row of each cell; −1: none.
    private let rowOf: [Int32]
    /// Rows sorted by the row of the cell above, and where each one's begin.
    private let below: (rows: [Int32], starts: [Int32])

    init(_ table: ReleaseTable, isShown: [Bool]) {
        self.table = table
        nearest = Self.nearest(table, isShown)
        var cells: [Int] = []
        var rowOf = [Int32](repeating: -1, count: table.cellCount)
        for unit in table.deepestFirst {
            for slot in (0..<table.slots).reversed() where isShown[unit * table.slots + slot] {
                rowOf[unit * table.slots + slot] = Int32(cells.count)
                cells.append(unit * table.slots + slot)
            }
        }
        self.cells = cells
        self.rowOf = rowOf
        below = Self.below(cells, rowOf, nearest, table)
    }

    private static func below(
        _ cells: [Int], _ rowOf: [Int32], _ nearest: [Int32], _ table: ReleaseTable
    ) -> (rows: [Int32], starts: [Int32]) {
        let above = cells.map { cell in
            let (unit, slot) = cell.quotientAndRemainder(dividingBy: table.slots)
            let parent = table.parents[unit] < 0 ? -1 : Int(nearest[table.parents[unit] * table.slots + slot])
            return parent < 0 ? -1 : Int(rowOf[parent])
        }
        var starts = [Int32](repeating: 0, count: cells.count + 1)
        for row in above where row >= 0 { starts[row + 1] += 1 }
        for row in cells.indices { starts[row + 1] += starts[row] }
        var next = starts
        var rows = [Int32](repeating: 0, count: Int(starts.last ?? 0))
        for (row, parent) in above.enumerated() where parent >= 0 {
            rows[Int(next[parent])] = Int32(row)
            next[parent] += 1
        }
        return (rows, starts)
    }

    private static func nearest(_ table: ReleaseTable, _ isShown: [Bool]) -> [Int32] {
        var nearest = [Int32](repeating: -1, count: table.cellCount)
        for unit in table.units.indices {
            let (first, above) = (unit * table.slots, table.parents[unit] * table.slots)
            for slot in 0..<table.slots {
                nearest[first + slot] =
                    isShown[first + slot] ? Int32(first + slot) : above < 0 ? -1 : nearest[above + slot]
            }
        }
        return nearest
    }

    /// The row of the block that holds a cell's part of its family; nil where nothing of it is shown.
    func row(holding cell: Int) -> Int? {
        nearest[cell] < 0 ? nil : Int(rowOf[Int(nearest[cell])])
    }

    /// The row of the shown cell above a row's own in its family.
    func row(above row: Int) -> Int? {
        let (unit, slot) = cells[row].quotientAndRemainder(dividingBy: table.slots)
        return table.parents[unit] < 0 ? nil : self.row(holding: table.parents[unit] * table.slots + slot)
    }

    /// The rows of the shown cells right below a row's own in its family.
    func rows(below row: Int) -> [Int] {
        below.rows[Int(below.starts[row])..<Int(below.starts[row + 1])].map(Int.init)
    }

    /// The cells that a combination of blocks is made of: each shown cell counts with its block's weight less that of the one
    /// above it. A row that is not in `weights` weighs nothing.
    func cells(_ weights: [Int: some Equatable]) -> [Int] {
        var rows = weights.keys.filter { row in weights[row] != self.row(above: row).flatMap { weights[$0] } }
        for row in weights.keys { rows += self.rows(below: row).filter { weights[$0] == nil } }
        return rows.map { cells[$0] }.sorted()
    }

    /// The rows of a profile.
    func rows(_ profile: Respondents.Profile) -> [Int] {
        let first = Int(profile.unit) * table.slots
        var rows: [Int] = []
        if let row = row(holding: first) { rows.append(row) }
        for slot in profile.slots where slot >= 0 {
            if let row = row(holding: first + Int(slot)) { rows.append(row) }
        }
        return rows
    }

    /// The row of a cell that is shown.
    func row(of cell: Int) -> Int? { rowOf[cell] < 0 ? nil : Int(rowOf[cell]) }

    /// A column for each profile of the respondents.
    func columns(_ respondents: Respondents, in field: PrimeField) -> SparseColumns {
        var columns = SparseColumns()
        for profile in respondents.profiles {
            for row in rows(profile).sorted() { columns.append(Int32(row), field.one) }
            columns.close()
        }
        return columns
    }

    /// The respondents of each row's block.
    func sizes(_ respondents: Respondents) -> [Int] {
        var sizes = [Int](repeating: 0, count: cells.count)
        for (profile, count) in zip(respondents.profiles, respondents.counts) {
            for row in rows(profile) { sizes[row] += count }
        }
        return sizes
    }
}
