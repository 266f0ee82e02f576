extension ReleasePlan {
    /// The plan of a round, or of a question with respondents of its own.
    ///
    /// - Parameters:
    ///   - seed: the round's; the same input and seed give the same plan.
    ///   - whole: the plans that this one must stay within: a question's the round's, a figure of several questions all theirs.
    ///   - previous: what was shown of earlier rounds.
    public init(
        _ respondents: Respondents, policy: ReleasePolicy = .standard, seed: UInt64, within whole: [ReleasePlan] = [],
        previous: [PreviousRelease] = []
    ) {
        var planner = ReleasePlanner(respondents, policy: policy, seed: seed)
        for plan in whole { planner.stay(within: plan) }
        planner.holdTurnover(since: previous)
        planner.makeSound()
        // What is held back for others' sake makes other blocks.
        while planner.holdTurnover(since: previous) { planner.makeSound() }
        self.init(
            table: respondents.table, policy: policy, verdicts: planner.verdicts, counts: planner.counts)
    }
}
