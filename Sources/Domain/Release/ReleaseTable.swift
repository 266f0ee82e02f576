/// The cells of a round: its units as a tree, times the unit itself and each value of each segment. Never two segments crossed.
///
/// A cell's number is unit·slots + slot; slot 0 is the unit as a whole, then come the first segment's values, the second's …
public struct ReleaseTable: Sendable {
    /// Each unit after its parent, and followed by all that lies below it.
    public let units: [Unit.ID]
    public let segments: [ReleaseSegment]
    /// Of each unit the position of its parent; −1: none.
    let parents: [Int]
    /// Of each unit the position behind the last one below it.
    let ends: [Int]
    /// Positions of units, deepest first.
    let deepestFirst: [Int]
    /// Slots of a unit.
    let slots: Int
    /// Of each segment, rising.
    let slotsOfSegments: [[Int]]
    /// The first slot of each segment.
    let firstSlot: [Int]
    private let position: [Unit.ID: Int]
    private let slotOf: [[String: Int]]

    public init(_ hierarchy: UnitHierarchy, segments: [ReleaseSegment]) {
        self.init(
            parents: Dictionary(uniqueKeysWithValues: hierarchy.units.keys.map { ($0, hierarchy.parent(of: $0)) }),
            segments: segments)
    }

    /// One unit with all below it, as they stand; the unit itself even where it stands no more.
    public init(below top: Unit.ID, in hierarchy: UnitHierarchy, segments: [ReleaseSegment] = []) {
        var parents: [Unit.ID: Unit.ID?] = [top: nil]
        for unit in hierarchy.subtree(of: top).dropFirst() { parents[unit] = hierarchy.parent(of: unit) }
        self.init(parents: parents, segments: segments)
    }

    /// - Parameter parents: every unit with its parent; one that is not among the units makes a unit stand at the top.
    ///   Units that lie below themselves are left out.
    public init(parents parentOf: [Unit.ID: Unit.ID?], segments: [ReleaseSegment]) {
        var children: [Unit.ID?: [Unit.ID]] = [:]
        for (unit, parent) in parentOf {
            let known = parent.flatMap { parentOf[$0] == nil ? nil : $0 }
            children[known, default: []].append(unit)
        }
        var units: [Unit.ID] = []
        var parents: [Int] = []
        var depths: [Int] = []
        var pending = (children[nil] ?? []).sorted(by: >).map { (unit: $0, parent: -1) }
        while let (unit, parent) = pending.popLast() {
            units.append(unit)
            parents.append(parent)
            depths.append(parent < 0 ? 0 : depths[parent] + 1)
            pending += (children[unit] ?? []).sorted(by: >).map { ($0, units.count - 1) }
        }
        var ends = Array(1..<(units.count + 1))
        for unit in units.indices.reversed() where parents[unit] >= 0 {
            ends[parents[unit]] = max(ends[parents[unit]], ends[unit])
        }
        self.units = units
        self.segments = segments
        self.parents = parents
        self.ends = ends
        deepestFirst = units.indices.sorted { (-depths[$0], $0) < (-depths[$1], $1) }
        position = Dictionary(uniqueKeysWithValues: units.enumerated().map { ($1, $0) })
        var next = 1
        firstSlot = segments.map { segment in
            defer { next += segment.values.count }
            return next
        }
        slots = next
        slotOf = zip(segments, firstSlot).map { segment, first in
            Dictionary(segment.values.enumerated().map { ($1, first + $0) }, uniquingKeysWith: { first, _ in first })
        }
        slotsOfSegments = slotOf.map { $0.values.sorted() }
    }

    /// The cell and those that are held back with it: of a unit all that lies in and below it.
    func cascade(_ cell: Int) -> Range<Int> {
        cell..<(cell.isMultiple(of: slots) ? ends[cell / slots] * slots : cell + 1)
    }

    /// Whether of a cell more than a mean is shown: how often each answer was given, and how far answers lie apart.
    ///
    /// Of every unit where nothing else is broken down. Beside the means of segments, which overlap with units, the
    /// distributions of small units would single out what one person said; so there only the whole round has them.
    func tellsDistribution(_ cell: Int) -> Bool { segments.isEmpty || cell == 0 }

    /// Every unit with its parent among them, as ``init(parents:segments:)`` takes them.
    public var parentOf: [Unit.ID: Unit.ID?] {
        Dictionary(
            uniqueKeysWithValues: units.enumerated().map { place, unit in
                (unit, parents[place] < 0 ? nil : units[parents[place]])
            })
    }

    /// The same units, broken down by nothing else.
    public var byUnit: ReleaseTable { segments.isEmpty ? self : ReleaseTable(parents: parentOf, segments: []) }

    /// Where somebody of a unit counts: there, or where the table begins if it does not have that unit.
    public func place(of unit: Unit.ID) -> Unit.ID { position[unit] == nil ? units[0] : unit }

    /// Where somebody of a unit counts, and the units above that.
    public func path(from unit: Unit.ID) -> [Unit.ID] {
        sequence(first: position[place(of: unit)]!) { parents[$0] < 0 ? nil : parents[$0] }.map { units[$0] }
    }

    public var cellCount: Int { units.count * slots }

    func unit(_ id: Unit.ID) -> Int? { position[id] }
    func slots(of segment: Int) -> [Int] { slotsOfSegments[segment] }

    func slot(_ segment: Int, _ value: String) -> Int? { slotOf[segment][value] }

    public func cell(_ number: Int) -> ReleaseCell {
        let (unit, slot) = number.quotientAndRemainder(dividingBy: slots)
        guard slot > 0, let segment = firstSlot.lastIndex(where: { $0 <= slot }) else {
            return ReleaseCell(unit: units[unit])
        }
        let values = segments[segment].values
        return ReleaseCell(unit: units[unit], segment: segments[segment].key, value: values[slot - firstSlot[segment]])
    }

    /// Nil for a cell that the round does not have.
    public func number(of cell: ReleaseCell) -> Int? {
        guard let unit = position[cell.unit] else { return nil }
        guard let key = cell.segment, let value = cell.value else { return unit * slots }
        guard let segment = segments.firstIndex(where: { $0.key == key }), let slot = slotOf[segment][value] else {
            return nil
        }
        return unit * slots + slot
    }
}
