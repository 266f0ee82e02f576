import Domain
import Storage

/// How those who responded answered, where it may be shown.
struct RoundResults: Sendable {
    struct Answered: Sendable {
        let question: Question
        /// `.nothing` also where only the figure is shown.
        let counts: Released<[String: Int]>
        let figure: Released<QuestionFigure>

        /// Why there is a figure and nothing is said of how often each answer was given.
        var reasonForNoCounts: String? {
            guard counts.isNothing, figure.value != nil, question.kind.isCounted else { return nil }
            return
                "How often each answer was given is not shown: beside the groups that are, it could tell what some people said."
        }
    }

    /// Empty while nothing may be shown.
    let answered: [Answered]
    /// Texts by question key, by the alphabet; held back where too few responded.
    let comments: Released<[String: [String]]>
    /// Why nothing is shown yet.
    let waiting: String?
    /// How many responded, where that may be told.
    let responses: Released<Int>

    init(_ asked: AskedRound, _ site: Site, in transaction: any Transaction) throws {
        let round = asked.round
        guard let counted = try CountedRound(round, site, in: transaction), !counted.isWaiting else {
            answered = []
            (comments, responses) = (.nothing, .nothing)
            waiting =
                round.isOpen
                ? "What employees answer is shown when the round is over, in groups of \(round.plan.policy.threshold) or more."
                : "The round is over. What may be shown of it is being worked out; look again in a moment."
            return
        }
        waiting = nil
        responses = counted.responses
        answered = counted.questionnaire.questions.map {
            Answered(question: $0, counts: counted.counts($0), figure: counted.figure($0))
        }
        switch round.releaseComments(ofResponses: asked.told ?? 0, from: asked.questionnaire.respondents) {
        case .shown: comments = .shown(try Self.texts(round, in: transaction))
        case .heldBack(let reason): comments = .heldBack(reason)
        case .band, .nothing: comments = .nothing
        }
    }

    /// How many texts are shown: the page's cost must not grow with the round.
    private static let mostTexts = 500

    /// Each question's texts by the alphabet, so that neither time nor the same hand in two places can be told.
    private static func texts(_ round: Round, in transaction: any Transaction) throws -> [String: [String]] {
        let found = try transaction.comments.list(of: round.id, .init(), limit: mostTexts)
        return Dictionary(grouping: found, by: \.question).mapValues { $0.map(\.text).sorted() }
    }
}
