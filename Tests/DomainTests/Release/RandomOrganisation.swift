import Domain
import Statistics

/// A small organisation made by chance: deep, flat or lopsided, with some people who have no value of a segment.
struct RandomOrganisation {
    struct Person: Hashable {
        var unit: Unit.ID
        var values: [String?]
    }

    var parents: [Unit.ID: Unit.ID?] = [:]
    var segments: [ReleaseSegment] = []
    var people: [Person] = []
    var random: SeededGenerator

    init(seed: UInt64, most: Int, segments count: Int) {
        random = SeededGenerator(seed: seed)
        let shape = random.next(below: 3)
        let units = 1 + random.next(below: 9)
        for unit in 1...units {
            let above = shape == 0 ? unit - 1 : shape == 1 ? 1 : 1 + random.next(below: max(1, unit - 1))
            parents[Unit.ID(Int64(unit))] = unit == 1 ? .some(nil) : Unit.ID(Int64(above))
        }
        segments = (0..<count).map { number in
            let values = 1 + random.next(below: 4)
            return ReleaseSegment(key: "s\(number)", values: (0..<values).map { "v\($0)" })
        }
        let crowded = Unit.ID(Int64(1 + random.next(below: units)))
        for _ in 0..<(2 + random.next(below: most - 1)) {
            let unit = random.next(below: 3) == 0 ? crowded : Unit.ID(Int64(1 + random.next(below: units)))
            people.append(Person(unit: unit, values: segments.map { value(of: $0) }))
        }
    }

    private mutating func value(of segment: ReleaseSegment) -> String? {
        if random.next(below: 12) == 0 { return nil }
        let least = min(random.next(below: segment.values.count), random.next(below: segment.values.count))
        return segment.values[least]
    }

    var table: ReleaseTable { ReleaseTable(parents: parents, segments: segments) }

    var respondents: Respondents { respondents(people) }

    func respondents(_ people: [Person]) -> Respondents {
        var respondents = Respondents(table)
        for person in people { respondents.add(unit: person.unit, values: person.values) }
        return respondents
    }

    var cells: [ReleaseCell] {
        parents.keys.sorted().flatMap { unit in
            [ReleaseCell(unit: unit)]
                + segments.flatMap { segment in
                    segment.values.map { ReleaseCell(unit: unit, segment: segment.key, value: $0) }
                }
        }
    }

    func holds(_ cell: ReleaseCell, _ person: Person) -> Bool {
        var unit: Unit.ID? = person.unit
        while let current = unit, current != cell.unit { unit = parents[current] ?? nil }
        guard unit != nil else { return false }
        guard let segment = segments.firstIndex(where: { $0.key == cell.segment }) else { return true }
        return person.values[segment] == cell.value
    }

    func count(_ cell: ReleaseCell) -> Int { people.count { holds(cell, $0) } }

    /// A plan that shows any cells of five or more, by chance, sound or not.
    mutating func carelessPlan(showing percent: Int) -> ReleasePlan {
        let records = cells.map { cell in
            let count = count(cell)
            let isShown = count >= 5 && random.next(below: 100) < percent
            return ReleaseRecord(
                cell: cell, count: count, verdict: count == 0 ? .empty : isShown ? .shown : .heldBack(.tooFew))
        }
        return ReleasePlan(records, table: table, policy: .standard)
    }
}
