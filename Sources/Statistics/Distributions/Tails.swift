/// Both tails of a distribution at one point. The smaller one is computed, the larger one is its complement.
struct Tails: Sendable {
    var lower: Double
    var upper: Double

    static let undefined = Tails(lower: .nan, upper: .nan)

    var swapped: Tails { Tails(lower: upper, upper: lower) }
}

extension Tails {
    init(lower: Double) {
        self.init(lower: min(lower, 1), upper: max(0, 1 - lower))
    }

    init(upper: Double) {
        self.init(lower: max(0, 1 - upper), upper: min(upper, 1))
    }
}
