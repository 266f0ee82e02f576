import Domain
import Exchange

/// What may be seen of a round; of answers nothing but ``RoundResults``.
struct ResultsRecord: Encodable {
    struct Item: Encodable {
        let question: String
        let kind: String
        let text: [String: String]
        /// How many answered it; nil where that may not be shown.
        let n: Int?
        /// How many gave which answer, by point, option, `yes` and `no`; nil where that may not be shown.
        let counts: [String: Int]?
        /// Why there are no counts; nil where there are, or where nobody answered yet.
        let heldBack: String?
        /// By the alphabet; nil where the question takes no texts or they may not be shown.
        let comments: [String]?
    }

    let round: Int64
    let survey: String
    let responses: Int
    /// Why nothing is shown yet.
    let waiting: String?
    let questions: [Item]
    /// Why there are no comments.
    let commentsHeldBack: String?

    init(_ asked: AskedRound, _ found: RoundResults) {
        (round, survey) = (asked.round.id.rawValue, asked.questionnaire.key)
        responses = asked.responses
        waiting =
            asked.questionnaire.respondents == .employees && asked.round.isOpen
            ? "What employees answer is shown when the round is over, in groups of 5 or more." : nil
        questions = found.answered.map { Item($0, found.comments) }
        if case .heldBack = found.comments {
            commentsHeldBack = "Comments are shown from \(Round.fewestForComments) respondents on."
        } else {
            commentsHeldBack = nil
        }
    }
}

extension ResultsRecord.Item {
    init(_ answered: RoundResults.Answered, _ comments: Released<[String: [String]]>) {
        let asked = answered.question
        (question, kind, text) = (asked.key, asked.kind.word, asked.text.texts)
        let takesTexts = asked.kind == .line || asked.kind == .comment
        self.comments = takesTexts ? comments.value.map { $0[asked.key] ?? [] } : nil
        switch answered.counts {
        case .nothing: (n, counts, heldBack) = (nil, nil, nil)
        case .heldBack(let reason): (n, counts, heldBack) = (nil, nil, reason.text)
        case .shown(let shown):
            n = shown[""] ?? 0
            let own = shown.filter { !$0.key.isEmpty }
            counts = asked.kind == .yesNo ? ["yes": own["1"] ?? 0, "no": own["0"] ?? 0] : own
            heldBack = nil
        }
    }
}
