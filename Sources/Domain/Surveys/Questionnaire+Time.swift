extension Questionnaire {
    /// About how many seconds it takes to answer: ten to begin, and for each question what its kind takes, half of it
    /// where the question is not put to everybody.
    public var secondsToAnswer: Int {
        questions.reduce(10) { $0 + ($1.condition == nil ? $1.kind.seconds : $1.kind.seconds / 2) }
    }
}

extension Question.Kind {
    /// About how many seconds an answer takes. Rules of thumb for short texts, not measurements.
    public var seconds: Int {
        switch self {
        case .recommend, .agreement, .yesNo: 8
        case .choice, .number, .line, .date: 12
        case .choices: 16
        case .ranking, .comment: 30
        }
    }
}
