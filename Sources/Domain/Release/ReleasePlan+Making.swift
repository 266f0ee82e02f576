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
        planner.improve(isWithin: !whole.isEmpty)
        while planner.holdTurnover(since: previous) { planner.makeSound() }
        self.init(
            table: respondents.table, policy: policy, verdicts: planner.verdicts, counts: planner.counts)
    }

    /// Of which units it is told how many of those invited have answered; the same whenever somebody looks.
    /// - Parameter invited: of a table without segments.
    public init(ratesOf invited: Respondents, policy: ReleasePolicy, round: Round.ID) {
        self.init(invited, policy: policy, seed: UInt64(bitPattern: round.rawValue))
    }

    /// Of which groups it may be told how many have answered, beside the rates of whole units.
    init(answeringOf invited: Respondents, policy: ReleasePolicy, round: Round.ID, seed: UInt64) {
        var planner = ReleasePlanner(invited, policy: policy, seed: seed)
        planner.take(units: ReleasePlan(ratesOf: invited.byUnit, policy: policy, round: round))
        planner.makeSound()
        planner.improve()
        self.init(table: invited.table, policy: policy, verdicts: planner.verdicts, counts: planner.counts)
    }
}

extension Respondents {
    /// The same people where nothing is known of them but their units.
    var byUnit: Respondents {
        var respondents = Respondents(table.byUnit)
        for (profile, count) in zip(profiles, counts) { respondents.add(count, unit: table.units[Int(profile.unit)]) }
        return respondents
    }
}
