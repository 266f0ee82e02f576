/// A point well inside a polytope { x: A·x = A·x₀, low ≤ x ≤ high } of which one point x₀ is known, possibly on its border: near
/// where −Σ log (x − low) − Σ log (high − x) is least, by Newton's method from an infeasible start (Boyd & Vandenberghe 2004, 10.3).
///
/// A variable that cannot leave an end has its value in x₀ for good, and does not move.
public struct AnalyticCenter: Sendable {
    public private(set) var point: [Double]
    /// How far each variable can go about: 1/√(1/(x − low)² + 1/(high − x)²); 0 where it does not move.
    public private(set) var scales: [Double]

    private static let turns = 60
    /// Turns after which variables at an end are taken to be stuck there, and the share of their range that counts as the end.
    private static let patience = 8
    private static let end = 1e-4
    /// How far A·x may be from A·x₀.
    private static let tolerance = 1e-4

    /// - Parameters:
    ///   - known: x₀.
    ///   - guess: strictly between the ends, any.
    /// - Returns: nil where it does not settle.
    public init?(
        _ constraints: SparseConstraints, low: [Double], high: [Double], known: [Double], guess: [Double]
    ) {
        point = guess
        scales = [Double](repeating: 0, count: guess.count)
        var isFree = zip(low, high).map { $0 < $1 }
        for place in guess.indices where !isFree[place] { point[place] = known[place] }
        for turn in 1...Self.turns {
            var gradient = [Double](repeating: 0, count: point.count)
            for place in point.indices {
                guard isFree[place] else {
                    scales[place] = 0
                    continue
                }
                let (down, up) = (1 / (point[place] - low[place]), 1 / (high[place] - point[place]))
                gradient[place] = up - down
                scales[place] = 1 / (up * up + down * down).squareRoot()
            }
            guard let factor = ConstraintFactor(constraints, scales: scales) else { return nil }
            let squares = scales.map { $0 * $0 }
            let gap = constraints.product(point.indices.map { point[$0] - known[$0] })
            let pull = constraints.product(point.indices.map { squares[$0] * gradient[$0] })
            let weights = constraints.transposedProduct(factor.solve(zip(gap, pull).map { $0 - $1 }))
            let step = point.indices.map { -squares[$0] * (gradient[$0] + weights[$0]) }
            var length = 1.0
            var decrement = 0.0
            for place in point.indices where isFree[place] {
                if step[place] > 0 { length = min(length, 0.9 * (high[place] - point[place]) / step[place]) }
                if step[place] < 0 { length = min(length, 0.9 * (low[place] - point[place]) / step[place]) }
                decrement += step[place] * step[place] / squares[place]
            }
            for place in point.indices { point[place] += length * step[place] }
            if length == 1, decrement < 1, gap.allSatisfy({ abs($0) < Self.tolerance }) { return }
            guard turn % Self.patience == 0, length < 1 else { continue }
            for place in point.indices where isFree[place] {
                let room = min(point[place] - low[place], high[place] - point[place])
                guard room < Self.end * (high[place] - low[place]) else { continue }
                isFree[place] = false
                point[place] = known[place]
            }
        }
        return nil
    }
}
