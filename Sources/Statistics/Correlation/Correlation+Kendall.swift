import Foundation

extension Correlation {
    /// Kendall's τ-b = S / √((T − Tx)(T − Ty)), in n log n steps (W. R. Knight, *JASA* 61, 1966).
    ///
    /// p: exact from the permutation distribution where nothing is tied and n < 50, otherwise the normal approximation with
    /// the variance corrected for ties. The interval by Fisher's z with the error √(0.437 / (n − 4)) of Fieller, Hartley &
    /// Pearson (1957). Throws `.notEnoughData` for fewer than 3 rows and `.doesNotVary` for a constant column.
    public static func kendall(
        _ x: [Double], _ y: [Double], names: [String] = ["x", "y"], confidence: Double = 0.95
    ) throws(StatisticsError) -> Correlation {
        try Check.confidence(confidence)
        try Check.sameLength(x.count, y.count, "the columns")
        try Check.atLeast(3, x.count, "rows")
        for (column, name) in zip([x, y], names) {
            try Check.finite(column, name)
            if Sample.isConstant(column) { throw .doesNotVary(name) }
        }
        let score = KendallScore(x, y)
        let n = x.count
        let bounds = n > 4 ? fisher(score.tau, error: (0.437 / Double(n - 4)).squareRoot(), confidence) : nil
        let exact = !score.hasTies && n < 50
        return Correlation(
            method: .kendall, r: score.tau, low: bounds?.low, high: bounds?.high,
            p: exact ? score.exactP : score.normalP, test: exact ? .exact : .normal, n: n, controls: 0)
    }
}

/// Concordant less discordant pairs, and the ties among them.
private struct KendallScore {
    let n: Int
    let score: Int
    let xTies: [Int]
    let yTies: [Int]
    let xTied: Int
    let yTied: Int

    init(_ x: [Double], _ y: [Double]) {
        n = x.count
        let byX = x.indices.sorted { (x[$0], y[$0]) < (x[$1], y[$1]) }
        let xRuns = Ranks.runs(x, in: byX)
        var both = 0
        for run in xRuns {
            both += Ranks.runs(y, in: Array(byX[run])).reduce(0) { $0 + pairs($1.count) }
        }
        var sequence = byX.map { y[$0] }
        let swaps = inversions(&sequence)
        xTies = xRuns.map(\.count)
        yTies = Ranks.runs(sequence, in: Array(sequence.indices)).map(\.count)
        xTied = xTies.reduce(0) { $0 + pairs($1) }
        yTied = yTies.reduce(0) { $0 + pairs($1) }
        score = pairs(n) - xTied - yTied + both - 2 * swaps
    }

    var hasTies: Bool { xTied + yTied > 0 }

    var tau: Double {
        let (left, right) = (Double(pairs(n) - xTied), Double(pairs(n) - yTied))
        return max(-1, min(1, Double(score) / (left * right).squareRoot()))
    }

    /// Two-sided, from the number of permutations with as many inversions.
    var exactP: Double {
        let beyond = (pairs(n) - abs(score)) / 2
        return min(1, 2 * inversionShares(n).prefix(beyond + 1).reduce(0, +))
    }

    /// M. G. Kendall, *Rank Correlation Methods*: the variance of S under ties.
    var normalP: Double {
        func sum(_ ties: [Int], _ term: (Double) -> Double) -> Double { ties.reduce(0) { $0 + term(Double($1)) } }
        let cubic = { (t: Double) in t * (t - 1) * (2 * t + 5) }
        let triple = { (t: Double) in t * (t - 1) * (t - 2) }
        let double = { (t: Double) in t * (t - 1) }
        let size = Double(n)
        let main = (cubic(size) - sum(xTies, cubic) - sum(yTies, cubic)) / 18
        let third = sum(xTies, triple) * sum(yTies, triple) / (9 * triple(size))
        let second = sum(xTies, double) * sum(yTies, double) / (2 * double(size))
        return Normal.twoSided(Double(score) / (main + third + second).squareRoot())
    }
}

private func pairs(_ n: Int) -> Int { n * (n - 1) / 2 }

/// How many pairs stand in the wrong order, by a merge sort that leaves the values sorted.
private func inversions(_ values: inout [Double]) -> Int {
    var count = 0
    var width = 1
    var buffer = values
    while width < values.count {
        var start = 0
        while start < values.count {
            let middle = min(start + width, values.count)
            let end = min(start + 2 * width, values.count)
            var (left, right) = (start, middle)
            for place in start..<end {
                if left < middle && (right == end || values[left] <= values[right]) {
                    buffer[place] = values[left]
                    left += 1
                } else {
                    count += middle - left
                    buffer[place] = values[right]
                    right += 1
                }
            }
            start = end
        }
        swap(&values, &buffer)
        width *= 2
    }
    return count
}

/// The share of the permutations of n that have k inversions, for k = 0, 1, ….
private func inversionShares(_ n: Int) -> [Double] {
    var shares = [1.0]
    for size in stride(from: 2, through: n, by: 1) {
        var next = [Double](repeating: 0, count: pairs(size) + 1)
        for (k, share) in shares.enumerated() {
            for shift in 0..<size { next[k + shift] += share / Double(size) }
        }
        shares = next
    }
    return shares
}
