import Domain
import Testing

struct MeasureTests {
    static func metric(_ measure: Measure, _ low: Double, _ high: Double) -> Metric {
        Metric(key: "m", name: "M", side: .outside, scale: Scale(low: low, high: high), measure: measure)
    }

    @Test func `an NPS answer scores as promoter, passive or detractor`() {
        let nps = Self.metric(.nps, 0, 10)
        #expect((0...10).map { nps.score(Double($0)) } == [-100, -100, -100, -100, -100, -100, -100, 0, 0, 100, 100])
    }

    @Test func `the upper two of five points are favourable`() {
        let favourable = Self.metric(.favourable, 1, 5)
        #expect((1...5).map { favourable.score(Double($0)) } == [0, 0, 0, 100, 100])
    }

    @Test func `observations merge by addition and forget a spread that one part lacks`() {
        let pooled = [1.0, 2, 4].map(Observation.init(value:)).reduce(.none, +)
        #expect(pooled.mean == 7.0 / 3)
        #expect(abs(pooled.variance! - 7.0 / 3) < 1e-12)
        #expect((pooled + Observation(n: 2, sum: 3, sumOfSquares: nil)).variance == nil)
    }

    @Test func `figures are rounded once and never print a negative zero`() {
        #expect(Scale(low: 0, high: 1, format: .share).text(0.7725) == "77.3\u{202F}%")
        #expect((-0.001).fixed(2) == "0.00")
        #expect((-1234.5).fixed(0, grouping: true) == "−1\u{202F}235")
        #expect(0.23.signed(2) == "+0.23")
        #expect(Double.nan.fixed(1) == "–")
    }
}
