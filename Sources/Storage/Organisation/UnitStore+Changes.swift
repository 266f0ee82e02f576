public import Domain

extension UnitStore {
    /// Puts a unit below another one, or at the top, from a day on; a closed one comes back. The figures above it are
    /// summed anew as far as they are of that day or later. Throws a ``UnitRefusal``.
    public func move(_ id: Unit.ID, to parent: Unit.ID?, from day: Day) throws {
        let tree = try tree()
        if let parent, tree.units[parent] == nil { throw UnitRefusal.unknown }
        try replace(tree.history(of: id), by: try tree.moved(id, to: parent, from: day), from: day)
    }

    /// Closes a unit from a day on. Throws a ``UnitRefusal``, also while others lie below it.
    public func close(_ id: Unit.ID, from day: Day) throws {
        let tree = try tree()
        try replace(tree.history(of: id), by: try tree.closed(id, from: day), from: day)
    }

    private func replace(_ old: [Placement], by new: [Placement], from day: Day) throws {
        guard old != new, let unit = new.first?.unit else { return }
        try transaction.execute("DELETE FROM placement WHERE unit_id = \(unit)")
        for placement in new { try insert(placement) }
        try countUp()
        let measured = try transaction.metrics.periods().filter { $0.value.contains { $0.lastDay >= day } }
        guard !measured.isEmpty else { return }
        try transaction.observations.resum(
            try transaction.metrics.all().filter { measured[$0.id] != nil }, tree: try tree())
    }
}
