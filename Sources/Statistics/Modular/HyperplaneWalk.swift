/// All minimal light vectors of one component, by walking through the hyperplanes that leave out few columns.
///
/// Column by column, one that the kept columns do not span is either left out, while the weight left out allows it, or kept,
/// while the kept ones do not span everything. Either makes a step of at most `limit` or of at most the rank, so there are at
/// most C(rank + limit, limit) ends, however many columns there are.
struct HyperplaneWalk {
    struct Light {
        /// Positions in the component.
        var columns: [Int]
        var rows: [(row: Int, weight: UInt64)]
    }

    private(set) var found: [Light] = []
    private(set) var steps = 0
    private(set) var isExhausted = false

    private let field: PrimeField
    private let weights: [Int]
    /// Columns × the component's own rows.
    private var dense: [[UInt64]] = []
    private let rows: [Int]
    private let rank: Int
    private let budget: Int

    init(_ component: [Int], of pass: LightVectorPass, budget: Int) {
        field = pass.contracted.field
        self.budget = budget
        weights = component.map { pass.weights[$0] }
        let own = component.flatMap { pass.residuals.range($0).map { Int(pass.residuals.rows[$0]) } }
        rows = Array(Set(own)).sorted()
        let position = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1, $0) })
        rank = component.count { pass.place[$0] >= 0 }
        guard component.count * rows.count < 4_000_000 else {
            isExhausted = true
            return
        }
        for column in component {
            var values = [UInt64](repeating: 0, count: rows.count)
            for entry in pass.residuals.range(column) {
                values[position[Int(pass.residuals.rows[entry])]!] = pass.residuals.values[entry]
            }
            dense.append(values)
        }
    }

    mutating func run() {
        guard !isExhausted else { return }
        walk(from: 0, kept: [], out: [], weight: 0)
    }

    /// A kept column after those before it were taken off, with 1 at its pivot.
    private struct Kept {
        var pivot: Int
        var values: [UInt64]
    }

    private mutating func walk(from start: Int, kept: [Kept], out: [Int], weight: Int) {
        steps += 1
        if steps > budget { isExhausted = true }
        if isExhausted { return }
        var column = start
        while column < dense.count {
            let rest = remainder(dense[column], kept)
            if let pivot = rest.firstIndex(where: { $0 != 0 }) {
                if weight + weights[column] <= LightVectors.limit {
                    walk(from: column + 1, kept: kept, out: out + [column], weight: weight + weights[column])
                }
                if kept.count + 1 < rank {
                    let scale = field.inverse(rest[pivot])
                    let taken = Kept(pivot: pivot, values: rest.map { field.product($0, scale) })
                    walk(from: column + 1, kept: kept + [taken], out: out, weight: weight)
                }
                return
            }
            column += 1
        }
        if !out.isEmpty { note(out, kept) }
    }

    private func remainder(_ values: [UInt64], _ kept: [Kept]) -> [UInt64] {
        var rest = values
        for column in kept where rest[column.pivot] != 0 {
            let factor = rest[column.pivot]
            for row in rest.indices where column.values[row] != 0 {
                rest[row] = field.difference(rest[row], field.product(factor, column.values[row]))
            }
        }
        return rest
    }

    /// The columns that some combination of rows sees while it does not see the kept ones: those out whose remainders the
    /// combination meets. Only minimal ones are noted, where the kept columns span a hyperplane.
    private mutating func note(_ out: [Int], _ kept: [Kept]) {
        guard kept.count == rank - 1 else { return }
        let rest = remainder(dense[out[0]], kept)
        guard let free = rest.firstIndex(where: { $0 != 0 }) else { return }
        var combination = [UInt64](repeating: 0, count: rows.count)
        combination[free] = field.one
        for column in kept.reversed() {
            // Its pivot's weight is still 0.
            combination[column.pivot] = field.negated(product(combination, column.values))
        }
        // What was left out before the kept ones came to span it is left in by another way here.
        guard out.allSatisfy({ product(combination, dense[$0]) != 0 }) else { return }
        let light = zip(rows, combination).filter { $0.1 != 0 }.map { (row: $0.0, weight: $0.1) }
        found.append(Light(columns: out, rows: light))
    }

    private func product(_ weights: [UInt64], _ values: [UInt64]) -> UInt64 {
        zip(weights, values).reduce(0) { $0 == 0 && $1.0 == 0 ? 0 : field.sum($0, field.product($1.0, $1.1)) }
    }
}
