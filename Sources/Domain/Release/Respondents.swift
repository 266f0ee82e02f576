/// Who answered, as counts: how many respondents sit in each unit with each combination of the segments' values.
///
/// Holds no person and no answer. A question that not all answered has respondents of its own.
public struct Respondents: Sendable {
    /// A unit and a value (or none) of each segment.
    struct Profile: Hashable, Sendable {
        /// The unit's position in the table.
        var unit: Int32
        /// A slot of the table for each segment; −1: no value.
        var slots: [Int32]
    }

    public let table: ReleaseTable
    private(set) var profiles: [Profile] = []
    private(set) var counts: [Int] = []
    private var places: [Profile: Int] = [:]

    public init(_ table: ReleaseTable) { self.table = table }

    /// How many respondents there are.
    public var total: Int { counts.reduce(0, +) }

    /// Adds respondents who sit in `unit` itself.
    ///
    /// - Parameter values: one for each segment; nil, or a value that the segment does not have: none.
    /// - Returns: the place of their unit and values among all; nil, and adds nobody, where the table does not have the unit.
    @discardableResult
    public mutating func add(_ count: Int = 1, unit: Unit.ID, values: [String?] = []) -> Int? {
        guard count > 0, let unit = table.unit(unit) else { return nil }
        let slots = table.segments.indices.map { segment in
            values.indices.contains(segment) ? values[segment].flatMap { table.slot(segment, $0) } ?? -1 : -1
        }
        return add(count, of: Profile(unit: Int32(unit), slots: slots.map(Int32.init)))
    }

    /// Adds respondents of a profile of the same table.
    ///
    /// - Returns: its place among all.
    mutating func add(_ count: Int, of profile: Profile) -> Int {
        if let place = places[profile] {
            counts[place] += count
            return place
        }
        places[profile] = profiles.count
        profiles.append(profile)
        counts.append(count)
        return profiles.count - 1
    }

    /// The respondents of each of the table's cells.
    public func cellCounts() -> [Int] {
        var sums = [Int](repeating: 0, count: table.cellCount)
        for (place, profile) in profiles.enumerated() {
            let amount = counts[place]
            let first = Int(profile.unit) * table.slots
            sums[first] += amount
            for slot in profile.slots where slot >= 0 { sums[first + Int(slot)] += amount }
        }
        for unit in table.units.indices.reversed() where table.parents[unit] >= 0 {
            for slot in 0..<table.slots {
                sums[table.parents[unit] * table.slots + slot] += sums[unit * table.slots + slot]
            }
        }
        return sums
    }

    /// The same with profiles in an order that does not depend on how they came.
    func ordered() -> Respondents {
        var ordered = Respondents(table)
        for place in profiles.indices.sorted(by: { profiles[$0] < profiles[$1] }) {
            ordered.profiles.append(profiles[place])
            ordered.counts.append(counts[place])
        }
        return ordered
    }
}

extension Respondents.Profile: Comparable {
    static func < (left: Self, right: Self) -> Bool {
        left.unit != right.unit ? left.unit < right.unit : left.slots.lexicographicallyPrecedes(right.slots)
    }
}
