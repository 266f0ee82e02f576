import Statistics

/// A seeded organisation: 20 inside and 3 outside metrics that share traits, shocks and a lagged effect, so that no
/// estimate is trivially zero.
struct LinkPanel {
    static let inside = (1...20).map { "inside\($0)" }
    static let outside = (1...3).map { "outside\($0)" }

    let units: Int
    let periods: Int
    /// Variables × units × periods, inside first.
    let values: [[Double]]

    init(units: Int, periods: Int, seed: UInt64 = 20_260_101) {
        var generator = SeededGenerator(seed: seed)
        let traits = (0..<units).map { _ in generator.nextNormal() }
        let shocks = (0..<periods).map { _ in generator.nextNormal() }
        func column(from earlier: [Double]?) -> [Double] {
            var values = [Double](repeating: 0, count: units * periods)
            for unit in 0..<units {
                var last = generator.nextNormal()
                for period in 0..<periods {
                    last = 0.5 * last + generator.nextNormal()
                    let cell = unit * periods + period
                    let push = period > 0 ? 0.1 * (earlier?[cell - 1] ?? 0) : 0
                    values[cell] = 3 + traits[unit] + 0.3 * shocks[period] + last + push
                }
            }
            return values
        }
        let inside = LinkPanel.inside.map { _ in column(from: nil) }
        let outside = LinkPanel.outside.indices.map { column(from: inside[$0]) }
        self.units = units
        self.periods = periods
        values = inside + outside
    }

    func panel() throws -> Panel {
        try Panel(
            units: (0..<units).map { "unit \($0)" }, periods: Array(0..<periods),
            variables: LinkPanel.inside + LinkPanel.outside, values: values)
    }
}
