/// A sum of doubles carried in twice their precision (Ogita, Rump & Oishi 2005, "Accurate sum and dot product", Sum2).
///
/// Rounded to a double it does not depend on the order of what was added, up to rounding errors of the second order. So
/// the sums above a unit come out the same whether they were added as a file was read or summed anew after an undoing.
struct ExactSum {
    private var high = 0.0
    private var low = 0.0

    var value: Double { high + low }

    @inline(__always)
    mutating func add(_ number: Double) {
        let sum = high + number
        let part = sum - high
        low += (high - (sum - part)) + (number - part)
        high = sum
    }
}
