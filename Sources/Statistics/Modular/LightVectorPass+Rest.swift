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
        var prints = Prints(count)
        for round in 0..<Prints.rounds {
            let factors = dependent.map { _ in without.field.randomElement(using: &generator) }
            for (column, factor) in zip(dependent, factors) {
                prints.set(without.field.negated(factor), of: column, in: round)
                without.add(factor, ofColumn: column, residuals)
            }
            let vector = without.solve()
            for (index, column) in inserted.enumerated() {
                prints.set(vector[contracted.rank + index], of: column, in: round)
            }
        }
        return rest.filter { !isFound[$0] }.filter(notLight(rest, prints, without.field))
    }

    /// Whether what is left of a class outside the base is in no vector of weight 2 or less.
    private func notLight(_ rest: [Int], _ prints: Prints, _ field: PrimeField) -> (Int) -> Bool {
        func left(_ column: Int) -> Int { place[column] < 0 ? weights[column] : weights[column] - 1 }
        let singles = rest.filter { left($0) == 1 }
        let directions = singles.map { prints.direction(of: $0, field) }
        var counts: [UInt64: Int] = [:]
        for direction in directions { counts[direction, default: 0] += 1 }
        let alone = Set(zip(singles, directions).filter { counts[$1] == 1 }.map(\.0))
        return { column in
            left(column) > 2 || !prints.isZero(column) && (left(column) == 2 || alone.contains(column))
        }
    }
}

/// What some random null vectors take of each column.
private struct Prints {
    static let rounds = 3

    private var values: [UInt64]

    init(_ count: Int) { values = [UInt64](repeating: 0, count: count * Self.rounds) }

    mutating func set(_ value: UInt64, of column: Int, in round: Int) { values[column * Self.rounds + round] = value }

    private func own(_ column: Int) -> ArraySlice<UInt64> {
        values[column * Self.rounds..<(column + 1) * Self.rounds]
    }

    func isZero(_ column: Int) -> Bool { own(column).allSatisfy { $0 == 0 } }

    /// The same for columns of which one is a multiple of the other; if for others too, these are looked at once more than they need be.
    func direction(of column: Int, _ field: PrimeField) -> UInt64 {
        guard let first = own(column).first(where: { $0 != 0 }) else { return 0 }
        let scale = field.inverse(first)
        return own(column).reduce(0) { mixed($0, field.product($1, scale)) }
    }
}
