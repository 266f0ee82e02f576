import Foundation
import Statistics
import Testing

@Suite struct CorrelationPowerTests {
    static let table: [(r: Double, units: Int)] = [
        (0.10, 783), (0.15, 347), (0.20, 194), (0.25, 124), (0.30, 85), (0.33, 70), (0.40, 47), (0.50, 30),
    ]

    @Test(arguments: table.indices) func `units needed are those of the published table`(_ row: Int) throws {
        let power = try CorrelationPower()
        #expect(try power.units(for: Self.table[row].r) == Self.table[row].units)
        #expect(try power.units(for: -Self.table[row].r) == Self.table[row].units)
    }

    @Test func `twenty-four units show a correlation of .54`() throws {
        let smallest = try CorrelationPower().smallestCorrelation(units: 24)
        #expect((100 * smallest).rounded() == 54)
        #expect(close(try CorrelationPower().power(of: smallest, units: 24), 0.8, 1e-12))
    }

    @Test(arguments: table.indices) func `the units needed show it, or a little more`(_ row: Int) throws {
        let power = try CorrelationPower()
        let (r, units) = Self.table[row]
        let reached = try power.power(of: r, units: units)
        #expect(reached >= 0.8 && reached < 0.83)
        #expect(try power.smallestCorrelation(units: units) <= r)
    }

    @Test func `the stated power is the one that simulation finds`() throws {
        var generator = SeededGenerator(seed: 20)
        let (r, n, runs) = (0.5, 24, 4000)
        let stated = try CorrelationPower().power(of: r, units: n)
        var seen = 0
        for _ in 0..<runs {
            let x = (0..<n).map { _ in generator.nextNormal() }
            let y = x.map { r * $0 + (1 - r * r).squareRoot() * generator.nextNormal() }
            if try Correlation.pearson(x, y).p < 0.05 { seen += 1 }
        }
        #expect(
            abs(Double(seen) / Double(runs) - stated) < 3 * (stated * (1 - stated) / Double(runs)).squareRoot() + 0.005)
    }

    @Test func `impossible questions are refused`() throws {
        let power = try CorrelationPower()
        for r in [0, 1, -1, .nan, 1e-9] { #expect(throws: StatisticsError.self) { try power.units(for: r) } }
        #expect(throws: StatisticsError.notEnoughData(unit: "units", have: 3, need: 4)) {
            try power.smallestCorrelation(units: 3)
        }
        #expect(throws: StatisticsError.self) { try CorrelationPower(alpha: 0) }
        #expect(throws: StatisticsError.self) { try CorrelationPower(power: 1) }
        #expect(throws: StatisticsError.self) { try power.power(of: .nan, units: 10) }
    }
}
