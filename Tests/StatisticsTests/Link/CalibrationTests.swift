import Statistics
import Testing

/// The verdict on organisations whose truth is known. Each kind is drawn 300 times (`INSIDEOUT_SIMULATIONS=10000` for the
/// tables in `docs/statistics.md`); seeds are fixed, so a run repeats exactly.
@Suite struct CalibrationTests {
    /// A share of 5 % or less gives a larger count in one run of a thousand.
    static var mostClaims: Int { Binomial.quantile(0.999, runs: Simulation.runs, share: 0.05) }

    /// What a coverage between 94 % and 96 % gives in all but two runs of a thousand.
    static var fair: ClosedRange<Int> {
        let runs = Simulation.runs
        return Binomial.quantile(0.001, runs: runs, share: 0.94)...Binomial.quantile(0.999, runs: runs, share: 0.96)
    }

    /// The model within units is right here, so its intervals must be right as well.
    @Test(arguments: SimulatedKind.null)
    func `without an effect none is claimed in more than 5 percent, and intervals hold 0 in 94 to 96`(
        _ kind: SimulatedKind
    ) throws {
        let simulation = try Simulation(kind)
        #expect(simulation.claims <= Self.mostClaims, "\(kind): \(simulation.claims) of \(simulation.runs)")
        #expect(Self.fair.contains(simulation.covered), "\(kind): \(simulation.covered) of \(simulation.runs)")
        report(kind, simulation)
    }

    @Test(arguments: SimulatedKind.misleading)
    func `a common cause or the reverse effect is called an effect in at most 5 percent`(_ kind: SimulatedKind) throws {
        let simulation = try Simulation(kind)
        #expect(simulation.claims <= Self.mostClaims, "\(kind): \(simulation.claims) of \(simulation.runs)")
        report(kind, simulation)
    }

    @Test(arguments: [SimulatedKind.effect(0.3, units: 80, periods: 8), .effect(0.3, units: 15, periods: 12)])
    func `intervals hold a true effect in 94 to 96 of 100`(_ kind: SimulatedKind) throws {
        let simulation = try Simulation(kind)
        #expect(Self.fair.contains(simulation.covered), "\(kind): \(simulation.covered) of \(simulation.runs)")
        report(kind, simulation)
    }

    @Test func `a true effect is found the more often the larger it and the panel are`() throws {
        func found(_ size: Double, _ units: Int, _ periods: Int) throws -> Double {
            try Simulation(.effect(size, units: units, periods: periods)).share(.movesTogetherOverTime)
        }
        let (small, middle, large) = try (found(0.1, 80, 8), found(0.2, 80, 8), found(0.4, 80, 8))
        #expect(small < middle && middle < large)
        #expect(middle > 0.5)
        #expect(large > 0.95)
        #expect(try found(0.2, 200, 12) > 0.95)
    }

    /// Only for the table in `docs/statistics.md`: how often an effect of one period is found, in percent.
    @Test(.enabled(if: Simulation.prints), arguments: [0.1, 0.2, 0.3, 0.4])
    func `the power table`(_ size: Double) throws {
        for units in [20, 50, 100, 200, 500] {
            let cells = try [4, 6, 8, 12, 24].map { periods in
                let simulation = try Simulation(
                    .effect(size, units: units, periods: periods), runs: min(1_000, Simulation.runs))
                return "\((100 * simulation.share(.movesTogetherOverTime)).rounded())"
            }
            print("| \(size) | \(units) | \(cells.joined(separator: " | ")) |")
        }
    }

    private func report(_ kind: SimulatedKind, _ simulation: Simulation) {
        guard Simulation.prints else { return }
        func percent(_ share: Double) -> String { "\((share * 1000).rounded() / 10)" }
        print(
            "| \(kind) | \(percent(simulation.share(.movesTogetherOverTime)))",
            "\(percent(simulation.share(.differsBetweenUnitsOnly))) | \(percent(simulation.share(.noSign)))",
            "\(percent(simulation.share(.notEnoughData))) | \(percent(simulation.coverage)) |", separator: " | ")
    }
}
