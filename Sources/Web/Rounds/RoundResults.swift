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

    /// Employees' answers wait for the end of the round, so that nobody can read it twice and see who came between.
    private static func mayShow(_ round: Round, _ questionnaire: Questionnaire) -> Bool {
        questionnaire.respondents == .customers || !round.isOpen
    }

    init(_ asked: AskedRound, in transaction: any Transaction) throws {
        let (round, questionnaire) = (asked.round, asked.questionnaire)
        guard Self.mayShow(round, questionnaire) else {
            answered = []
            comments = .nothing
            return
        }
        let counts = try transaction.rounds.counts(of: round.id)
        let responses = counts[""]?[""] ?? 0
        let guardsEmployees = questionnaire.respondents == .employees
        answered = questionnaire.questions.map { question in
            let own = counts[question.key] ?? [:]
            let n = own[""] ?? 0
            guard n > 0 else { return Answered(question: question, counts: .nothing) }
            // Also where a few left the question out: their number would follow from the others'.
            let left = responses - n
            let isSmall = n < Round.fewestForScores || (left > 0 && left < Round.fewestForScores)
            return Answered(question: question, counts: guardsEmployees && isSmall ? .heldBack(.tooFew) : .shown(own))
        }
        if guardsEmployees, responses < Round.fewestForComments {
            comments = .heldBack(.tooFew)
        } else {
            comments = .shown(try Self.texts(round, questionnaire, in: transaction))
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
