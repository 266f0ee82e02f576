import Domain
import Storage

/// What stands around a round's results: the rounds of its survey before it, and how the other side answered the same.
struct RoundSurroundings: Sendable {
    struct Point: Sendable {
        let period: Period
        let figure: Released<QuestionFigure>
    }

    /// How many rounds a trend looks back.
    static let trendLength = 12

    /// By question key: the figure of each round, oldest first, the round's own at the end.
    let trends: [String: [Point]]
    let other: OtherSide?

    init(_ results: RoundResults, _ site: Site, in transaction: any Transaction) throws {
        let (round, asked) = (results.round, results.questionnaire)
        guard round.showsAnswers(of: asked.respondents) else {
            (trends, other) = ([:], nil)
            return
        }
        let before = try transaction.rounds.series(upTo: round, limit: Self.trendLength).dropLast()
            .compactMap { try CountedRound($0, site, in: transaction) }
        var trends: [String: [Point]] = [:]
        for answered in results.answered where answered.question.kind.range != nil {
            let question = answered.question
            let own = Point(period: round.period, figure: answered.counts.figure(question.kind))
            let past = before.map {
                Point(period: $0.round.period, figure: $0.figure(question.key, question.kind))
            }
            trends[question.key] = past + [own]
        }
        self.trends = trends
        other = try OtherSide(of: round, asked, site, in: transaction)
    }
}
