import Domain
import Storage

/// What stands around a round's results: how the rounds before it were answered, and how the other side answered the same.
struct RoundSurroundings: Sendable {
    struct Point: Sendable {
        let period: Period
        let kind: Question.Kind
        let figure: Released<QuestionFigure>
    }

    struct Other: Sendable {
        let side: OtherSide
        let counted: CountedRound
    }

    /// By question key: the figure of each round, oldest first, the round's own at the end.
    let trends: [String: [Point]]
    let other: Other?

    init(
        _ asked: AskedRound, _ results: RoundResults, _ neighbours: RoundNeighbours, _ site: Site,
        in transaction: any Transaction
    ) throws {
        let before = try neighbours.before.compactMap { try CountedRound($0, site, in: transaction) }
        var trends: [String: [Point]] = [:]
        for answered in results.answered where answered.question.kind.range != nil {
            let question = answered.question
            let own = Point(
                period: asked.round.period, kind: question.kind, figure: answered.figure)
            let past = before.map {
                Point(period: $0.round.period, kind: question.kind, figure: $0.figure(question.key, question.kind))
            }
            trends[question.key] = past + [own]
        }
        self.trends = trends
        other = try neighbours.other.flatMap { side in
            try CountedRound(side.round, site, in: transaction).map { Other(side: side, counted: $0) }
        }
    }
}
