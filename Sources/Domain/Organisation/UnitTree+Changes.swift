extension UnitTree {
    /// A unit's placements after it was put below `parent` from a day on, until its next change that is known already.
    ///
    /// A unit that was closed by then comes back. Throws where the parent does not exist for all that time, where the
    /// unit would come to lie below itself, and for days before the unit existed.
    public func moved(_ unit: Unit.ID, to parent: Unit.ID?, from day: Day) throws(UnitRefusal) -> [Placement] {
        let history = history(of: unit)
        guard let first = history.first else { throw .unknown }
        if let opened = first.from, day < opened { throw .notYetOpen(opened) }
        let current = history.last { $0.overlaps(day...day) }
        if let current, current.parent == parent { return history }
        let next = history.first { $0.from.map { $0 > day } ?? false }
        let placement = Placement(unit: unit, parent: parent, from: day, until: current?.until ?? next?.from)
        try check(placement)
        let before = history.filter { ($0.from ?? Day(rawValue: .min)) < day }.map { old in
            old.overlaps(day...day) ? old.ending(day) : old
        }
        return before + [placement] + history.filter { $0.from.map { $0 > day } ?? false }
    }

    /// A unit's placements after it was closed from a day on. Throws where others still lie below it.
    public func closed(_ unit: Unit.ID, from day: Day) throws(UnitRefusal) -> [Placement] {
        let history = history(of: unit)
        guard let last = history.last else { throw .unknown }
        if let until = last.until, until <= day { throw .closed(until) }
        let kept = history.filter { ($0.from ?? Day(rawValue: .min)) < day }.map { $0.ending(day) }
        guard !kept.isEmpty else { throw .notYetOpen(history[0].from.map { $0 + 1 } ?? day) }
        let below = units.keys.count { child in
            self.history(of: child).contains { $0.parent == unit && ($0.until.map { $0 > day } ?? true) }
        }
        guard below == 0 else { throw .openChildren(below) }
        return kept
    }

    /// Throws unless the parent of a placement exists, outside the unit, for as long as the placement lasts.
    public func check(_ placement: Placement) throws(UnitRefusal) {
        guard let parent = placement.parent else { return }
        let start = placement.from ?? Day(rawValue: Self.beginning)
        // The tree changes only where a placement begins or ends: what holds on those days holds between them.
        for day in [start] + days(after: start, before: placement.until) {
            guard self.placement(of: parent, in: day...day) != nil else {
                throw .parentAbsent(day.rawValue == Self.beginning ? nil : day)
            }
            if isWithin(parent, placement.unit, on: day) { throw .cycle }
        }
    }

    /// Before every day that anybody writes; not the least number, from which a range could not be made.
    private static let beginning = -1_000_000_000

    private func days(after start: Day, before end: Day?) -> [Day] {
        let changes = units.keys.flatMap { history(of: $0).flatMap { [$0.from, $0.until].compactMap(\.self) } }
        return Set(changes).filter { day in day > start && (end.map { day < $0 } ?? true) }.sorted()
    }

    private func isWithin(_ unit: Unit.ID, _ other: Unit.ID, on day: Day) -> Bool {
        var current: Unit.ID? = unit
        var steps = 0
        while let here = current, here != other, steps <= units.count {
            current = placement(of: here, in: day...day)?.parent
            steps += 1
        }
        return current != nil
    }
}

extension Placement {
    /// The placement, over by a day.
    fileprivate func ending(_ day: Day) -> Placement {
        Placement(unit: unit, parent: parent, from: from, until: min(until ?? day, day))
    }
}
