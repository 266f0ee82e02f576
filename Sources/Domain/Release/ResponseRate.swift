/// How many of those who were invited have answered, in a unit with all below it of which that may be told.
public struct ResponseRate: Hashable, Sendable {
    public let unit: Unit.ID
    public let invited: Int
    public let answered: Int

    public init(unit: Unit.ID, invited: Int, answered: Int) {
        self.unit = unit
        self.invited = invited
        self.answered = answered
    }

    /// Those that may be told, the unit that was asked first; empty where not even its own may.
    ///
    /// Planned over those who were invited, as their answers are over those who gave them: of no fewer than five can be worked out
    /// how many have answered. While the round is open the plan is the same whenever somebody looks, unless people or units change.
    /// - Parameter standing: the units as they stand in the round's period; who stands elsewhere by now counts where was asked.
    public static func told(
        _ rates: [Unit.ID: (invited: Int, answered: Int)], of round: Round, in standing: UnitHierarchy
    ) -> [ResponseRate] {
        var invited = Respondents(ReleaseTable(below: round.unit, in: standing))
        var answered = invited
        for (unit, count) in rates {
            let place = standing.isWithin(unit, round.unit) ? unit : round.unit
            invited.add(count.invited, unit: place)
            answered.add(count.answered, unit: place)
        }
        let plan = ReleasePlan(ratesOf: invited, policy: round.plan.policy, round: round.id)
        guard plan.verdicts.first?.isShown == true else { return [] }
        let counts = answered.cellCounts()
        return plan.counts.indices.filter { plan.verdicts[$0].isShown }.map {
            ResponseRate(unit: plan.table.cell($0).unit, invited: plan.counts[$0], answered: counts[$0])
        }
    }
}
