/// As what an answer is summed up.
struct Scoring: Sendable {
    /// Of the scores.
    let range: ClosedRange<Double>
    var score: @Sendable (Double) -> Double = { $0 }
}

extension Question {
    /// As what its answers are summed up where they are shown, the figure's mean last. None where answers are no numbers.
    var scorings: [Scoring] {
        guard let range = kind.range else { return [] }
        // Of a net promoter score the answers themselves are shown beside it.
        if kind == .recommend {
            return [Scoring(range: range), Scoring(range: -100...100, score: QuestionFigure.promoter)]
        }
        return [Scoring(range: range) { isReversed ? range.lowerBound + range.upperBound - $0 : $0 }]
    }
}
