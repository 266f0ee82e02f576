import Domain
import Storage

/// The rounds that stand beside a round's results: those of its survey before it, and the other half of a mirror pair.
struct RoundNeighbours: Sendable {
    /// How many rounds a trend shows, with the round itself.
    static let trendLength = 12

    /// Oldest first.
    let before: [Round]
    let other: OtherSide?

    /// None while nothing of the round is shown.
    init(of asked: AskedRound, _ site: Site, in transaction: any Transaction) throws {
        guard asked.round.showsAnswers(of: asked.questionnaire.respondents) else {
            (before, other) = ([], nil)
            return
        }
        before = try transaction.rounds.series(upTo: asked.round, limit: Self.trendLength).dropLast()
        other = try OtherSide(of: asked.round, asked.questionnaire, site, in: transaction)
    }

    var all: [Round] { before + (other.map { [$0.round] } ?? []) }
}
