/// The net promoter score: promoters (9, 10) less detractors (0 to 6), in percent of all answers.
///
/// Works on scales from 0 to 10 and from 1 to 10, which share the cuts (F. Reichheld, *The one number you need to grow*, 2003).
public struct NetPromoterScore: Sendable, Equatable {
    public let promoters: Int
    public let passives: Int
    public let detractors: Int

    /// Throws where there is no answer or a count is negative.
    public init(promoters: Int, passives: Int, detractors: Int) throws(StatisticsError) {
        for count in [promoters, passives, detractors] where count < 0 {
            throw .outOfRange("a count", value: Double(count), allowed: 0...Double.greatestFiniteMagnitude)
        }
        try Check.atLeast(1, promoters + passives + detractors, "answers")
        self.promoters = promoters
        self.passives = passives
        self.detractors = detractors
    }

    /// How many gave which answer, 0 to 10.
    public init(counts: [Int: Int]) throws(StatisticsError) {
        for (answer, _) in counts where !(0...10).contains(answer) { throw NetPromoterScore.refused(Double(answer)) }
        func total(_ range: ClosedRange<Int>) -> Int { range.reduce(0) { $0 + (counts[$1] ?? 0) } }
        try self.init(promoters: total(9...10), passives: total(7...8), detractors: total(0...6))
    }

    /// Answers in whole numbers from 0 to 10; any other value is refused.
    public init(_ answers: [Double]) throws(StatisticsError) {
        var counts: [Int: Int] = [:]
        for answer in answers {
            guard let whole = Int(exactly: answer) else { throw NetPromoterScore.refused(answer) }
            counts[whole, default: 0] += 1
        }
        try self.init(counts: counts)
    }

    public var n: Int { promoters + passives + detractors }

    /// The score from −100 to 100 with Wald's interval. With the shares P and D the variance of one answer is
    /// P + D − (P − D)², and the standard error is √(variance / n); interval kept inside ±100.
    public func estimate(confidence: Double = 0.95) throws(StatisticsError) -> Estimate {
        try Check.confidence(confidence)
        let size = Double(n)
        let (p, d) = (Double(promoters) / size, Double(detractors) / size)
        let error = 100 * (max(0, p + d - (p - d) * (p - d)) / size).squareRoot()
        let score = 100 * Double(promoters - detractors) / size
        let reach = Normal.upperQuantile((1 - confidence) / 2) * error
        return Estimate(
            value: score, standardError: error, low: max(-100, score - reach), high: min(100, score + reach), n: n)
    }

    private static func refused(_ answer: Double) -> StatisticsError {
        .outOfRange("an answer (whole numbers are expected)", value: answer, allowed: 0...10)
    }
}
