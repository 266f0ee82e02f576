/// The four lowest and the four highest of some answers.
///
/// A shown distribution tells how often each answer was given but not by whom. So the mean of any four in it is known to lie
/// between that of the four lowest and that of the four highest.
struct AnswerTails: Sendable {
    /// Rising; infinite where there are fewer than four.
    private var low = SIMD4<Float>(repeating: .infinity)
    /// Falling.
    private var high = SIMD4<Float>(repeating: -.infinity)

    init() {}

    mutating func insert(_ answer: Float) {
        if answer < low[3] { low = Self.inserted(answer, low, by: <) }
        if answer > high[3] { high = Self.inserted(answer, high, by: >) }
    }

    mutating func merge(_ other: AnswerTails) {
        for place in 0..<4 {
            if other.low[place] < low[3] { low = Self.inserted(other.low[place], low, by: <) }
            if other.high[place] > high[3] { high = Self.inserted(other.high[place], high, by: >) }
        }
    }

    @inline(__always)
    private static func inserted(
        _ answer: Float, _ four: SIMD4<Float>, by precedes: (Float, Float) -> Bool
    ) -> SIMD4<Float> {
        var four = four
        var place = 3
        while place > 0, precedes(answer, four[place - 1]) {
            four[place] = four[place - 1]
            place -= 1
        }
        four[place] = answer
        return four
    }

    /// Between which means four of the answers can lie, of which there are four or more: the length of that interval.
    var span: Double { Double((high - low).sum()) / 4 }
}
