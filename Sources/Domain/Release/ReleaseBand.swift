/// What is said instead of a mean that would tell each member's answer: the interval of a fixed grid in which it lies.
public struct ReleaseBand: Hashable, Sendable {
    public let interval: ClosedRange<Double>

    /// The grid's intervals are `width` of the range long and centred at lo + k·width·(hi − lo): on a scale of 1 to 5 with a width
    /// of ¼ they are 1–1.5, 1.5–2.5, … 4.5–5. So a band says nothing about where in it the mean lies.
    public init(mean: Double, range: ClosedRange<Double>, width: Double) {
        let step = width * (range.upperBound - range.lowerBound)
        guard step > 0 else {
            interval = range
            return
        }
        let center = range.lowerBound + step * ((mean - range.lowerBound) / step).rounded()
        let low = max(range.lowerBound, center - step / 2)
        interval = low...max(low, min(range.upperBound, center + step / 2))
    }
}
