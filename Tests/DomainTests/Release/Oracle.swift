import Domain

/// Tries every group of one to four respondents against everything that is shown. It shares nothing with the audit: dense
/// matrices of whole numbers, a null space by fraction-free elimination (Bareiss 1968), and every subset.
struct Oracle {
    /// Shown cells × respondents.
    private let figures: [[Int128]]
    let respondents: Int

    init(_ organisation: RandomOrganisation, isShown: (ReleaseCell) -> Bool) {
        figures = organisation.cells.filter(isShown).map { cell in
            organisation.people.map { organisation.holds(cell, $0) ? 1 : 0 }
        }
        respondents = organisation.people.count
    }

    /// The smallest group of up to four that can be worked out; nil: none.
    func smallestDisclosure() -> [Int]? {
        let null = nullSpace()
        for size in 1...4 {
            if let found = dependent(size, from: 0, chosen: [], null) { return found }
        }
        return nil
    }

    private func dependent(_ size: Int, from first: Int, chosen: [Int], _ null: [[Int128]]) -> [Int]? {
        if chosen.count == size { return Self.rank(chosen.map { null[$0] }) < size ? chosen : nil }
        guard first < respondents else { return nil }
        for next in first..<respondents {
            if let found = dependent(size, from: next + 1, chosen: chosen + [next], null) { return found }
        }
        return nil
    }

    /// A row for each respondent.
    private func nullSpace() -> [[Int128]] {
        var (matrix, pivots) = (figures, [Int]())
        var last: Int128 = 1
        for column in 0..<respondents {
            let row = pivots.count
            guard let found = matrix.indices.dropFirst(row).first(where: { matrix[$0][column] != 0 }) else { continue }
            matrix.swapAt(row, found)
            let pivot = matrix[row][column]
            for other in matrix.indices where other != row {
                let factor = matrix[other][column]
                for entry in 0..<respondents {
                    matrix[other][entry] = (pivot * matrix[other][entry] - factor * matrix[row][entry]) / last
                }
            }
            last = pivot
            pivots.append(column)
        }
        let free = (0..<respondents).filter { !pivots.contains($0) }
        return (0..<respondents).map { person in
            let row = pivots.firstIndex(of: person)
            return free.map { column in row.map { -matrix[$0][column] } ?? (column == person ? last : 0) }
        }
    }

    private static func rank(_ rows: [[Int128]]) -> Int {
        var rows = rows
        var rank = 0
        for column in rows[0].indices {
            guard let found = rows.indices.dropFirst(rank).first(where: { rows[$0][column] != 0 }) else { continue }
            rows.swapAt(rank, found)
            for other in rows.indices.dropFirst(rank + 1) where rows[other][column] != 0 {
                let (pivot, factor) = (rows[rank][column], rows[other][column])
                for entry in rows[other].indices {
                    rows[other][entry] = pivot * rows[other][entry] - factor * rows[rank][entry]
                }
            }
            rank += 1
            if rank == rows.count { break }
        }
        return rank
    }
}
