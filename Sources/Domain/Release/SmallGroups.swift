/// Holds back employees' answers of small groups, and of groups that all answered alike, for one metric in one period.
///
/// Going down from the top, the parts of a shown unit are its children and what it holds itself. A part with fewer than
/// five answers is held back, one whose answers are all the same is a band; then the smallest shown child goes, again and again, until
/// those not shown in full have no answers or at least five together, not all the same; and all that lies below them.
/// What is shown in full forms a tree of sets, so every sum or difference of shown figures is a union of shown leaves and such
/// remainders: of five answers or more that differ, or of none.
public enum SmallGroups {
    /// The fewest answers of which a figure is shown.
    public static let least = 5

    /// - Parameter observations: each unit's observation with all that lies below it.
    /// - Returns: a value for each unit of the hierarchy.
    public static func release(
        _ observations: [Unit.ID: Observation], of metric: Metric, in hierarchy: UnitHierarchy
    ) -> [Unit.ID: Released<Observation>] {
        let scale = metric.figureScale
        var pass = Pass(hierarchy: hierarchy, observations: observations, range: scale.low...max(scale.low, scale.high))
        if metric.needsRelease {
            pass.holdBack(among: hierarchy.roots)
        }
        return hierarchy.units.mapValues(\.id).mapValues { unit in
            if let reason = pass.held[unit] { return .heldBack(reason) }
            if let band = pass.bands[unit] { return .band(band) }
            return pass.count(unit) > 0 ? .shown(observations[unit]!) : .nothing
        }
    }

    private struct Pass {
        let hierarchy: UnitHierarchy
        let observations: [Unit.ID: Observation]
        let range: ClosedRange<Double>
        var held: [Unit.ID: HeldBackReason] = [:]
        var bands: [Unit.ID: ReleasedBand] = [:]

        func observation(_ unit: Unit.ID) -> Observation { observations[unit] ?? .none }
        func count(_ unit: Unit.ID) -> Int { observation(unit).n }

        /// Roots have no total above them, so only their own answers count.
        mutating func holdBack(among roots: [Unit.ID]) {
            var pending = guarded(roots.filter { count($0) > 0 })
            while let parent = pending.popLast() { pending += holdBack(below: parent) }
        }

        /// Holds back what is too small and makes bands of what is alike; returns the others.
        private mutating func guarded(_ units: [Unit.ID]) -> [Unit.ID] {
            units.filter { unit in
                if count(unit) < least {
                    hold(unit, .tooFew)
                } else if isAlike(observation(unit), in: observation(unit)) {
                    band(unit)
                } else {
                    return true
                }
                return false
            }
        }

        /// Returns the children that stay shown.
        private mutating func holdBack(below parent: Unit.ID) -> [Unit.ID] {
            let whole = observation(parent)
            var shown = guarded(hierarchy.children(of: parent).filter { count($0) > 0 })
                .sorted { (count($0), $0) > (count($1), $1) }
            var hidden = shown.reduce(whole) { $0 - observation($1) }
            while hidden.n > 0, hidden.n < least || isAlike(hidden, in: whole), let smallest = shown.popLast() {
                hidden += observation(smallest)
                hold(smallest, .givesAwayOthers)
            }
            return shown
        }

        /// Whether all gave the same answer, as far as can be told: they do not differ, or their mean lies at an end of the scale.
        /// - Parameter whole: what the observation is a part of, whose size says how much of it is rounding.
        private func isAlike(_ observation: Observation, in whole: Observation) -> Bool {
            guard let mean = observation.mean else { return false }
            let size = max(abs(range.lowerBound), abs(range.upperBound), 1)
            let room = 1e-9 * size * Double(whole.n)
            let spread = observation.sumOfSquares.map { $0 - observation.sum * mean }
            return min(mean - range.lowerBound, range.upperBound - mean) * Double(observation.n) <= room
                || spread.map { $0 <= room * size } ?? false
        }

        private mutating func band(_ unit: Unit.ID) {
            let (own, width) = (observation(unit), ReleasePolicy.standard.width)
            let band = ReleaseBand(mean: own.mean ?? range.lowerBound, range: range, width: width)
            bands[unit] = ReleasedBand(band.interval, n: own.n)
            holdParts(of: unit)
        }

        private mutating func hold(_ unit: Unit.ID, _ reason: HeldBackReason) {
            held[unit] = reason
            holdParts(of: unit)
        }

        private mutating func holdParts(of unit: Unit.ID) {
            for part in hierarchy.subtree(of: unit).dropFirst() where count(part) > 0 { held[part] = .partOfHeldBack }
        }
    }
}
