import Domain
import Testing

struct IntervalTests {
    static func metric(_ basis: Basis, _ measure: Measure = .mean) -> Metric {
        Metric(key: "m", name: "M", side: .inside, scale: Scale(low: 1, high: 5), measure: measure, basis: basis)
    }

    @Test func `the interval of a mean is Student's`() throws {
        let answers = [2.0, 4, 3, 5, 4, 2].map(Observation.init(value:)).reduce(.none, +)
        let interval = try #require(answers.interval(for: Self.metric(.answers)))
        // scipy 1.17: stats.t.interval(0.95, 5, mean, sem)
        #expect(abs(interval.lowerBound - 2.062_403_658_6) < 1e-9)
        #expect(abs(interval.upperBound - 4.604_263_008_0) < 1e-9)
    }

    @Test func `finished figures, totals and single answers have no interval`() {
        let answers = [2.0, 4, 3].map(Observation.init(value:)).reduce(.none, +)
        #expect(answers.interval(for: Self.metric(.figures)) == nil)
        #expect(answers.interval(for: Self.metric(.answers, .total)) == nil)
        #expect(Observation(value: 3).interval(for: Self.metric(.answers)) == nil)
        #expect(Observation(n: 9, sum: 27, sumOfSquares: nil).interval(for: Self.metric(.answers)) == nil)
    }

    @Test func `a change is told only when it is more than chance`() {
        let low = (0..<40).map { Observation(value: $0.isMultiple(of: 2) ? 2 : 3) }.reduce(.none, +)
        let high = (0..<40).map { Observation(value: $0.isMultiple(of: 2) ? 3 : 4) }.reduce(.none, +)
        #expect(high.difference(from: low, metric: Self.metric(.answers))?.estimate == 1)
        #expect(low.difference(from: low, metric: Self.metric(.answers)) == nil)
        #expect(high.difference(from: low, metric: Self.metric(.figures)) == nil)
    }
}
