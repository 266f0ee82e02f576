/// Neumaier's summation: the error does not grow with the number of terms.
struct CompensatedSum {
    private var sum = 0.0
    private var lost = 0.0

    mutating func add(_ x: Double) {
        let next = sum + x
        lost += abs(sum) >= abs(x) ? (sum - next) + x : (x - next) + sum
        sum = next
    }

    // An infinite sum makes `lost` a NaN; the infinity itself is the answer then.
    var value: Double { lost.isNaN ? sum : sum + lost }
}
