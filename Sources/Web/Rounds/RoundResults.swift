import Domain
import Statistics
import Storage

/// What may be seen of a round: how many responded and, where it may be shown, how they answered.
struct RoundResults: Sendable {
    struct Answered: Sendable {
        let question: Question
        /// Nothing before the round is over, and nothing of fewer than five employees.
        let counts: Released<[String: Int]>
    }

    let round: Round
    let questionnaire: Questionnaire
    let unit: String
    let responses: Int
    /// How many of those invited answered; nil where nobody was invited by a link of her own.
    let rates: ResponseRates?
    let answered: [Answered]
    /// Texts by question key, by the alphabet; held back where too few responded.
    let comments: Released<[String: [String]]>
    /// The metrics that its answers went into.
    let metrics: [Metric.ID]

    init?(_ round: Round, in transaction: any Transaction) throws {
        guard let questionnaire = try transaction.surveys.questionnaire(of: round.survey, version: round.version)
        else { return nil }
        let counts = try transaction.rounds.counts(of: round.id)
        let responses = counts[""]?[""] ?? 0
        self.round = round
        self.questionnaire = questionnaire
        self.responses = responses
        let units = try transaction.units.tree().units
        unit = units[round.unit]?.name ?? ""
        rates =
            round.plan.audience == nil
            ? nil : ResponseRates(try transaction.invitations.rates(of: round.id), names: units.mapValues(\.name))
        answered = questionnaire.questions.map { question in
            let own = round.release(
                counts[question.key] ?? [:], ofResponses: responses, from: questionnaire.respondents)
            return Answered(question: question, counts: own)
        }
        switch round.releaseComments(ofResponses: responses, from: questionnaire.respondents) {
        case .nothing: comments = .nothing
        case .heldBack(let reason): comments = .heldBack(reason)
        case .shown: comments = .shown(try Self.texts(round, questionnaire, in: transaction))
        }
        metrics = try questionnaire.metrics.compactMap { try transaction.metrics.find(key: $0.metric.key)?.id }
    }

    /// Of how many responses texts are shown: the page's cost must not grow with the round.
    private static let mostTexts = 500

    /// Each question's texts by the alphabet, so that neither time nor the same hand in two places can be told.
    private static func texts(
        _ round: Round, _ questionnaire: Questionnaire, in transaction: any Transaction
    ) throws -> [String: [String]] {
        let keys = questionnaire.questions.filter { $0.kind == .comment || $0.kind == .line }.map(\.key)
        guard !keys.isEmpty else { return [:] }
        var texts: [String: [String]] = [:]
        try transaction.rounds.forEachResponse(of: round.id, limit: mostTexts) { response in
            for key in keys {
                guard case .text(let text)? = response.sheet.answers[key] else { continue }
                texts[key, default: []].append(text)
            }
        }
        return texts.mapValues { $0.sorted() }
    }
}
