/// The units that exist at one time and how they hang together; children are ordered by name.
public struct UnitHierarchy: Sendable {
    public let units: [Unit.ID: Unit]
    public let roots: [Unit.ID]
    private let parents: [Unit.ID: Unit.ID]
    private let childrenOf: [Unit.ID: [Unit.ID]]

    /// No units at all.
    public static let empty = UnitHierarchy(units: [:], parents: [:])

    /// - Parameter parents: every existing unit, with its parent or nil for a root. A parent that does not exist makes
    ///   its children roots, so that nothing drops out of sight.
    init(units: [Unit.ID: Unit], parents: [Unit.ID: Unit.ID?]) {
        let existing = units.filter { parents.keys.contains($0.key) }
        var known: [Unit.ID: Unit.ID] = [:]
        for case let (unit, parent?) in parents where existing[parent] != nil { known[unit] = parent }
        let byName = existing.values.sorted { ($0.name, $0.key) < ($1.name, $1.key) }.map(\.id)
        self.units = existing
        self.parents = known
        self.roots = byName.filter { known[$0] == nil }
        var children: [Unit.ID: [Unit.ID]] = [:]
        for unit in byName { if let parent = known[unit] { children[parent, default: []].append(unit) } }
        self.childrenOf = children
    }

    public func contains(_ unit: Unit.ID) -> Bool { units[unit] != nil }
    public func parent(of unit: Unit.ID) -> Unit.ID? { parents[unit] }
    public func children(of unit: Unit.ID) -> [Unit.ID] { childrenOf[unit] ?? [] }

    /// The units above, nearest first.
    public func ancestors(of unit: Unit.ID) -> [Unit.ID] {
        var above: [Unit.ID] = []
        var current = unit
        while let parent = parents[current], above.count < units.count {
            above.append(parent)
            current = parent
        }
        return above
    }

    /// The unit and everything below it, each parent before its children.
    public func subtree(of unit: Unit.ID) -> [Unit.ID] {
        guard contains(unit) else { return [] }
        var found: [Unit.ID] = []
        var pending = [unit]
        while let next = pending.popLast() {
            found.append(next)
            pending.append(contentsOf: children(of: next).reversed())
        }
        return found
    }

    /// Whether `unit` is `other` or lies below it.
    public func isWithin(_ unit: Unit.ID, _ other: Unit.ID) -> Bool {
        unit == other || ancestors(of: unit).contains(other)
    }
}
