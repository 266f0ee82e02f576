import Domain
import Statistics
import Storage

/// How many of those invited have answered: in all, and in each unit with all below it of which it may be told.
///
/// Shown while the round is open, since it says nothing of what anybody answered. Which units stand in it is planned over
/// those who were invited, as their answers are over those who gave them: of no fewer than five can be worked out how many
/// have answered.
struct ResponseRates: Sendable {
    struct Line: Sendable {
        let name: String
        let within: String?
        let invited: String
        let answered: String
        let rate: String
        let percent: String
    }

    let total: Line
    let units: [Line]
    let hasUnits: Bool

    private static let mostUnits = 200

    /// Nil where nobody was invited, or too few to say how many answered.
    /// - Parameter standing: the units as they stand in the round's period.
    init?(_ rates: [Unit.ID: (invited: Int, answered: Int)], of round: Round, in standing: UnitHierarchy) {
        let table = ReleaseTable(below: round.unit, in: standing)
        var invited = Respondents(table)
        var answered = Respondents(table)
        for (unit, count) in rates {
            let place = standing.isWithin(unit, round.unit) ? unit : round.unit
            invited.add(count.invited, unit: place)
            answered.add(count.answered, unit: place)
        }
        let plan = ReleasePlan(ratesOf: invited, policy: round.plan.policy, round: round.id)
        let counts = answered.cellCounts()
        let lines = plan.counts.indices.compactMap { number -> Line? in
            guard plan.verdicts[number].isShown else { return nil }
            let unit = plan.table.cell(number).unit
            let above = standing.ancestors(of: unit).prefix { $0 != round.unit }.compactMap { standing.units[$0]?.name }
            return Line(
                standing.units[unit]?.name ?? "", within: above.joined(separator: " · "),
                (plan.counts[number], counts[number]))
        }
        // The unit that was asked comes first.
        guard let first = lines.first, plan.verdicts.first?.isShown == true else { return nil }
        total = first
        units = Array(lines.dropFirst().prefix(Self.mostUnits))
        hasUnits = !units.isEmpty
    }
}

extension ResponseRates.Line {
    init(_ name: String, within: String, _ counts: (Int, Int)) {
        self.name = name
        self.within = within.isEmpty ? nil : within
        invited = grouped(counts.0)
        answered = grouped(counts.1)
        let share = counts.0 > 0 ? Double(counts.1) / Double(counts.0) * 100 : 0
        rate = share.fixed(1)
        percent = "\(share.fixed(0))\u{202F}%"
    }
}
