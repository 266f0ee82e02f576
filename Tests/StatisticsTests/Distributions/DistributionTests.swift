import Foundation
import Statistics
import Testing

/// Against `distributions.csv`, made with mpmath at 50 to 420 digits: df from ½ to 10⁶, tails down to 10⁻²⁹⁰.
@Suite struct DistributionTests {
    struct Point {
        let name: String
        let x: Double
        let parameters: [Double]
        let lower: Double
        let upper: Double
        let density: Double
    }

    static func points(_ name: String) throws -> [Point] {
        let table = try Table("distributions")
        return table.rows.filter { $0[0] == name }.map { row in
            let numbers = row.dropFirst().map { Double($0) ?? .nan }
            return Point(
                name: name, x: numbers[0], parameters: Array(numbers[1...3]), lower: numbers[4], upper: numbers[5],
                density: numbers[6])
        }
    }

    static let tolerance = 1e-12

    /// The tails and the density at each point, and the quantile of the smaller tail.
    func check(
        _ name: String, rows: Int, lower: (Point) -> Double, upper: (Point) -> Double, density: (Point) -> Double,
        inverse: (Point, Double, Bool) -> Double
    ) throws {
        let points = try Self.points(name)
        #expect(points.count >= rows)
        for point in points {
            let small = point.upper < point.lower
            let pairs = [
                (lower(point), point.lower), (upper(point), point.upper), (density(point), point.density),
            ]
            for (ours, theirs) in pairs {
                #expect(close(ours, theirs, Self.tolerance), "\(point) \(ours) \(theirs)")
            }
            let x = inverse(point, small ? point.upper : point.lower, small)
            // A quantile can be no better than its probability: an error of one unit in the last place moves x by p/density.
            let slack = 4e-16 * min(point.upper, point.lower) / point.density / abs(point.x)
            #expect(close(x, point.x, Self.tolerance + slack) || abs(x - point.x) < 1e-15, "\(point) \(x)")
        }
    }

    @Test func `the normal distribution is right to twelve digits in its tails`() throws {
        try check(
            "normal", rows: 17, lower: { Normal.cumulative($0.x) }, upper: { Normal.survival($0.x) },
            density: { Normal.density($0.x) },
            inverse: { $2 ? Normal.upperQuantile($1) : Normal.quantile($1) })
    }

    @Test func `Student's t is right to twelve digits from half a degree of freedom to a million`() throws {
        try check(
            "t", rows: 190, lower: { StudentT.cumulative($0.x, df: $0.parameters[0]) },
            upper: { StudentT.survival($0.x, df: $0.parameters[0]) },
            density: { StudentT.density($0.x, df: $0.parameters[0]) },
            inverse: { point, p, _ in StudentT.upperQuantile(p, df: point.parameters[0]) })
    }

    @Test func `Fisher's F is right to twelve digits in both tails`() throws {
        try check(
            "f", rows: 600, lower: { FisherF.cumulative($0.x, df1: $0.parameters[0], df2: $0.parameters[1]) },
            upper: { FisherF.survival($0.x, df1: $0.parameters[0], df2: $0.parameters[1]) },
            density: { FisherF.density($0.x, df1: $0.parameters[0], df2: $0.parameters[1]) },
            inverse: {
                let (df1, df2) = ($0.parameters[0], $0.parameters[1])
                return $2
                    ? FisherF.upperQuantile($1, df1: df1, df2: df2) : FisherF.quantile($1, df1: df1, df2: df2)
            })
    }

    @Test func `chi-squared is right to twelve digits in both tails`() throws {
        try check(
            "chi2", rows: 150, lower: { ChiSquared.cumulative($0.x, df: $0.parameters[0]) },
            upper: { ChiSquared.survival($0.x, df: $0.parameters[0]) },
            density: { ChiSquared.density($0.x, df: $0.parameters[0]) },
            inverse: {
                $2
                    ? ChiSquared.upperQuantile($1, df: $0.parameters[0])
                    : ChiSquared.quantile($1, df: $0.parameters[0])
            })
    }

    @Test func `the hypergeometric distribution is right to twelve digits in both tails`() throws {
        let points = try Self.points("hypergeometric")
        #expect(points.count >= 60)
        for point in points {
            let sizes = point.parameters.map { Int($0) }
            let x = try #require(Hypergeometric(population: sizes[0], marked: sizes[1], draws: sizes[2]))
            let k = Int(point.x)
            #expect(close(x.probability(k), point.density, Self.tolerance))
            #expect(close(x.cumulative(k), point.lower, Self.tolerance))
            #expect(close(x.atLeast(k), point.upper, Self.tolerance))
            #expect(close(x.survival(k - 1), x.atLeast(k), 0))
            #expect(x.quantile(x.cumulative(k)) == k || x.cumulative(k) == 1 || x.probability(k) < 1e-13)
        }
    }
}
