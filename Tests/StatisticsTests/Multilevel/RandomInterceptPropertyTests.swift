import Foundation
import Statistics
import Testing

@Suite struct RandomInterceptPropertyTests {
    /// Twelve groups of five with a trait of their own and a slope of two.
    static func rows(trait: Double, seed: UInt64) -> (y: [Double], x: [Double], groups: [String]) {
        var generator = SeededGenerator(seed: seed)
        var result: (y: [Double], x: [Double], groups: [String]) = ([], [], [])
        for group in 0..<12 {
            let own = trait * generator.nextNormal()
            for _ in 0..<5 {
                let x = generator.nextNormal()
                result.x.append(x)
                result.y.append(2 * x + own + generator.nextNormal())
                result.groups.append("g\(group)")
            }
        }
        return result
    }

    @Test func `with groups of one size the variances are those of the analysis of variance`() throws {
        let rows = Self.rows(trait: 3, seed: 4)
        let model = try RandomIntercept(Predictor("y", rows.y), on: [], by: Grouping(rows.groups))
        let anova = try IntraclassCorrelation(rows.y, by: Grouping(rows.groups))
        #expect(close(model.sigma2, anova.meanSquareWithin, 1e-12))
        #expect(close(model.tau2, (anova.meanSquareBetween - anova.meanSquareWithin) / 5, 1e-12))
        #expect(close(model.icc, anova.icc1, 1e-12))
        #expect(model.iccLow < model.icc && model.icc < model.iccHigh && model.groupsP < 0.05)
    }

    @Test func `without variance between groups the fit is that of least squares`() throws {
        var rows = Self.rows(trait: 0, seed: 5)
        let grouping = Grouping(rows.groups)
        let means = grouping.means(zip(rows.y, rows.x).map { $0 - 2 * $1 })
        rows.y = zip(rows.y, grouping.index).map { $0 - means[$1] }
        let model = try RandomIntercept(Predictor("y", rows.y), on: [Predictor("x", rows.x)], by: grouping)
        let plain = try LinearRegression(Predictor("y", rows.y), on: [Predictor("x", rows.x)])
        #expect(model.isBoundary && model.tau2 == 0 && model.groupsP == 1 && model.iccLow == 0)
        for (one, other) in zip(model.coefficients, plain.coefficients) {
            #expect(close(one.estimate, other.estimate, 1e-12) && close(one.standardError, other.standardError, 1e-12))
        }
        #expect(close(model.sigma2, plain.sigma * plain.sigma, 1e-12))
    }

    @Test func `order does not matter and scale scales`() throws {
        let rows = Self.rows(trait: 1, seed: 6)
        let model = try RandomIntercept(Predictor("y", rows.y), on: [Predictor("x", rows.x)], by: Grouping(rows.groups))
        let turned = try RandomIntercept(
            Predictor("y", rows.y.reversed()), on: [Predictor("x", rows.x.reversed())],
            by: Grouping(rows.groups.reversed()))
        let scaled = try RandomIntercept(
            Predictor("y", rows.y.map { 100 * $0 }), on: [Predictor("x", rows.x.map { 1e5 + 10 * $0 })],
            by: Grouping(rows.groups))
        #expect(close(model.tau2, turned.tau2, 1e-11) && close(1e4 * model.tau2, scaled.tau2, 1e-9))
        let slopes = [model, turned, scaled].compactMap { $0["x"] }
        #expect(close(slopes[0].estimate, slopes[1].estimate, 1e-12))
        #expect(close(10 * slopes[0].estimate, slopes[2].estimate, 1e-10) && close(slopes[0].t, slopes[2].t, 1e-10))
    }

    @Test func `what cannot be fitted is refused`() {
        let y = Predictor("y", [1, 2, 3, 5, 4, 6])
        let groups = Grouping(["a", "a", "b", "b", "c", "c"])
        func refused(_ outcome: Predictor, _ predictors: [Predictor], _ groups: Grouping) -> StatisticsError? {
            do throws(StatisticsError) {
                _ = try RandomIntercept(outcome, on: predictors, by: groups)
                return nil
            } catch { return error }
        }
        #expect(
            refused(y, [], Grouping(["a", "a", "a", "a", "a", "a"])) == .notEnoughData(unit: "groups", have: 1, need: 2)
        )
        #expect(
            refused(y, [], Grouping(["a", "b", "c", "d", "e", "f"])) == .notEnoughData(unit: "rows", have: 6, need: 7))
        #expect(refused(y, [Predictor("x", [1, 1, 1, 1, 1, 1])], groups) == .doesNotVary("x"))
        #expect(refused(Predictor("y", [1, .nan, 3, 5, 4, 6]), [], groups) == .notFinite("y"))
        let x = Predictor("x", [1, 4, 2, 6, 3, 1])
        #expect(
            refused(y, [x, Predictor("twice", x.values.map { 2 * $0 })], groups) == .collinear("twice", with: ["x"]))
        guard case .undefined = refused(Predictor("y", [1, 1, 2, 2, 5, 5]), [], groups) else {
            Issue.record("groups without variance within them were fitted")
            return
        }
    }
}
