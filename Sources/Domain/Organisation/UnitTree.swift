/// All units with all their placements, for asking who stands below whom, now and in any period.
///
/// In a period, a unit stands where its last placement that overlaps the period puts it: a unit that closed in March
/// still belongs to its year, one that moved in March belongs to where it arrived.
public struct UnitTree: Sendable {
    public let units: [Unit.ID: Unit]
    private let placements: [Unit.ID: [Placement]]

    public init(units: [Unit], placements: [Placement]) {
        self.units = Dictionary(uniqueKeysWithValues: units.map { ($0.id, $0) })
        self.placements = Dictionary(grouping: placements, by: \.unit).mapValues { list in
            list.sorted { ($0.from?.rawValue ?? .min) < ($1.from?.rawValue ?? .min) }
        }
    }

    /// The placement of a unit in a stretch of days; nil when it did not exist then.
    public func placement(of unit: Unit.ID, in days: ClosedRange<Day>) -> Placement? {
        placements[unit]?.last { $0.overlaps(days) }
    }

    /// All placements of a unit, oldest first.
    public func history(of unit: Unit.ID) -> [Placement] { placements[unit] ?? [] }

    /// The tree as it stood in a stretch of days.
    public func standing(in days: ClosedRange<Day>) -> UnitHierarchy {
        var parents: [Unit.ID: Unit.ID?] = [:]
        for unit in units.keys {
            if let placement = placement(of: unit, in: days) { parents[unit] = .some(placement.parent) }
        }
        return UnitHierarchy(units: units, parents: parents)
    }

    /// The tree as it stood in a period.
    public func standing(in period: Period) -> UnitHierarchy { standing(in: period.firstDay...period.lastDay) }

    /// The tree as it stands on a day.
    public func standing(on day: Day) -> UnitHierarchy { standing(in: day...day) }
}
