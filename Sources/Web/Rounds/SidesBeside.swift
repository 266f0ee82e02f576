import Domain

/// One question's figure on both sides, as finished texts.
struct SidesBeside: Sendable {
    struct Half: Sendable {
        let side: String
        let who: String
        let figure: String?
        let interval: String?
        let n: String?
        let heldBack: String?
        let isMissing: Bool
    }

    /// The round's own first.
    let halves: [Half]

    /// Nil where the question has no number for an answer.
    init?(_ answered: RoundResults.Answered, from respondents: Respondent, _ other: CountedRound) {
        let question = answered.question
        guard question.kind.range != nil else { return nil }
        halves = [
            Half(answered.figure, question, respondents),
            Half(other.figure(question.key, question.kind), question, other.questionnaire.respondents),
        ]
    }
}

extension SidesBeside.Half {
    fileprivate init(_ figure: Released<QuestionFigure>, _ question: Question, _ respondents: Respondent) {
        side = respondents.sideName
        who = respondents.people
        let kind = question.kind
        self.figure = figure.value?.text ?? figure.band.map { QuestionFigure.text(of: $0, kind) }
        interval = figure.value?.intervalText
        n = (figure.value?.n ?? figure.band?.n).map { "n \(grouped($0))" }
        switch figure {
        case .shown, .band: (heldBack, isMissing) = (nil, false)
        case .heldBack(let reason): (heldBack, isMissing) = (reason.text, false)
        case .nothing: (heldBack, isMissing) = (nil, true)
        }
    }
}
