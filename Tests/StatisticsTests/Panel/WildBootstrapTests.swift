import Statistics
import Testing

@Suite struct WildBootstrapTests {
    /// Of all 1,024 sign patterns, how many give a |t| at least as large as the sample's: numpy 2.4.6, dummies written out,
    /// each replication fitted anew.
    struct Count: Sendable {
        var unbalanced: Bool
        var hypothesis: Double
        var value: Double
        var capital: Double
    }

    static let counts = [
        Count(unbalanced: false, hypothesis: 0, value: 2, capital: 52),
        Count(unbalanced: false, hypothesis: 0.1, value: 646, capital: 156),
        Count(unbalanced: false, hypothesis: 0.13, value: 42, capital: 238),
        Count(unbalanced: false, hypothesis: 0.3, value: 2, capital: 944),
        Count(unbalanced: true, hypothesis: 0, value: 4, capital: 72),
        Count(unbalanced: true, hypothesis: 0.13, value: 104, capital: 160),
        Count(unbalanced: true, hypothesis: 0.3, value: 2, capital: 832),
        Count(unbalanced: true, hypothesis: 0.4, value: 2, capital: 602),
    ]

    /// A pattern and its mirror count as one, and the sample once more.
    static func p(_ count: Double) -> Double { (count / 2 + 1) / 513 }

    @Test(arguments: counts) func `every pattern of signs is counted as when each is fitted anew`(_ count: Count) throws
    {
        let fit = try PanelRegression(outcome: "inv", regressors: [.init("value"), .init("capital")])
            .fit(Grunfeld.panel(unbalanced: count.unbalanced))
        #expect(try fit.wildBootstrap("value").pValue(of: count.hypothesis) == Self.p(count.value))
        #expect(try fit.wildBootstrap("capital").pValue(of: count.hypothesis) == Self.p(count.capital))
    }

    @Test func `without effects or with firms' effects only it counts the same way`() throws {
        for (effects, extreme) in [(PanelRegression.Effects.none, 196.0), (.unit, 664)] {
            let fit = try PanelRegression(
                outcome: "inv", regressors: [.init("value"), .init("capital")], effects: effects
            ).fit(Grunfeld.panel())
            #expect(try fit.wildBootstrap("value").pValue(of: 0.1) == Self.p(extreme))
        }
    }

    @Test func `the interval ends where the test begins to refuse`() throws {
        let fit = try PanelRegression(outcome: "inv", regressors: [.init("value"), .init("capital")])
            .fit(Grunfeld.panel())
        let wild = try fit.wildBootstrap("value")
        let (low, high) = wild.interval()
        #expect(low < 0.11771585508260649 && 0.11771585508260649 < high)
        let width = high - low
        for (inside, outside) in [(low + width * 1e-4, low - width * 1e-4), (high - width * 1e-4, high + width * 1e-4)]
        {
            #expect(wild.pValue(of: inside) > 0.05)
            #expect(wild.pValue(of: outside) <= 0.05)
        }
    }

    @Test func `drawn signs come near to all of them and repeat with their seed`() throws {
        let panel = try Panel(
            units: (0..<120).map { "unit \($0 / 6)" }, periods: (0..<120).map { $0 % 6 },
            variables: [
                ("x", (0..<120).map { Double(($0 * 37) % 23) }),
                ("y", (0..<120).map { Double(($0 * 53 + $0 / 6) % 19) }),
            ])
        let fit = try PanelRegression(outcome: "y", regressors: [.init("x")]).fit(panel)
        let first = try fit.wildBootstrap("x", replications: 999, seed: 7)
        #expect(first.weights == .signs && first.replications == 999)
        #expect(try fit.wildBootstrap("x", replications: 999, seed: 7).pValue() == first.pValue())
        let p = try fit.wildBootstrap("x", replications: 19_999, seed: 1).pValue()
        let other = try fit.wildBootstrap("x", replications: 19_999, seed: 2).pValue()
        #expect(abs(p - other) < 0.02)
    }
}
