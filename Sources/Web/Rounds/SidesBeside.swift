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
            Half(answered.counts.figure(question.kind), respondents),
            Half(other.figure(question.key, question.kind), other.questionnaire.respondents),
        ]
    }
}

extension SidesBeside.Half {
    fileprivate init(_ figure: Released<QuestionFigure>, _ respondents: Respondent) {
        side = respondents.sideName
        who = respondents.people
        self.figure = figure.value?.text
        interval = figure.value?.intervalText
        n = figure.value.map { "n \(grouped($0.n))" }
        switch figure {
        case .shown: (heldBack, isMissing) = (nil, false)
        case .heldBack(let reason): (heldBack, isMissing) = (reason.text, false)
        case .nothing: (heldBack, isMissing) = (nil, true)
        }
    }
}
