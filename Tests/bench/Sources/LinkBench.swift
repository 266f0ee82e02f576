import Foundation
import Statistics

/// The whole link on a large organisation: all pairs, lags 0 to 3, both directions.
struct LinkBench {
    private var units = 5_000
    private var periods = 60
    private var file: String?

    init(arguments: [String]) {
        var rest = arguments[...]
        while let option = rest.popFirst() {
            switch (option, rest.popFirst()) {
            case ("--units", let value?): units = Int(value) ?? units
            case ("--periods", let value?): periods = Int(value) ?? periods
            case ("--write", let value?): file = value
            default: fatalError("unknown option \(option)")
            }
        }
    }

    /// Prints what `docs/benchmarks.md` explains: seconds, fits, peak memory and every slope, for a peer to compare.
    func run() throws {
        let source = LinkPanel(units: units, periods: periods)
        if let file { try write(source, to: file) }
        let analysis = LinkAnalysis(try source.panel(), inside: LinkPanel.inside, outside: LinkPanel.outside)
        let clock = ContinuousClock()
        var links: [Link] = []
        let time = try clock.measure { links = try analysis.links() }
        let slopes = links.flatMap { link in
            link.within.map { Slope(outcome: link.to, regressor: link.from, $0) }
                + link.reverse.map { Slope(outcome: link.from, regressor: link.to, $0) }
        }
        let result = Result(
            units: units, periods: periods, seconds: time.seconds, fits: slopes.count, peakBytes: Usage.own.peakBytes,
            slopes: slopes)
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = .sortedKeys
        print(String(decoding: try encoder.encode(result), as: UTF8.self))
    }

    /// Raw float64, native byte order: variables × units × periods, inside first.
    private func write(_ source: LinkPanel, to file: String) throws {
        var data = Data(capacity: source.values.count * units * periods * 8)
        for column in source.values { column.withUnsafeBytes { data.append(contentsOf: $0) } }
        try data.write(to: URL(fileURLWithPath: file))
    }

    private struct Result: Encodable {
        var units: Int
        var periods: Int
        var seconds: Double
        var fits: Int
        var peakBytes: Int
        var slopes: [Slope]
    }

    private struct Slope: Encodable {
        var outcome: String
        var regressor: String
        var lag: Int
        var estimate: Double
        var se: Double
        var n: Int

        init(outcome: String, regressor: String, _ effect: LagEffect) {
            self.outcome = outcome
            self.regressor = regressor
            lag = effect.lag
            estimate = effect.estimate
            se = effect.se
            n = effect.n
        }
    }
}
