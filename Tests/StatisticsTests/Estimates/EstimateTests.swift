import Statistics
import Testing

@Suite struct EstimateTests {
    let reference: Reference

    init() throws { reference = try Reference() }

    @Test(arguments: [
        ((56, 70), (48, 80), 0.0524, 0.3339), ((9, 10), (3, 10), 0.1705, 0.8090), ((10, 10), (0, 20), 0.6791, 1.0),
        ((5, 56), (0, 29), -0.0381, 0.1926),
    ])
    func `the difference of two shares meets Newcombe's own table`(
        _ one: (Int, Int), _ other: (Int, Int), _ low: Double, _ high: Double
    ) throws {
        let difference = try Share(one.0, of: one.1).difference(from: Share(other.0, of: other.1))
        #expect(abs(difference.low - low) < 5e-5 && abs(difference.high - high) < 5e-5)
        #expect(difference.n == one.1 + other.1)
    }

    @Test func `the mean has Student's interval`() throws {
        // t(9) = 2.2621571627409915 on ten answers with s² = 82/45.
        let estimate = try Estimate.mean(of: MomentsTests.answers)
        #expect(close(estimate.low, 2.634341776133633, 1e-12), "\(estimate)")
        #expect(close(estimate.high, 4.565658223866367, 1e-12))
        #expect(try Estimate.mean(Moments(MomentsTests.answers)) == estimate)
    }

    @Test func `one answer gives no interval`() {
        #expect(throws: StatisticsError.notEnoughData(unit: "answers", have: 1, need: 2)) {
            try Estimate.mean(of: [3])
        }
        #expect(throws: StatisticsError.notFinite("the answers")) { try Estimate.mean(of: [3, .nan]) }
        #expect(throws: StatisticsError.notFinite("the answers")) { try Estimate.mean(Moments([3, .infinity])) }
    }

    @Test(arguments: [(308, 1811), (954, 1811), (10, 20), (0, 15)])
    func `Wilson's interval meets the reference`(_ count: Int, _ n: Int) throws {
        let interval = try Share(count, of: n).wilson()
        try reference.check(interval.low, "Wilson95", "\(count)/\(n)", "lo")
        try reference.check(interval.high, "Wilson95", "\(count)/\(n)", "hi")
    }

    @Test func `shares at the ends stay inside`() throws {
        #expect(try Share(15, of: 15).wilson().high == 1)
        #expect(try Share(1, of: 15).wald().low == 0)
        #expect(try Share(of: [5, 4, 3, 5], atLeast: 4).value == 0.75)
        #expect(throws: StatisticsError.self) { try Share(3, of: 2) }
        #expect(throws: StatisticsError.self) { try Share(0, of: 0) }
    }

    @Test func `the net promoter score of the customers meets the reference`() throws {
        let answers = try Table("customer_sat").numbers("q1")
        let score = try NetPromoterScore(answers)
        let estimate = try score.estimate()
        let size = Double(score.n)
        let ours = [
            "nps": estimate.value, "lo": estimate.low, "hi": estimate.high, "se": estimate.standardError, "n": size,
            "P": 100 * Double(score.promoters) / size, "D": 100 * Double(score.detractors) / size,
        ]
        for (quantity, value) in ours { try reference.check(value, "NPS", "customerSat q1 (1-10)", quantity) }
    }

    @Test func `a score from counts equals that from answers, also from zero`() throws {
        let score = try NetPromoterScore(counts: [0: 1, 6: 2, 7: 1, 8: 1, 9: 3, 10: 1])
        #expect(try score == NetPromoterScore([0, 6, 6, 7, 8, 9, 9, 9, 10]))
        #expect(score.promoters == 4 && score.passives == 2 && score.detractors == 3)
    }

    @Test func `unanimous promoters score one hundred`() throws {
        let estimate = try NetPromoterScore([9, 10, 10]).estimate()
        #expect(estimate.value == 100 && estimate.low == 100 && estimate.high == 100)
    }

    @Test(arguments: [11, -1, 7.5, .nan]) func `what is no answer from 0 to 10 is refused`(_ answer: Double) {
        #expect(throws: StatisticsError.self) { try NetPromoterScore([9, answer]) }
    }
}
