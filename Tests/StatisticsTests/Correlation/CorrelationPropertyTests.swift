import Foundation
import Statistics
import Testing

@Suite struct CorrelationPropertyTests {
    static let x = [2.0, 7, 1, 8, 2, 8, 1, 8, 2, 8, 4, 5]
    static let y = [3.0, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8]

    typealias Method = @Sendable ([Double], [Double]) throws -> Correlation
    static let methods: [Method] = [
        { try .pearson($0, $1) }, { try .spearman($0, $1) }, { try .kendall($0, $1) },
    ]

    @Test(arguments: methods.indices) func `neither order, nor side, nor scale matters`(_ index: Int) throws {
        let method = Self.methods[index]
        let plain = try method(Self.x, Self.y)
        let turned = try method(Self.y, Self.x)
        let reversed = try method(Self.x.reversed(), Self.y.reversed())
        let scaled = try method(Self.x.map { -3 * $0 + 7 }, Self.y.map { 1e6 * $0 })
        for other in [turned, reversed] {
            #expect(close(plain.r, other.r, 1e-13) && close(plain.p, other.p, 1e-12))
        }
        #expect(close(plain.r, -scaled.r, 1e-13) && close(plain.p, scaled.p, 1e-12))
    }

    @Test(arguments: methods.indices) func `perfect agreement is one`(_ index: Int) throws {
        let x = [1.0, 2, 3, 4, 5, 6]
        let correlation = try Self.methods[index](x, x)
        #expect(correlation.r == 1 && correlation.low == 1 && correlation.high == 1)
        #expect(correlation.p < 0.003)
    }

    @Test(arguments: methods.indices) func `too little, constant or broken columns are refused`(_ index: Int) throws {
        let method = Self.methods[index]
        #expect(throws: StatisticsError.notEnoughData(unit: "rows", have: 2, need: 3)) { try method([1, 2], [1, 2]) }
        #expect(throws: StatisticsError.doesNotVary("y")) { try method([1, 2, 3], [0.1, 0.1, 0.1]) }
        #expect(throws: StatisticsError.notFinite("x")) { try method([1, .nan, 3], [1, 2, 3]) }
        #expect(throws: StatisticsError.notFinite("y")) { try method([1, 2, 3], [1, 2, .infinity]) }
        #expect(throws: StatisticsError.lengthsDiffer("the columns", 3, 2)) { try method([1, 2, 3], [1, 2]) }
    }

    @Test func `three rows give an r and no interval`() throws {
        let correlation = try Correlation.pearson([1, 2, 3], [1, 3, 2])
        #expect(close(correlation.r, 0.5, 1e-15) && correlation.low == nil && close(correlation.p, 2.0 / 3, 1e-13))
    }

    @Test func `Kendall's exact p is that of the permutations`() throws {
        // Of the 24 orders of four, one has no inversion and three have one: p = 2 · 4 / 24.
        let correlation = try Correlation.kendall([1, 2, 3, 4], [1, 2, 4, 3])
        #expect(correlation.test == .exact)
        #expect(close(correlation.p, 8.0 / 24, 1e-14))
    }

    @Test func `Kendall's p with ties meets scipy`() throws {
        // scipy.stats.kendalltau(x, y, method="asymptotic"), 1.17
        let correlation = try Correlation.kendall(Self.x, Self.y)
        #expect(correlation.test == .normal)
        #expect(close(correlation.r, 0.17109647770728872, 1e-12))
        #expect(close(correlation.p, 0.4732837191521063, 1e-12))
    }

    @Test func `Kendall's score agrees with counting all pairs`() throws {
        var generator = SeededGenerator(seed: 11)
        let x = (0..<90).map { _ in Double(generator.next(below: 12)) }
        let y = (0..<90).map { _ in Double(generator.next(below: 30)) }
        var (score, left, right) = (0.0, 0.0, 0.0)
        for i in 0..<90 {
            for j in 0..<i {
                let (a, b) = (x[i] - x[j], y[i] - y[j])
                score += a * b > 0 ? 1 : a * b < 0 ? -1 : 0
                left += a == 0 ? 0 : 1
                right += b == 0 ? 0 : 1
            }
        }
        #expect(close(try Correlation.kendall(x, y).r, score / (left * right).squareRoot(), 1e-13))
    }

    @Test func `a control that explains everything leaves nothing to correlate`() {
        #expect(throws: StatisticsError.collinear("x", with: ["control 1"])) {
            try Correlation.pearson(Self.x, Self.y, controls: [Self.x.map { 2 * $0 + 1 }])
        }
        #expect(throws: StatisticsError.collinear("control 2", with: ["control 1"])) {
            try Correlation.pearson(
                Self.x, Self.y, controls: [Array(1...12).map(Double.init), Array(2...13).map(Double.init)])
        }
    }

    @Test func `correcting for unreliable scores divides by the root of both reliabilities`() throws {
        let correlation = try Correlation.pearson(Self.x, Self.y)
        let corrected = try #require(correlation.disattenuated(0.64, 0.81))
        #expect(close(corrected.r, correlation.r / 0.72, 1e-14))
        #expect(correlation.disattenuated(0, 0.8) == nil && correlation.disattenuated(-0.2, 0.8) == nil)
    }
}
