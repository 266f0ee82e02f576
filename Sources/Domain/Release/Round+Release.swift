extension Round {
    /// Whether answers are shown at all: employees' wait for the end of the round, so that nobody can read it twice and
    /// see who came between.
    public func showsAnswers(of respondents: Respondent) -> Bool { respondents == .customers || !isOpen }

    /// What may be shown of the answers to one question.
    ///
    /// Employees' are shown from five answers on, and not where one to four of those who responded left the question
    /// out: their number would follow from the others'.
    /// - Parameter counts: how many gave which answer; `""` counts all who answered.
    public func release(
        _ counts: [String: Int], ofResponses responses: Int, from respondents: Respondent
    ) -> Released<[String: Int]> {
        let n = counts[""] ?? 0
        guard showsAnswers(of: respondents), n > 0 else { return .nothing }
        let left = responses - n
        let isSmall = n < Self.fewestForScores || (left > 0 && left < Self.fewestForScores)
        return respondents == .employees && isSmall ? .heldBack(.tooFew) : .shown(counts)
    }

    /// Whether what was written may be shown; `nothing` before it may be at all.
    public func releaseComments(ofResponses responses: Int, from respondents: Respondent) -> Released<Bool> {
        guard showsAnswers(of: respondents) else { return .nothing }
        return respondents == .employees && responses < Self.fewestForComments ? .heldBack(.tooFew) : .shown(true)
    }
}
