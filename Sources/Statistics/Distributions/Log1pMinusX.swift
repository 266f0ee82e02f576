import Foundation

/// log(1 + x) − x without the cancellation near zero.
///
/// With r = x / (2 + x), log(1 + x) = 2(r + r³/3 + r⁵/5 + …) and 2r − x = −r·x, so that the first-order terms
/// are never formed. It is what lets the tail probabilities stay exact for large parameters
/// (C. Loader, *Fast and accurate computation of binomial probabilities*, 2000).
func log1pMinusX(_ x: Double) -> Double {
    guard x > -0.7, x < 1 else { return log1p(x) - x }
    let r = x / (2 + x)
    let square = r * r
    var power = square
    var sum = 0.0
    var odd = 3.0
    while true {
        let next = sum + power / odd
        if next == sum { break }
        sum = next
        power *= square
        odd += 2
    }
    return r * (2 * sum - x)
}
