import Statistics

/// What the answers to one question come to: the mean of its points, a net promoter score, or the share of yes.
///
/// Answers stand as they were given: a reversed item is not turned round here.
public struct QuestionFigure: Hashable, Sendable {
    public enum Measure: Hashable, Sendable { case mean, nps, share }

    public let measure: Measure
    /// Of points, of yes as 1 and no as 0, or of −100, 0 and 100 for a net promoter score.
    public let answers: Observation
    /// The range in which the figure lies.
    public let scale: Scale

    /// - Parameter counts: how many gave which answer; `""` counts all who answered.
    /// - Returns: nil for a question without a number for an answer, without answers, and where not every answer was
    ///   counted by its value, as happens to numbers that are no points from 0 to 10.
    public init?(_ kind: Question.Kind, _ counts: [String: Int]) {
        guard let range = kind.range else { return nil }
        (measure, scale) = Self.measure(kind, range)
        var answers = Observation.none
        for (answer, n) in counts where !answer.isEmpty {
            guard let value = Double(answer) else { return nil }
            let score = measure == .nps ? Self.promoter(value) : value
            answers += Observation(n: n, sum: Double(n) * score, sumOfSquares: Double(n) * score * score)
        }
        guard answers.n > 0, answers.n == counts[""] else { return nil }
        self.answers = answers
    }

    /// - Parameter scores: sums in the scores of the question's metric, where it is turned round if it is reversed.
    /// - Returns: nil for a question without a number for an answer, and without answers.
    public init?(_ question: Question, scores: Observation) {
        guard let range = question.kind.range, scores.n > 0 else { return nil }
        (measure, scale) = Self.measure(question.kind, range)
        answers = question.isReversed && measure != .nps ? scores.turned(in: range) : scores
    }

    private init(_ measure: Measure, _ answers: Observation, _ scale: Scale) {
        (self.measure, self.answers, self.scale) = (measure, answers, scale)
    }

    static func scale(of kind: Question.Kind) -> Scale { measure(kind, kind.range ?? 0...1).1 }

    private static func measure(_ kind: Question.Kind, _ range: ClosedRange<Double>) -> (Measure, Scale) {
        switch kind {
        case .recommend: (.nps, Scale(low: -100, high: 100, format: .points))
        case .yesNo: (.share, Scale(low: 0, high: 1, format: .share))
        default: (.mean, Scale(low: range.lowerBound, high: range.upperBound))
        }
    }

    static func promoter(_ value: Double) -> Double { value >= 9 ? 100 : value <= 6 ? -100 : 0 }

    /// Two figures of one question, by different people, become one.
    public static func + (left: Self, right: Self) -> Self {
        Self(left.measure, left.answers + right.answers, left.scale)
    }

    public var n: Int { answers.n }
    public var value: Double { answers.sum / Double(n) }

    /// The 95 % interval: Wilson's of a share, else Student's t within the scale. Nil for means of a single answer and of
    /// answers that are all alike.
    public var interval: ClosedRange<Double>? {
        if let share { return (try? share.wilson()).map { $0.low...$0.high } }
        guard let variance = answers.variance, variance > 0 else { return nil }
        let half = StudentT.upperQuantile(0.025, df: Double(n - 1)) * (variance / Double(n)).squareRoot()
        return max(scale.low, value - half)...min(scale.high, value + half)
    }

    /// How much it has changed since other people were asked, where that is more than chance: the 95 % interval of the
    /// difference (Newcombe's of shares, Welch's t else) leaves out zero. Nil where it does not.
    public func change(from before: Self) -> Double? {
        guard measure == before.measure else { return nil }
        guard let share, let earlier = before.share else { return answers.difference(from: before.answers)?.estimate }
        guard let difference = try? share.difference(from: earlier), difference.low > 0 || difference.high < 0 else {
            return nil
        }
        return difference.value
    }

    private var share: Share? {
        measure == .share ? try? Share(Int(answers.sum), of: n) : nil
    }
}

extension Observation {
    /// The same of answers turned round: the lowest counts as the highest.
    fileprivate func turned(in range: ClosedRange<Double>) -> Observation {
        let (ends, count) = (range.lowerBound + range.upperBound, Double(n))
        return Observation(
            n: n, sum: count * ends - sum,
            sumOfSquares: sumOfSquares.map { count * ends * ends - 2 * ends * sum + $0 })
    }
}
