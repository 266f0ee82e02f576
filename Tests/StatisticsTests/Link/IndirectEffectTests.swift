import Foundation
import Statistics
import Testing

@Suite struct IndirectEffectTests {
    static func columns(_ rows: Int, through: Double) -> (x: Predictor, m: Predictor, y: Predictor) {
        var generator = SeededGenerator(seed: 8)
        let x = (0..<rows).map { _ in generator.nextNormal() }
        let m = x.map { 0.5 * $0 + generator.nextNormal() }
        let y = m.map { through * $0 + generator.nextNormal() }
        return (Predictor("x", x), Predictor("m", m), Predictor("y", y))
    }

    @Test func `the steps are the standardised slopes of two regressions`() throws {
        let (x, m, y) = Self.columns(200, through: 0.4)
        let effect = try IndirectEffect(from: x, through: m, to: y)
        let first = try LinearRegression(m, on: [x])
        let second = try LinearRegression(y, on: [m, x])
        #expect(close(effect.first.estimate, try #require(first.standardisedCoefficients["x"]), 1e-10))
        #expect(close(effect.second.estimate, try #require(second.standardisedCoefficients["m"]), 1e-10))
        #expect(close(effect.direct.estimate, try #require(second.standardisedCoefficients["x"]), 1e-8))
        #expect(effect.indirect.low > 0)
    }

    @Test func `without a second step the interval holds 0`() throws {
        let (x, m, y) = Self.columns(200, through: 0)
        let effect = try IndirectEffect(from: x, through: m, to: y)
        #expect(effect.indirect.low < 0 && effect.indirect.high > 0)
    }

    @Test func `whole clusters are drawn`() throws {
        let (x, m, y) = Self.columns(50, through: 0.4)
        func copies(_ column: Predictor) -> Predictor { Predictor(column.name, column.values.flatMap { [$0, $0, $0, $0] }) }
        let groups = Grouping((0..<200).map { "\($0 / 4)" })
        let once = try IndirectEffect(from: x, through: m, to: y, seed: 2)
        let four = try IndirectEffect(from: copies(x), through: copies(m), to: copies(y), clusters: groups, seed: 2)
        // Copies add nothing that clusters do not see through.
        #expect(close(once.indirect.low, four.indirect.low, 1e-9) && close(once.indirect.high, four.indirect.high, 1e-9))
    }

    @Test func `what cannot be told apart is refused`() {
        let (x, _, y) = Self.columns(20, through: 0)
        #expect(throws: StatisticsError.self) { try IndirectEffect(from: x, through: x, to: y) }
        #expect(throws: StatisticsError.doesNotVary("flat")) {
            try IndirectEffect(from: x, through: Predictor("flat", x.values.map { _ in 1 }), to: y)
        }
    }
}
