/// Whether the units that are best on one list are also those that are best on another.
///
/// A list holds every unit whose value is at least that of the k-th best, so that units tied at the cut are all in and the
/// answer does not depend on the order of rows; the lists may therefore be longer than asked. The chance of so large an
/// overlap is hypergeometric: one list's units as marked, the other's as drawn.
public struct TopListOverlap: Sendable, Equatable {
    /// How long the lists are.
    public enum Length: Sendable, Equatable {
        /// A share of the units from 0 to 1, rounded to the nearest whole number, at least one.
        case share(Double)
        case count(Int)
    }

    /// Positions of the units on each list, best first, tied ones in the order of rows.
    public let first: [Int]
    public let second: [Int]
    /// Positions on both lists, in the order of rows.
    public let both: [Int]
    public let units: Int
    /// The length asked for.
    public let wanted: Int

    public var overlap: Int { both.count }

    /// The mean overlap of lists drawn by chance, |first| · |second| / units.
    public var expected: Double { Double(first.count) * Double(second.count) / Double(units) }

    /// P(overlap ≥ the one found) by chance.
    public var p: Double {
        Hypergeometric(population: units, marked: first.count, draws: second.count)?.atLeast(overlap) ?? .nan
    }

    /// High values are best unless `lowIsBest`. A value per unit in both columns.
    public init(
        _ a: [Double], _ b: [Double], length: Length, lowIsBest: (first: Bool, second: Bool) = (false, false)
    ) throws(StatisticsError) {
        try Check.sameLength(a.count, b.count, "the columns")
        try Check.atLeast(2, a.count, "units")
        try Check.finite(a, "the first column")
        try Check.finite(b, "the second column")
        wanted = try TopListOverlap.wanted(length, a.count)
        units = a.count
        first = TopListOverlap.best(lowIsBest.first ? a.map { -$0 } : a, wanted)
        second = TopListOverlap.best(lowIsBest.second ? b.map { -$0 } : b, wanted)
        both = first.filter(Set(second).contains).sorted()
    }

    private static func wanted(_ length: Length, _ units: Int) throws(StatisticsError) -> Int {
        switch length {
        case .share(let share):
            guard share > 0, share <= 1 else { throw .outOfRange("the share", value: share, allowed: 0...1) }
            return max(1, Int((share * Double(units)).rounded()))
        case .count(let count):
            guard count >= 1, count <= units else {
                throw .outOfRange("the length of the list", value: Double(count), allowed: 1...Double(units))
            }
            return count
        }
    }

    private static func best(_ values: [Double], _ wanted: Int) -> [Int] {
        let order = values.indices.sorted { (values[$1], $0) < (values[$0], $1) }
        let cut = values[order[wanted - 1]]
        return Array(order.prefix { values[$0] >= cut })
    }
}
