/// All minimal light vectors of one component, by walking through the hyperplanes that leave out few columns.
///
/// Column by column, one that the kept columns do not span is either kept, while the kept ones do not span everything, or left
/// out, while the weight left out allows it. Either makes a step of at most `limit` or of at most the rank, so there are at
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
    private var dense: [UInt64] = []
    private let rows: [Int]
    private let rank: Int
    private let budget: Int
    private var kept: KeptColumns
    /// Columns left out, in order.
    private var out: [Int] = []

    init(_ component: [Int], of pass: LightVectorPass, budget: Int) {
        field = pass.contracted.field
        self.budget = budget
        weights = component.map { pass.weights[$0] }
        let own = component.flatMap { pass.residuals.range($0).map { Int(pass.residuals.rows[$0]) } }
        rows = Array(Set(own)).sorted()
        let position = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1, $0) })
        rank = component.count { pass.place[$0] >= 0 }
        isExhausted = component.count * rows.count >= 4_000_000
        kept = KeptColumns(field, width: rows.count, most: isExhausted ? 0 : rank)
        guard !isExhausted else { return }
        dense = [UInt64](repeating: 0, count: component.count * rows.count)
        for (number, column) in component.enumerated() {
            for entry in pass.residuals.range(column) {
                dense[number * rows.count + position[Int(pass.residuals.rows[entry])]!] = pass.residuals.values[entry]
            }
        }
    }

    mutating func run() {
        guard !isExhausted else { return }
        walk(from: 0, weight: 0)
    }

    private func column(_ number: Int) -> ArraySlice<UInt64> {
        dense[number * rows.count..<(number + 1) * rows.count]
    }

    private mutating func walk(from start: Int, weight: Int) {
        steps += 1
        if steps > budget { isExhausted = true }
        if isExhausted { return }
        var number = start
        while number < weights.count {
            guard kept.load(column(number)) else {
                number += 1
                continue
            }
            if kept.count + 1 < rank {
                kept.push()
                walk(from: number + 1, weight: weight)
                kept.pop()
            }
            if weight + weights[number] <= LightVectors.limit {
                out.append(number)
                walk(from: number + 1, weight: weight + weights[number])
                out.removeLast()
            }
            return
        }
        if !out.isEmpty { note() }
    }

    /// The columns that some combination of rows sees while it does not see the kept ones: those out whose remainders the
    /// combination meets. Only minimal ones are noted, where the kept columns span a hyperplane.
    private mutating func note() {
        guard kept.count == rank - 1, kept.load(column(out[0])) else { return }
        let combination = kept.combination()
        // What was left out before the kept ones came to span it is left in by another way here.
        guard out.allSatisfy({ field.product(combination, column($0)) != 0 }) else { return }
        let light = zip(rows, combination).filter { $0.1 != 0 }.map { (row: $0.0, weight: $0.1) }
        found.append(Light(columns: out, rows: light))
    }
}

/// Columns in echelon form, the last of which can be taken off again, and one more that they are taken off.
private struct KeptColumns {
    private let field: PrimeField
    private let width: Int
    private(set) var count = 0
    /// Of each column the row where it has 1 and later ones nothing.
    private var pivots: [Int]
    /// Of each column the rows where it is not 0 and its values there, as many as `sizes` says; then of the one more all rows.
    private var places: [Int32]
    private var values: [UInt64]
    private var sizes: [Int]
    private var rest: [UInt64]
    private var pivot = 0

    init(_ field: PrimeField, width: Int, most: Int) {
        (self.field, self.width) = (field, width)
        pivots = [Int](repeating: 0, count: most)
        sizes = pivots
        places = [Int32](repeating: 0, count: most * width)
        values = [UInt64](repeating: 0, count: most * width)
        rest = [UInt64](repeating: 0, count: width)
    }

    /// Takes the kept columns off another one.
    ///
    /// - Returns: whether anything is left.
    mutating func load(_ column: ArraySlice<UInt64>) -> Bool {
        let (field, width, count) = (field, width, count)
        var first = -1
        column.withUnsafeBufferPointer { column in
            rest.withUnsafeMutableBufferPointer { rest in
                for row in 0..<width { rest[row] = column[row] }
                places.withUnsafeBufferPointer { places in
                    values.withUnsafeBufferPointer { values in
                        for number in 0..<count {
                            let factor = rest[pivots[number]]
                            if factor == 0 { continue }
                            for entry in number * width..<number * width + sizes[number] {
                                let row = Int(places[entry])
                                rest[row] = field.difference(rest[row], field.product(factor, values[entry]))
                            }
                        }
                    }
                }
                first = rest.firstIndex { $0 != 0 } ?? -1
            }
        }
        pivot = first
        return first >= 0
    }

    /// Keeps what was left of the last one, made 1 at its first row.
    mutating func push() {
        let scale = field.inverse(rest[pivot])
        var size = 0
        for row in 0..<width where rest[row] != 0 {
            places[count * width + size] = Int32(row)
            values[count * width + size] = field.product(rest[row], scale)
            size += 1
        }
        pivots[count] = pivot
        sizes[count] = size
        count += 1
    }

    mutating func pop() { count -= 1 }

    /// Weights of rows that see none of the kept columns, but the one that was loaded last.
    func combination() -> [UInt64] {
        var combination = [UInt64](repeating: 0, count: width)
        combination[pivot] = field.one
        for number in (0..<count).reversed() {
            var sum: UInt64 = 0
            for entry in number * width..<number * width + sizes[number] {
                let weight = combination[Int(places[entry])]
                if weight != 0 { sum = field.sum(sum, field.product(weight, values[entry])) }
            }
            // Its pivot's weight is still 0.
            combination[pivots[number]] = field.negated(sum)
        }
        return combination
    }
}

extension PrimeField {
    fileprivate func product(_ weights: [UInt64], _ values: ArraySlice<UInt64>) -> UInt64 {
        zip(weights, values).reduce(0) { $0 == 0 && $1.0 == 0 ? 0 : sum($0, product($1.0, $1.1)) }
    }
}
