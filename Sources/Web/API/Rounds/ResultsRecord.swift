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
        /// Between which ends the mean lies (of a net promoter score its points, of yes and no the share of yes), where the answers
        /// are too much alike to show more.
        let band: [Double]?
        /// Why there are no counts; nil where there are, or where nobody answered yet.
        let heldBack: String?
        /// By the alphabet; nil where the question takes no texts or they may not be shown.
        let comments: [String]?
    }

    let round: Int64
    let survey: String
    /// Nil where that may not be told: of fewer than five employees.
    let responses: Int?
    /// Why nothing is shown yet.
    let waiting: String?
    let questions: [Item]
    /// Why there are no comments.
    let commentsHeldBack: String?

    init(_ asked: AskedRound, _ found: RoundResults) {
        (round, survey) = (asked.round.id.rawValue, asked.questionnaire.key)
        responses = asked.told
        waiting = found.waiting
        questions = found.answered.map { Item($0, found.comments) }
        commentsHeldBack = asked.round.reasonForNoComments(found.comments)
    }
}

extension ResultsRecord.Item {
    init(_ answered: RoundResults.Answered, _ comments: Released<[String: [String]]>) {
        let asked = answered.question
        (question, kind, text) = (asked.key, asked.kind.word, asked.text.texts)
        let takesTexts = asked.kind == .line || asked.kind == .comment
        self.comments = takesTexts ? comments.value.map { $0[asked.key] ?? [] } : nil
        switch answered.counts {
        case .nothing: (n, counts, band, heldBack) = (answered.figure.value?.n, nil, nil, answered.reasonForNoCounts)
        case .heldBack(let reason): (n, counts, band, heldBack) = (nil, nil, nil, reason.text)
        case .band(let shown):
            (n, counts, heldBack) = (shown.n, nil, nil)
            band = [shown.interval.lowerBound, shown.interval.upperBound]
        case .shown(let shown):
            n = shown[""] ?? 0
            let own = shown.filter { !$0.key.isEmpty }
            counts = asked.kind == .yesNo ? ["yes": own["1"] ?? 0, "no": own["0"] ?? 0] : own
            (band, heldBack) = (nil, nil)
        }
    }
}
