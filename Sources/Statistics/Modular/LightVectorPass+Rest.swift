extension LightVectorPass {
    /// Steps 2 and 3: the classes outside the base, or with columns left outside it, that are in no light vector.
    func safeOutsideBase(_ generator: inout SeededGenerator) -> [Int] {
        let rest = (0..<count).filter { place[$0] < 0 || weights[$0] > 1 }
        var without = contracted
        var inserted: [Int] = []
        var dependent: [Int] = []
        for column in rest {
            without.add(column, of: residuals)
            if without.insert() { inserted.append(column) } else { dependent.append(column) }
        }
        var prints = [[UInt64]](repeating: [], count: count)
        for _ in 0..<3 {
            let factors = dependent.map { _ in without.field.randomElement(using: &generator) }
            for (column, factor) in zip(dependent, factors) {
                prints[column].append(without.field.negated(factor))
                for entry in residuals.range(column) {
                    without.add(residuals.rows[entry], without.field.product(factor, residuals.values[entry]))
                }
            }
            let vector = without.solve()
            for (index, column) in inserted.enumerated() { prints[column].append(vector[contracted.rank + index]) }
        }
        return rest.filter { !isFound[$0] }.filter(notLight(rest, prints, without.field))
    }

    /// Whether what is left of a class outside the base is in no vector of weight 2 or less.
    private func notLight(_ rest: [Int], _ prints: [[UInt64]], _ field: PrimeField) -> (Int) -> Bool {
        func left(_ column: Int) -> Int { place[column] < 0 ? weights[column] : weights[column] - 1 }
        var singles: [[UInt64]: Int] = [:]
        func direction(_ print: [UInt64]) -> [UInt64] {
            guard let first = print.first(where: { $0 != 0 }) else { return print }
            let scale = field.inverse(first)
            return print.map { field.product($0, scale) }
        }
        for column in rest where left(column) == 1 { singles[direction(prints[column]), default: 0] += 1 }
        return { column in
            if left(column) > 2 { return true }
            if prints[column].allSatisfy({ $0 == 0 }) { return false }
            return left(column) == 2 || singles[direction(prints[column])]! == 1
        }
    }
}
