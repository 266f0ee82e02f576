public import Domain

/// Who stands above whom, period by period, by places in an array instead of ids: for adding up millions of figures.
///
/// It says the same as `UnitTree.standing(in:)`: a parent that did not exist in the period is no parent. What was once
/// found out about a period is kept; an ancestry is used by one thread.
public final class Ancestry {
    /// Every unit, by ascending id; a unit's place is its index.
    public let units: [Unit.ID]
    /// The places of the units that stand above others at some time, ascending.
    let parents: [Int]
    /// A place's index in `parents`, or −1.
    let parentIndex: [Int]
    private let places: [Unit.ID: Int]
    private let tree: UnitTree
    private var standings: [Period: Standing] = [:]

    public init(_ tree: UnitTree) {
        self.tree = tree
        let units = tree.units.keys.sorted()
        let places = Dictionary(uniqueKeysWithValues: units.enumerated().map { ($1, $0) })
        let above = Set(units.flatMap { tree.history(of: $0).compactMap(\.parent) })
        let parents = above.compactMap { places[$0] }.sorted()
        var parentIndex = Array(repeating: -1, count: units.count)
        for (index, place) in parents.enumerated() { parentIndex[place] = index }
        self.units = units
        self.places = places
        self.parents = parents
        self.parentIndex = parentIndex
    }

    public func place(of unit: Unit.ID) -> Int? { places[unit] }

    public func standing(in period: Period) -> Standing {
        if let known = standings[period] { return known }
        let days = period.firstDay...period.lastDay
        let placements = units.map { tree.placement(of: $0, in: days) }
        let parents = placements.map { placement in
            guard let placement else { return Standing.absent }
            guard let parent = placement.parent, let place = places[parent], placements[place] != nil else {
                return Standing.top
            }
            return place
        }
        let standing = Standing(parents: parents)
        standings[period] = standing
        return standing
    }

    /// The tree in one period, as each place's parent.
    public struct Standing {
        static let top = -1
        static let absent = -2
        let parents: [Int]

        public func exists(_ place: Int) -> Bool { parents[place] != Self.absent }

        /// Calls `body` with each place above, nearest first, and stops where placements go in a circle.
        @inline(__always)
        func forEachAbove(_ place: Int, _ body: (Int) -> Void) {
            var current = parents[place]
            var steps = 0
            while current >= 0, current != place, steps < parents.count {
                body(current)
                current = parents[current]
                steps += 1
            }
        }
    }
}
