import Foundation
import Statistics
import Testing

/// Hard cases whose answers are certified by NIST's *Statistical Reference Datasets*.
@Suite struct CertifiedRegressionTests {
    static let longley: [[Double]] = [
        [60323, 83, 234289, 2356, 1590, 107608, 1947], [61122, 88.5, 259426, 2325, 1456, 108632, 1948],
        [60171, 88.2, 258054, 3682, 1616, 109773, 1949], [61187, 89.5, 284599, 3351, 1650, 110929, 1950],
        [63221, 96.2, 328975, 2099, 3099, 112075, 1951], [63639, 98.1, 346999, 1932, 3594, 113270, 1952],
        [64989, 99, 365385, 1870, 3547, 115094, 1953], [63761, 100, 363112, 3578, 3350, 116219, 1954],
        [66019, 101.2, 397469, 2904, 3048, 117388, 1955], [67857, 104.6, 419180, 2822, 2857, 118734, 1956],
        [68169, 108.4, 442769, 2936, 2798, 120445, 1957], [66513, 110.8, 444546, 4681, 2637, 121950, 1958],
        [68655, 112.6, 482704, 3813, 2552, 123366, 1959], [69564, 114.2, 502601, 3931, 2514, 125368, 1960],
        [69331, 115.7, 518173, 4806, 2572, 127852, 1961], [70551, 116.9, 554894, 4007, 2827, 130081, 1962],
    ]

    @Test func `Longley's nearly collinear economy is right to eleven digits`() throws {
        func column(_ j: Int) -> [Double] { Self.longley.map { $0[j] } }
        let fit = try LinearRegression(
            Predictor("employed", column(0)), on: (1...6).map { Predictor("x\($0)", column($0)) })
        let certified = [
            (-3482258.63459582, 890420.383607373), (15.0618722713733, 84.9149257747669),
            (-0.358191792925910e-01, 0.334910077722432e-01), (-2.02022980381683, 0.488399681651699),
            (-1.03322686717359, 0.214274163161675), (-0.511041056535807e-01, 0.226073200069370),
            (1829.15146461355, 455.478499142212),
        ]
        for (row, truth) in zip(fit.coefficients, certified) {
            #expect(close(row.estimate, truth.0, 1e-11) && close(row.standardError, truth.1, 1e-11), "\(row)")
        }
        #expect(close(fit.rSquared, 0.995479004577296, 1e-14) && close(fit.sigma, 304.854073561965, 1e-11))
    }

    @Test func `Wampler's polynomials of the fifth degree are not taken for collinear`() throws {
        let x = (0...20).map(Double.init)
        let powers = (1...5).map { degree in Predictor("x^\(degree)", x.map { pow($0, Double(degree)) }) }
        let whole = x.map { value in (0...5).reduce(0.0) { $0 + pow(value, Double($1)) } }
        let first = try LinearRegression(Predictor("y", whole), on: powers)
        for row in first.coefficients { #expect(close(row.estimate, 1, 1e-9), "\(row)") }
        let tenths = x.map { value in (0...5).reduce(0.0) { $0 + pow(value / 10, Double($1)) } }
        let second = try LinearRegression(Predictor("y", tenths), on: powers)
        for (degree, row) in second.coefficients.enumerated() {
            #expect(close(row.estimate, pow(10, -Double(degree)), 1e-9))
        }
    }
}
