import Domain
import Storage

/// How those who responded answered, where it may be shown.
struct RoundResults: Sendable {
    struct Answered: Sendable {
        let question: Question
        /// Nothing of fewer than five employees.
        let counts: Released<[String: Int]>
    }

    /// Empty while nothing may be shown.
    let answered: [Answered]
    /// Texts by question key, by the alphabet; held back where too few responded.
    let comments: Released<[String: [String]]>

    init(_ asked: AskedRound, in transaction: any Transaction) throws {
        let (round, questionnaire) = (asked.round, asked.questionnaire)
        guard round.showsAnswers(of: questionnaire.respondents) else {
            answered = []
            comments = .nothing
            return
        }
        let counts = try transaction.rounds.counts(of: round.id)
        let responses = counts[""]?[""] ?? 0
        answered = questionnaire.questions.map { question in
            Answered(
                question: question,
                counts: round.release(
                    counts[question.key] ?? [:], ofResponses: responses, from: questionnaire.respondents))
        }
        switch round.releaseComments(ofResponses: responses, from: questionnaire.respondents) {
        case .nothing: comments = .nothing
        case .heldBack(let reason): comments = .heldBack(reason)
        case .shown: comments = .shown(try Self.texts(round, questionnaire, in: transaction))
        }
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
