import Domain

/// How many of those invited have answered: in all, and in each unit with all below it of which it may be told.
///
/// Shown while the round is open, since it says nothing of what anybody answered; ``ResponseRate`` says which units stand in it.
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
    /// Whether units have to wait for the end of the round.
    let waits: Bool

    /// The first among them is the total.
    static let mostLines = 201

    /// Nil where not even the first may be told.
    /// - Parameters:
    ///   - rates: the unit that was asked first.
    ///   - standing: the units as they stand in the round's period.
    ///   - waits: whether nothing is told by unit because more have been invited since the round began.
    init?(_ rates: [ResponseRate], in standing: UnitHierarchy, waits: Bool) {
        guard let first = rates.first else { return nil }
        func line(_ rate: ResponseRate) -> Line {
            let above = standing.ancestors(of: rate.unit).prefix { $0 != first.unit }
            return Line(
                standing.units[rate.unit]?.name ?? "",
                within: above.compactMap { standing.units[$0]?.name }.joined(separator: " · "),
                (rate.invited, rate.answered))
        }
        total = line(first)
        units = rates.dropFirst().map(line)
        hasUnits = !units.isEmpty
        self.waits = waits
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
