/// A part of the organisation: the whole of it, a region, a hospital, a ward, a school.
///
/// Where it stands in the tree is not its own property but a matter of time: see ``Placement``.
public struct Unit: Identifiable, Hashable, Sendable {
    public typealias ID = Identifier<Unit>

    public let id: ID
    /// The key by which files name the unit; unique, case-sensitive, never reused.
    public var key: String
    public var name: String
    /// What the organisation calls such a unit: "city", "borough", "district", "school".
    public var kind: String

    public init(id: ID, key: String, name: String, kind: String) {
        self.id = id
        self.key = key
        self.name = name
        self.kind = kind
    }
}

/// Where a unit stood from one day until the day before another: below `parent`, or at the top when that is nil.
///
/// A unit without a placement on a day did not exist on that day: placements say when units come, move and go.
public struct Placement: Hashable, Sendable {
    public let unit: Unit.ID
    public let parent: Unit.ID?
    /// The first day on which it holds; nil: since ever.
    public let from: Day?
    /// The first day on which it no longer holds; nil: until further notice.
    public let until: Day?

    public init(unit: Unit.ID, parent: Unit.ID?, from: Day? = nil, until: Day? = nil) {
        self.unit = unit
        self.parent = parent
        self.from = from
        self.until = until
    }

    /// Whether it holds on any day of the closed range.
    public func overlaps(_ days: ClosedRange<Day>) -> Bool {
        (from.map { $0 <= days.upperBound } ?? true) && (until.map { $0 > days.lowerBound } ?? true)
    }
}
