extension SparseEchelon {
    /// Adds the entries of a combination of columns.
    ///
    /// - Returns: for each echelon column k the number zₖ with Σ zₖ·(column k as it was inserted) = what was added, where the
    ///   added entries lie in the span of the columns.
    public mutating func solve() -> [UInt64] {
        var rest = [UInt64](repeating: 0, count: rank)
        for (column, value) in coefficients() { rest[column] = value }
        // An echelon column is scale·(inserted − Σ multiplier·earlier echelon column).
        for column in stride(from: rank - 1, through: 0, by: -1) where rest[column] != 0 {
            let share = field.product(rest[column], scales[column])
            rest[column] = share
            for entry in multipliers.range(column) {
                let earlier = Int(multipliers.rows[entry])
                rest[earlier] = field.difference(rest[earlier], field.product(multipliers.values[entry], share))
            }
        }
        return rest
    }
}
