import Foundation
import Statistics
import Testing

/// Every figure of a link equals the same regression fitted by itself.
@Suite struct LinkEngineTests {
    /// Two inside metrics and one outside, each with missing cells of its own.
    static func panel(units: Int = 60, periods: Int = 9, missing: Double = 0.1) throws -> Panel {
        var generator = SeededGenerator(seed: 11)
        let columns = (0..<3).map { _ in
            (0..<units * periods).map { _ in
                generator.nextUniform() < missing ? Double.nan : generator.nextNormal() + 3
            }
        }
        return try Panel(
            units: (0..<units).map { "unit \($0)" }, periods: [1, 2, 3, 5, 6, 7, 8, 9, 10].prefix(periods).map { $0 },
            variables: ["a", "b", "y"], values: columns)
    }

    @Test(arguments: [0, 0.1, 0.4]) func `each slope is the panel regression's own`(_ missing: Double) throws {
        let panel = try Self.panel(units: 120, missing: missing)
        let links = try LinkAnalysis(panel, inside: ["a", "b"], outside: ["y"]).links()
        #expect(links.count == 2)
        for link in links {
            #expect(link.within.map(\.lag) == [0, 1, 2, 3] && link.reverse.map(\.lag) == [0, 1, 2, 3])
            for effect in link.within {
                try Self.expect(effect, PanelRegression(outcome: "y", regressors: [.init(link.from, lag: effect.lag)]), panel)
            }
            for effect in link.reverse {
                try Self.expect(effect, PanelRegression(outcome: link.from, regressors: [.init("y", lag: effect.lag)]), panel)
            }
            let lead = try #require(link.placeboLead)
            #expect(lead.lag == -1)
            try Self.expect(lead, PanelRegression(outcome: "y", regressors: [.init(link.from, lag: -1)]), panel)
        }
    }

    private static func expect(_ effect: LagEffect, _ model: PanelRegression, _ panel: Panel) throws {
        let fit = try model.fit(panel)
        let slope = fit.coefficients[0]
        #expect(close(effect.estimate, slope.estimate, 1e-11))
        #expect(close(effect.se, slope.se, 1e-11))
        #expect(close(effect.p, slope.p, 1e-9))
        #expect(close(effect.low, slope.low, 1e-9) && close(effect.high, slope.high, 1e-9))
        #expect((effect.n, effect.units, effect.periods) == (fit.n, fit.units, fit.periods))
    }

    @Test func `the effect beyond the past is the regression with the outcome at that lag`() throws {
        let panel = try Self.panel()
        let link = try LinkAnalysis(panel, inside: ["a"], outside: ["y"]).links()[0]
        for condition in link.conditions {
            let fit = try PanelRegression(
                outcome: "y", regressors: [.init("a", lag: condition.lag), .init("y", lag: condition.lag)]
            ).fit(panel)
            let beyond = try #require(condition.beyondPast)
            #expect(close(beyond.estimate, fit.coefficients[0].estimate, 1e-11))
            #expect(close(beyond.se, fit.coefficients[0].se, 1e-11))
            #expect(close(beyond.p, fit.coefficients[0].p, 1e-9))
        }
    }

    @Test func `with few units p and interval are the wild bootstrap's, the error stays the clustered one`() throws {
        let panel = try Self.panel(units: 20)
        let link = try LinkAnalysis(panel, inside: ["a"], outside: ["y"], seed: 3).links()[0]
        for effect in link.within where effect.p > 0.01 {
            let fit = try PanelRegression(outcome: "y", regressors: [.init("a", lag: effect.lag)]).fit(panel)
            let wild = try fit.wildBootstrap(fit.coefficients[0].name, replications: 1_999, seed: 3)
            #expect(effect.method == "within-wild")
            #expect(abs(effect.p - wild.pValue()) < 1e-9)
            #expect(close(effect.low, wild.interval().low, 1e-6) && close(effect.high, wild.interval().high, 1e-6))
            #expect(close(effect.se, fit.coefficients[0].se, 1e-11))
        }
    }

    @Test func `where the mirror image is the same, nothing comes first`() throws {
        // Outside is inside itself, twice as large: no lag tells it from a lead.
        var generator = SeededGenerator(seed: 5)
        let x = (0..<60 * 6).map { _ in generator.nextNormal() }
        let panel = try Panel(
            units: (0..<60).map { "\($0)" }, periods: Array(1...6), variables: ["a", "y"], values: [x, x.map { 2 * $0 }])
        let link = try LinkAnalysis(panel, inside: ["a"], outside: ["y"], lags: [1]).links()[0]
        let precedence = try #require(link.conditions.first?.precedence)
        #expect(abs(precedence.difference) < 1e-10)
        #expect(close(precedence.forward, precedence.backward, 1e-9))
        #expect(link.verdict != .movesTogetherOverTime)
    }

    @Test func `turning time round turns what comes first`() throws {
        let organisation = SimulatedKind.effect(0.4, units: 60, periods: 8).organisation(1)
        let panel = try organisation.panel(seed: 1)
        let turned = try Panel(
            units: panel.units, periods: panel.periods, variables: panel.variables,
            values: try panel.variables.map { name in
                let column = try panel.column(name)
                return stride(from: 0, to: column.count, by: 8).flatMap { column[$0..<$0 + 8].reversed() }
            })
        let forward = try LinkAnalysis(panel, inside: ["inside"], outside: ["outside"], lags: [1]).links()[0]
        let backward = try LinkAnalysis(turned, inside: ["inside"], outside: ["outside"], lags: [1]).links()[0]
        let (one, other) = (try #require(forward.conditions[0].precedence), try #require(backward.conditions[0].precedence))
        #expect(close(one.difference, -other.difference, 1e-9))
        #expect(close(one.p, other.p, 1e-9))
        #expect(forward.verdict == .movesTogetherOverTime && backward.verdict != .movesTogetherOverTime)
    }

    @Test func `the same seed gives the same report, and metrics need not be in order`() throws {
        let panel = try Self.panel(units: 15)
        let one = try LinkAnalysis(panel, inside: ["a", "b"], outside: ["y"], seed: 9).report()
        #expect(try LinkAnalysis(panel, inside: ["a", "b"], outside: ["y"], seed: 9).report() == one)
        let turned = try LinkAnalysis(panel, inside: ["b", "a"], outside: ["y"], seed: 9).links()
        #expect(Set(turned.map { "\($0.from) \($0.within)" }) == Set(one.links.map { "\($0.from) \($0.within)" }))
    }
}
