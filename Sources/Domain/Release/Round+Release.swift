extension Round {
    /// Whether answers are shown at all: employees' wait for the end of the round, so that nobody can read it twice and
    /// see who came between.
    public func showsAnswers(of respondents: Respondent) -> Bool { respondents == .customers || !isOpen }

    /// How many have responded to a round that is open, where that may be told: of five employees invited, or of five who
    /// answered where the link was handed round.
    /// - Parameter invited: how many were; nil where the link was handed round.
    public func told(_ responses: Int, of respondents: Respondent, invited: Int?) -> Int? {
        respondents == .employees && (invited ?? responses) < ReleasePolicy.guarantee ? nil : responses
    }

    /// Whether what was written may be shown; `nothing` before it may be at all.
    public func releaseComments(ofResponses responses: Int, from respondents: Respondent) -> Released<Bool> {
        guard showsAnswers(of: respondents) else { return .nothing }
        return respondents == .employees && responses < plan.policy.commentThreshold
            ? .heldBack(.tooFew) : .shown(true)
    }
}
