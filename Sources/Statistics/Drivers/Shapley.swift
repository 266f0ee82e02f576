import Foundation

/// The split of R² that is averaged over all orders in which the drivers can enter (Lindeman, Merenda & Gold 1980; Lipovetsky
/// & Conklin 2001 call it the Shapley value).
enum Shapley {
    /// The R² of every subset of drivers; bit j of the position says whether driver j is in.
    ///
    /// A subset is reached from the one without its highest driver by one sweep of what that leaves of the later drivers, which
    /// costs a handful of operations a subset on average.
    static func rSquaredOfSubsets(_ correlations: DriverCorrelations) -> [Double] {
        let size = correlations.count + 1
        var start = [Double](repeating: 0, count: size * size)
        for i in 0..<size - 1 {
            for j in 0..<size - 1 { start[i * size + j] = correlations.among[i, j] }
            start[i * size + size - 1] = correlations.withOutcome[i]
        }
        var result = [Double](repeating: 0, count: 1 << correlations.count)
        var levels = [start] + [[Double]](repeating: start, count: correlations.count)
        visit(subset: 0, from: 0, depth: 0, explained: 0, size: size, &levels, &result)
        return result
    }

    private static func visit(
        subset: Int, from first: Int, depth: Int, explained: Double, size: Int, _ levels: inout [[Double]],
        _ result: inout [Double]
    ) {
        let outcome = size - 1
        for pivot in first..<outcome {
            let own = levels[depth][pivot * size + pivot]
            let shared = levels[depth][pivot * size + outcome]
            // A driver that the others determine adds nothing.
            let isNew = own > QRDecomposition.tolerance * QRDecomposition.tolerance
            let gained = explained + (isNew ? shared * shared / own : 0)
            let grown = subset | 1 << pivot
            result[grown] = gained
            guard pivot + 1 < outcome else { continue }
            for i in (pivot + 1)..<outcome {
                let factor = isNew ? levels[depth][pivot * size + i] / own : 0
                for j in i...outcome {
                    levels[depth + 1][i * size + j] =
                        levels[depth][i * size + j] - factor * levels[depth][pivot * size + j]
                }
            }
            visit(
                subset: grown, from: pivot + 1, depth: depth + 1, explained: gained, size: size, &levels, &result)
        }
    }

    /// Each driver's share: the mean over orders of what it adds to R², exact.
    static func exact(_ correlations: DriverCorrelations) -> [Double] {
        let count = correlations.count
        let rSquared = rSquaredOfSubsets(correlations)
        let weights = orderWeights(count)
        var shares = [Double](repeating: 0, count: count)
        for subset in rSquared.indices {
            let weight = weights[subset.nonzeroBitCount]
            for driver in 0..<count where subset & 1 << driver == 0 {
                shares[driver] += weight * (rSquared[subset | 1 << driver] - rSquared[subset])
            }
        }
        return shares
    }

    /// The share of orders in which exactly a given set of size s stands before a given driver: s! (p − s − 1)! / p!.
    private static func orderWeights(_ count: Int) -> [Double] {
        var weights: [Double] = []
        for size in 0..<count {
            weights.append(size == 0 ? 1 / Double(count) : weights[size - 1] * Double(size) / Double(count - size))
        }
        return weights + [0]
    }

    /// The same from `orders` random orders, with the standard error that the sampling leaves. The shares add up to R² whatever
    /// the number of orders.
    static func sampled(
        _ correlations: DriverCorrelations, orders: Int, _ generator: inout SeededGenerator
    ) -> (shares: [Double], errors: [Double]) {
        let count = correlations.count
        var order = Array(0..<count)
        var sums = [Double](repeating: 0, count: count)
        var squares = sums
        for _ in 0..<orders {
            generator.permute(&order)
            for (driver, gain) in gains(correlations, order).enumerated() {
                sums[driver] += gain
                squares[driver] += gain * gain
            }
        }
        let size = Double(orders)
        let errors = zip(sums, squares).map { (max(0, $1 - $0 * $0 / size) / (size - 1) / size).squareRoot() }
        return (sums.map { $0 / size }, errors)
    }

    /// What each driver adds in one order, by a Cholesky factorisation that grows with it.
    private static func gains(_ correlations: DriverCorrelations, _ order: [Int]) -> [Double] {
        let count = correlations.count
        var rows: [[Double]] = []
        var gains = [Double](repeating: 0, count: count)
        var outcome: [Double] = []
        for driver in order {
            var row: [Double] = []
            for (place, earlier) in order.prefix(rows.count).enumerated() {
                let known = zip(rows[place], row).reduce(0) { $0 + $1.0 * $1.1 }
                let pivot = rows[place][place]
                row.append(pivot > 0 ? (correlations.among[driver, earlier] - known) / pivot : 0)
            }
            let own = 1 - row.reduce(0) { $0 + $1 * $1 }
            let isNew = own > QRDecomposition.tolerance * QRDecomposition.tolerance
            let shared = correlations.withOutcome[driver] - zip(row, outcome).reduce(0) { $0 + $1.0 * $1.1 }
            row.append(isNew ? own.squareRoot() : 0)
            outcome.append(isNew ? shared / own.squareRoot() : 0)
            gains[driver] = isNew ? shared * shared / own : 0
            rows.append(row)
        }
        return gains
    }
}
