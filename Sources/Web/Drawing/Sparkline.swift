import Domain

/// A word-sized line through a unit's last periods; gaps stay gaps.
struct Sparkline {
    static let width = 72.0
    static let height = 18.0

    /// A line for each unbroken stretch and a dot on the last value, as one path: a page holds hundreds of these.
    let path: String
    /// What a screen reader hears: "from 71.0 % in 2015 to 78.2 % in 2023".
    let summary: String

    /// Nil when fewer than two of the values are known: one point is no trend.
    /// - Parameter values: in the order of `periods`, nil where nothing was measured or nothing may be shown.
    init?(values: [Double?], periods: [Period], scale: Scale) {
        let known = values.compactMap(\.self)
        guard known.count > 1, let low = known.min(), let high = known.max(), values.count == periods.count,
            let first = values.firstIndex(where: { $0 != nil }), let last = values.lastIndex(where: { $0 != nil })
        else { return nil }
        let step = Self.width / Double(max(1, values.count - 1))
        func place(_ index: Int, _ value: Double) -> (x: String, y: String) {
            let share = high > low ? (value - low) / (high - low) : 0.5
            return ((Double(index) * step).fixed(1), (1.5 + (1 - share) * (Self.height - 3)).fixed(1))
        }
        let lines = Self.stretches(values).map { stretch in
            "M"
                + stretch.map { index, value in
                    let (x, y) = place(index, value)
                    return "\(x),\(y)"
                }.joined(separator: "L")
        }
        let (x, y) = place(last, values[last]!)
        // A circle so small that its stroke fills it.
        path = lines.joined() + "M\(x),\(y)m-1,0a1,1,0,1,0,2,0a1,1,0,1,0,-2,0"
        summary =
            "from \(scale.text(values[first]!)) in \(periods[first].label) to \(scale.text(values[last]!)) in \(periods[last].label)"
    }

    private static func stretches(_ values: [Double?]) -> [[(Int, Double)]] {
        var found: [[(Int, Double)]] = []
        var current: [(Int, Double)] = []
        for (index, value) in values.enumerated() {
            if let value {
                current.append((index, value))
            } else if !current.isEmpty {
                found.append(current)
                current = []
            }
        }
        if !current.isEmpty { found.append(current) }
        return found
    }
}
