import Foundation

/// Inverts a cumulative distribution in u = log x, where every tail used here is log-concave.
enum LogRoot {
    /// The u where the wanted tail equals `target` (0 < target < 1).
    ///
    /// `tail(u)` gives the tail's probability and du-density (a positive number). `rising` says whether the tail grows with u.
    /// Newton's method on the logarithm of the probability, kept inside a bracket.
    static func solve(
        target: Double, rising: Bool, start: Double, tail: (Double) -> (probability: Double, density: Double)
    ) -> Double {
        var low = -Double.infinity
        var high = Double.infinity
        var u = start
        var stride = 0.5
        for _ in 0..<400 {
            let (probability, density) = tail(u)
            let gap = (log(probability) - log(target)) * (rising ? 1 : -1)
            if gap == 0 { return u }
            if gap < 0 { low = max(low, u) } else { high = min(high, u) }
            var next = u - gap * probability / density
            let inside = next > low && next < high
            if !inside || abs(next - u) > stride {
                next = between(low, high, from: u, stride: gap < 0 ? stride : -stride)
                stride *= 2
            }
            if abs(next - u) <= 4e-16 * abs(u) + 1e-300 { return next }
            u = next
        }
        return u
    }

    private static func between(_ low: Double, _ high: Double, from u: Double, stride: Double) -> Double {
        let next = u + stride
        if next > low && next < high { return next }
        return low.isFinite && high.isFinite ? 0.5 * (low + high) : next
    }
}
