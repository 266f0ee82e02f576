import Foundation
import Statistics
import Testing

@Suite struct LinearRegressionPropertyTests {
    static let a = [1.0, 4, 2, 8, 5, 7, 1, 3, 9, 6, 2, 5]
    static let b = [2.0, 2, 7, 1, 8, 2, 8, 1, 8, 2, 8, 4]
    static let y = [3.0, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8]
    static let clusters = ["u", "u", "u", "v", "v", "v", "w", "w", "w", "x", "x", "x"]

    static func fit(
        _ y: [Double] = y, _ a: [Double] = a, _ b: [Double] = b, errors: RegressionErrors = .classical
    ) throws -> LinearRegression {
        try LinearRegression(Predictor("y", y), on: [Predictor("a", a), Predictor("b", b)], errors: errors)
    }

    static let kinds: [RegressionErrors] = [.classical, .hc1, .hc3, .clustered(Grouping(clusters))]

    @Test(arguments: kinds.indices) func `scaling and shifting a predictor scales its row and nothing else`(_ kind: Int)
        throws
    {
        let plain = try Self.fit(errors: Self.kinds[kind])
        let scaled = try Self.fit(Self.y, Self.a.map { 1e6 + 10 * $0 }, errors: Self.kinds[kind])
        let (before, after) = try (#require(plain["a"]), #require(scaled["a"]))
        #expect(close(before.estimate, 10 * after.estimate, 1e-11))
        #expect(close(before.standardError, 10 * after.standardError, 1e-11))
        #expect(close(before.p, after.p, 1e-11) && close(plain.rSquared, scaled.rSquared, 1e-12))
        #expect(close(plain["b"]?.low ?? 0, scaled["b"]?.low ?? 1, 1e-11))
    }

    @Test(arguments: kinds.indices) func `the order of rows does not matter`(_ kind: Int) throws {
        let errors: RegressionErrors = kind == 3 ? .clustered(Grouping(Self.clusters.reversed())) : Self.kinds[kind]
        let (plain, turned) = try (
            Self.fit(errors: Self.kinds[kind]),
            Self.fit(Self.y.reversed(), Self.a.reversed(), Self.b.reversed(), errors: errors)
        )
        for (one, other) in zip(plain.coefficients, turned.coefficients) {
            #expect(close(one.estimate, other.estimate, 1e-12) && close(one.standardError, other.standardError, 1e-12))
        }
    }

    @Test func `a cluster for each row is HC1 with its own factor and degrees of freedom`() throws {
        let hc1 = try #require(try Self.fit(errors: .hc1)["a"])
        let alone = try #require(try Self.fit(errors: .clustered(Grouping(Self.y.indices.map(String.init))))["a"])
        #expect(close(alone.standardError, hc1.standardError, 1e-13))
        #expect(hc1.df == 9 && alone.df == 11)
    }

    @Test func `the clustered error is the sandwich over cluster sums`() throws {
        // One predictor: the meat is Σ over clusters of (Σ x̃ e)², the bread 1 / Σ x̃².
        let fit = try LinearRegression(
            Predictor("y", Self.y), on: [Predictor("a", Self.a)], errors: .clustered(Grouping(Self.clusters)))
        let centred = Self.a.map { $0 - Sample.mean(Self.a) }
        let bread = centred.reduce(0) { $0 + $1 * $1 }
        let meat = stride(from: 0, to: 12, by: 3).reduce(0.0) { sum, start in
            let score = (start..<start + 3).reduce(0.0) { $0 + centred[$1] * fit.residuals[$1] }
            return sum + score * score
        }
        let expected = (4.0 / 3 * 11 / 10 * meat).squareRoot() / bread
        #expect(close(try #require(fit["a"]).standardError, expected, 1e-13))
        #expect(fit["a"]?.df == 3 && fit.clusters == 4)
    }

    @Test func `a perfect fit has no residual and the exact slope`() throws {
        let fit = try Self.fit(Self.a.map { 2 * $0 + 1 })
        #expect(close(fit.rSquared, 1, 1e-15) && close(fit["a"]?.estimate ?? 0, 2, 1e-14))
        #expect(abs(fit["b"]?.estimate ?? 1) < 1e-14)
    }

    @Test func `columns that depend on one another are named`() {
        #expect(throws: StatisticsError.collinear("total", with: ["a", "b"])) {
            try LinearRegression(
                Predictor("y", Self.y),
                on: [Predictor("a", Self.a), Predictor("b", Self.b), Predictor("total", zip(Self.a, Self.b).map(+))])
        }
        #expect(throws: StatisticsError.doesNotVary("a")) { try Self.fit(Self.y, [Double](repeating: 3.3, count: 12)) }
        #expect(throws: StatisticsError.doesNotVary("y")) { try Self.fit([Double](repeating: 1, count: 12)) }
    }

    @Test func `too few rows and broken numbers are refused`() {
        #expect(throws: StatisticsError.notEnoughData(unit: "rows", have: 3, need: 4)) {
            try Self.fit([1, 2, 4], [1, 3, 2], [5, 1, 2])
        }
        #expect(throws: StatisticsError.notFinite("b")) {
            try Self.fit(Self.y, Self.a, Self.b.map { $0 == 7 ? .nan : $0 })
        }
        #expect(throws: StatisticsError.notFinite("y")) { try Self.fit(Self.y.map { $0 == 9 ? .infinity : $0 }) }
        #expect(throws: StatisticsError.notEnoughData(unit: "clusters", have: 1, need: 2)) {
            try Self.fit(errors: .clustered(Grouping([String](repeating: "u", count: 12))))
        }
    }

    @Test func `a row that alone determines a coefficient has no HC3 error`() {
        let dummy = [1.0] + [Double](repeating: 0, count: 11)
        #expect(
            throws: StatisticsError.undefined("HC3 errors: row 1 alone determines a coefficient (its leverage is 1)")
        ) {
            try Self.fit(Self.y, dummy, Self.b, errors: .hc3)
        }
    }

    @Test func `without predictors the intercept is the mean`() throws {
        let fit = try LinearRegression(Predictor("y", Self.y), on: [])
        let mean = try Estimate.mean(of: Self.y)
        #expect(
            close(fit.coefficients[0].estimate, mean.value, 1e-14) && close(fit.coefficients[0].low, mean.low, 1e-13))
        #expect(fit.f == nil && abs(fit.rSquared) < 1e-15)
    }
}
