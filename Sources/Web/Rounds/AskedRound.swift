import Domain
import Storage

/// A round with what was asked and whom.
struct AskedRound: Sendable {
    let round: Round
    let questionnaire: Questionnaire
    let unit: String
    /// How many have responded; `told`: where that may be told.
    let responses: Int
    let told: Int?
    /// How many of those invited answered; nil where nobody was invited by a link of her own.
    let rates: ResponseRates?
    /// The metrics that its answers went into.
    let metrics: [Metric.ID]

    /// Nil where there is no such round.
    init?(_ id: Round.ID, in transaction: any Transaction, cache: FigureCache) throws {
        guard let round = try transaction.rounds.find(id),
            let questionnaire = try transaction.surveys.questionnaire(of: round.survey, version: round.version)
        else { return nil }
        self.round = round
        self.questionnaire = questionnaire
        let revision = try transaction.units.revision()
        let tree = try cache.tree(revision: revision) { try transaction.units.tree() }
        unit = tree.units[round.unit]?.name ?? ""
        let standing = cache.standing(of: tree, revision: revision, in: round.period)
        let waits = try round.isOpen && questionnaire.respondents == .employees && transaction.rounds.hasGrown(id)
        rates = try transaction.releases.rates(
            of: round, from: questionnaire.respondents, in: standing, first: ResponseRates.mostLines
        ).flatMap { ResponseRates($0, in: standing, waits: waits) }
        responses = try transaction.rounds.responses(of: id)
        told = try transaction.releases.told(round, of: questionnaire.respondents)
        metrics = try questionnaire.metrics.compactMap { try transaction.metrics.find(key: $0.metric.key)?.id }
    }

    var title: String {
        "\(questionnaire.text(questionnaire.title, in: questionnaire.mainLanguage)) · \(round.period.label)"
    }

    /// What the answers that are shown depend on: responses come in, a round ends, what somebody wrote is erased; and the
    /// same of the rounds beside it. Whatever else changes them one day belongs in here.
    struct State: Hashable, Sendable {
        let round: Round
        let responses: Int
        let beside: [Round]
        /// Of those beside it that are open.
        let arrived: [Int]
        let erasures: Int
        /// How many plans were made: a round is over a moment before its own is.
        let releases: Int
    }

    /// Nil while new answers may take the place of old ones: then nothing tells whether they did.
    func state(beside neighbours: RoundNeighbours, in transaction: any Transaction) throws -> State? {
        let open = neighbours.all.filter(\.isOpen)
        guard !([round] + open).contains(where: { $0.isOpen && $0.plan.mayChange }) else { return nil }
        return State(
            round: round, responses: responses, beside: neighbours.all,
            arrived: try open.map { try transaction.rounds.responses(of: $0.id) },
            erasures: try transaction.comments.erasures(), releases: try transaction.releases.count())
    }
}
