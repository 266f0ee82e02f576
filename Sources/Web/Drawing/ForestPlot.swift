import Domain

/// An estimate and its interval on a common axis, drawn beside the numbers that say the same.
struct ForestPlot {
    static let width = 192.0

    let low: String
    let high: String
    let point: String
    let zero: String

    /// - Parameter reach: the axis goes from `-reach` to `reach`; what lies beyond is cut at the edge.
    init(estimate: Double, low: Double, high: Double, reach: Double) {
        func x(_ value: Double) -> String {
            let share = (value / max(reach, .leastNormalMagnitude) + 1) / 2
            return (4 + min(1, max(0, share)) * (Self.width - 8)).fixed(1)
        }
        self.low = x(low)
        self.high = x(high)
        point = x(estimate)
        zero = x(0)
    }
}
