extension Scale {
    /// A figure as people read it, with its unit: "77.2 %", "3.41", "1 204".
    public func text(_ value: Double) -> String {
        let unit = unit
        return unit.isEmpty ? number(value) : "\(number(value))\u{202F}\(unit)"
    }

    /// The figure without its unit, for a column whose head names it.
    public func number(_ value: Double) -> String {
        switch format {
        case .plain: value.fixed(2)
        case .share: (value * 100).fixed(1)
        case .percent: value.fixed(1)
        case .points: value.fixed(0)
        case .count: value.fixed(0, grouping: true)
        }
    }

    /// "%" for shares and percentages, else "".
    public var unit: String {
        switch format {
        case .share, .percent: "%"
        case .plain, .points, .count: ""
        }
    }
}
