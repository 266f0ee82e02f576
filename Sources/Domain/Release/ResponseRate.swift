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
    /// how many have answered. While the round is open the plan is the same whenever somebody looks, unless more are invited.
    /// - Parameter table: the round's, without segments.
    public static func told(
        _ rates: [Unit.ID: (invited: Int, answered: Int)], of round: Round, _ table: ReleaseTable
    ) -> [ResponseRate] {
        var invited = Respondents(table)
        var answered = invited
        for (unit, count) in rates {
            invited.add(count.invited, unit: table.place(of: unit))
            answered.add(count.answered, unit: table.place(of: unit))
        }
        let plan = ReleasePlan(ratesOf: invited, policy: round.plan.policy, round: round.id)
        guard plan.verdicts.first?.isShown == true else { return [] }
        let counts = answered.cellCounts()
        return plan.counts.indices.filter { plan.verdicts[$0].isShown }.map {
            ResponseRate(unit: plan.table.cell($0).unit, invited: plan.counts[$0], answered: counts[$0])
        }
    }
}
