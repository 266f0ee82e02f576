/// Holds back employees' answers of small groups, for one metric in one period.
///
/// Going down from the top, the parts of a shown unit are its children and what it holds itself. A part with fewer than
/// five answers is held back; then the smallest shown child, again and again, until those held back have no answers or at
/// least five together; and all that lies below a unit held back. What is shown forms a tree of sets, so every sum or
/// difference of shown figures is a union of shown leaves and such remainders: of five answers or more, or of none.
public enum SmallGroups {
    /// The fewest answers of which a figure is shown.
    public static let least = 5

    /// - Parameter observations: each unit's observation with all that lies below it.
    /// - Returns: a value for each unit of the hierarchy.
    public static func release(
        _ observations: [Unit.ID: Observation], of metric: Metric, in hierarchy: UnitHierarchy
    ) -> [Unit.ID: Released<Observation>] {
        var pass = Pass(hierarchy: hierarchy, observations: observations)
        if metric.needsRelease {
            pass.holdBack(among: hierarchy.roots)
        }
        return hierarchy.units.mapValues(\.id).mapValues { unit in
            if let reason = pass.held[unit] { return .heldBack(reason) }
            return pass.count(unit) > 0 ? .shown(observations[unit]!) : .nothing
        }
    }

    private struct Pass {
        let hierarchy: UnitHierarchy
        let observations: [Unit.ID: Observation]
        var held: [Unit.ID: HeldBackReason] = [:]

        func count(_ unit: Unit.ID) -> Int { observations[unit]?.n ?? 0 }

        /// Roots have no total above them, so only their own size counts.
        mutating func holdBack(among roots: [Unit.ID]) {
            var pending: [Unit.ID] = []
            for root in roots where count(root) > 0 {
                if count(root) < least {
                    hold(root, .tooFew)
                } else {
                    pending.append(root)
                }
            }
            while let parent = pending.popLast() { pending += holdBack(below: parent) }
        }

        /// Returns the children that stay shown.
        private mutating func holdBack(below parent: Unit.ID) -> [Unit.ID] {
            let children = hierarchy.children(of: parent).filter { count($0) > 0 }
            var shown = children.filter { count($0) >= least }.sorted { (count($0), $0) > (count($1), $1) }
            var hidden = count(parent) - shown.reduce(0) { $0 + count($1) }
            for child in children where count(child) < least { hold(child, .tooFew) }
            while hidden > 0, hidden < least, let smallest = shown.popLast() {
                hidden += count(smallest)
                hold(smallest, .givesAwayOthers)
            }
            return shown
        }

        private mutating func hold(_ unit: Unit.ID, _ reason: HeldBackReason) {
            for part in hierarchy.subtree(of: unit).dropFirst() where count(part) > 0 { held[part] = .partOfHeldBack }
            held[unit] = reason
        }
    }
}
