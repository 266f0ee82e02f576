extension PowerLine {
    /// The line that stands on every page of links.
    public init(units: Int) throws(StatisticsError) {
        let power = try CorrelationPower()
        let r = units < 4 ? nil : try power.smallestCorrelation(units: units)
        var needed: [Needed] = []
        for r in [0.10, 0.15, 0.20, 0.25, 0.30, 0.33, 0.40, 0.50] {
            needed.append(Needed(r: r, units: try power.units(for: r)))
        }
        self.init(
            units: units, r: r,
            text: r.map { "With \(units) units you would see r ≥ \(Figure.r($0)) four times in five." }
                ?? "With \(units) \(units == 1 ? "unit" : "units") no correlation between units can be seen.",
            needed: needed, method: "power")
    }
}
