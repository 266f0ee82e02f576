import Domain
import Storage

/// A round with what was asked and whom.
struct AskedRound: Sendable {
    let round: Round
    let questionnaire: Questionnaire
    let unit: String
    /// How many have responded.
    let responses: Int
    /// The metrics that its answers went into.
    let metrics: [Metric.ID]

    /// Nil where there is no such round.
    init?(_ id: Round.ID, in transaction: any Transaction) throws {
        guard let round = try transaction.rounds.find(id),
            let questionnaire = try transaction.surveys.questionnaire(of: round.survey, version: round.version)
        else { return nil }
        self.round = round
        self.questionnaire = questionnaire
        unit = try transaction.units.find(round.unit)?.name ?? ""
        responses = try transaction.rounds.responses(of: id)
        metrics = try questionnaire.metrics.compactMap { try transaction.metrics.find(key: $0.metric.key)?.id }
    }

    var title: String {
        "\(questionnaire.text(questionnaire.title, in: questionnaire.mainLanguage)) · \(round.period.label)"
    }

    /// What the answers that are shown depend on: responses come in, and a round ends. Whatever else changes them one day
    /// belongs in here.
    struct State: Hashable, Sendable {
        let round: Round
        let responses: Int
    }

    var state: State { State(round: round, responses: responses) }
}
