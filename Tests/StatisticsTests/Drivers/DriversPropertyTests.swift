import Foundation
@testable import Statistics
import Testing

@Suite struct DriversPropertyTests {
    /// `count` correlated drivers and an outcome that leans on the first ones.
    static func sample(_ count: Int, rows: Int = 120, seed: UInt64 = 3) -> (y: Predictor, x: [Predictor]) {
        var generator = SeededGenerator(seed: seed)
        let shared = (0..<rows).map { _ in generator.nextNormal() }
        let x = (0..<count).map { j in
            Predictor("x\(j)", shared.map { 0.5 * $0 + generator.nextNormal() })
        }
        let y = (0..<rows).map { row in
            x.enumerated().reduce(generator.nextNormal()) { $0 + $1.element.values[row] / Double(1 + $1.offset) }
        }
        return (Predictor("y", y), x)
    }

    static func correlations(_ count: Int) throws -> DriverCorrelations {
        let (y, x) = sample(count)
        return try #require(
            DriverCorrelations(products: Matrix(columns: (x + [y]).map { Sample.centred($0.values) }).gram))
    }

    @Test(arguments: [1, 5, 14, 17]) func `the shares add up to what is explained`(_ count: Int) throws {
        let (y, x) = Self.sample(count)
        let drivers = try Drivers(y, on: x, Drivers.Options(seed: 1, resamples: 0))
        #expect(close(drivers.drivers.reduce(0) { $0 + $1.lmg.value }, drivers.rSquared, 1e-12))
        #expect(close(drivers.drivers.reduce(0) { $0 + $1.johnson.value }, drivers.rSquared, 1e-12))
        #expect(drivers.drivers.allSatisfy { ($0.samplingError == nil) == (count <= Drivers.exactLimit) })
    }

    @Test func `every subset's share is that of its own regression`() throws {
        let (y, x) = Self.sample(4)
        let subsets = Shapley.rSquaredOfSubsets(try Self.correlations(4))
        for subset in 1..<16 {
            let chosen = (0..<4).filter { subset & 1 << $0 != 0 }.map { x[$0] }
            #expect(close(subsets[subset], try LinearRegression(y, on: chosen).rSquared, 1e-12))
        }
    }

    @Test func `random orders come as close to all orders as they say`() throws {
        let correlations = try Self.correlations(9)
        var generator = SeededGenerator(seed: 12)
        let sampled = Shapley.sampled(correlations, orders: 2000, &generator)
        for ((exact, share), error) in zip(zip(Shapley.exact(correlations), sampled.shares), sampled.errors) {
            #expect(abs(exact - share) < 4 * error && error < 0.01)
        }
    }

    @Test func `neither the order of drivers nor the scale matters`() throws {
        let (y, x) = Self.sample(5)
        let plain = try Drivers(y, on: x, Drivers.Options(seed: 1, resamples: 0))
        let scaled = x.reversed().map { Predictor($0.name, $0.values.map { 1e4 - 30 * $0 }) }
        let turned = try Drivers(y, on: scaled, Drivers.Options(seed: 9, resamples: 0))
        for (one, other) in zip(plain.drivers, turned.drivers.reversed()) {
            #expect(one.name == other.name && close(one.lmg.value, other.lmg.value, 1e-10))
            #expect(close(one.johnson.value, other.johnson.value, 1e-10))
        }
    }

    @Test func `independent drivers keep the square of their own correlation`() throws {
        let a = [1.0, 1, -1, -1, 1, 1, -1, -1]
        let b = [1.0, -1, 1, -1, 1, -1, 1, -1]
        let y = Predictor("y", zip(a, b).enumerated().map { 2 * $1.0 + $1.1 + ($0 < 4 ? 0.5 : -0.5) })
        let drivers = try Drivers(
            y, on: [Predictor("a", a), Predictor("b", b)], Drivers.Options(seed: 1, resamples: 0))
        for (driver, column) in zip(drivers.drivers, [a, b]) {
            let r = try Correlation.pearson(column, y.values).r
            #expect(close(driver.lmg.value, r * r, 1e-12) && close(driver.johnson.value, r * r, 1e-12))
        }
    }

    @Test func `intervals repeat with their seed and hold the share`() throws {
        let (y, x) = Self.sample(3)
        let options = Drivers.Options(seed: 5, resamples: 200)
        let first = try Drivers(y, on: x, options)
        #expect(try first == Drivers(y, on: x, options))
        #expect(try first != Drivers(y, on: x, Drivers.Options(seed: 6, resamples: 200)))
        for driver in first.drivers {
            let (low, high) = try (#require(driver.lmg.low), #require(driver.lmg.high))
            #expect(low < driver.lmg.value && driver.lmg.value < high && low >= 0)
        }
        #expect(first.resamples == 200 && first.redrawn == 0)
    }

    @Test func `rows that repeat within clusters widen the interval only when clusters are drawn`() throws {
        let (y, x) = Self.sample(2, rows: 40)
        func thrice(_ column: Predictor) -> Predictor {
            Predictor(column.name, column.values.flatMap { [$0, $0, $0] })
        }
        let clusters = Grouping((0..<120).map { "c\($0 / 3)" })
        func width(_ clusters: Grouping?) throws -> Double {
            let options = Drivers.Options(seed: 2, resamples: 300, clusters: clusters)
            let share = try Drivers(thrice(y), on: x.map(thrice), options).drivers[0].lmg
            return (share.high ?? 0) - (share.low ?? 0)
        }
        #expect(try width(clusters) > 1.4 * width(nil))
    }

    @Test func `drivers that cannot be told apart are named`() {
        let (y, x) = Self.sample(2)
        #expect(throws: StatisticsError.collinear("copy", with: ["x0"])) {
            try Drivers(y, on: x + [Predictor("copy", x[0].values)], Drivers.Options(seed: 1))
        }
        #expect(throws: StatisticsError.notEnoughData(unit: "drivers", have: 0, need: 1)) {
            try Drivers(y, on: [], Drivers.Options(seed: 1))
        }
    }
}
