import Domain
import Statistics

/// A seeded organisation of a round: a tree of eight teams to a unit, four segments, and respondents who mostly answered all.
///
/// Respondents sit in the lowest units. A segment's values are uneven, the first ones frequent; 3 % of people have none.
struct ReleaseOrganisation {
    let table: ReleaseTable
    private let units: [Domain.Unit.ID]
    private let people: [(unit: Int, values: [Int?])]
    private static let values = [5, 6, 4, 5]

    init(units count: Int, people: Int, segments: Int, seed: UInt64 = 20_260_101) {
        var random = SeededGenerator(seed: seed)
        units = (1...count).map { Domain.Unit.ID(Int64($0)) }
        var parents: [Domain.Unit.ID: Domain.Unit.ID?] = [:]
        for place in units.indices {
            parents[units[place]] = place == 0 ? nil as Domain.Unit.ID? : units[(place - 1) / 8]
        }
        let sizes = (0..<segments).map { Self.values[$0 % Self.values.count] }
        table = ReleaseTable(
            parents: parents,
            segments: sizes.enumerated().map { segment, size in
                ReleaseSegment(key: "segment \(segment)", values: (0..<size).map(Self.name))
            })
        let leaves = units.indices.filter { $0 * 8 + 1 >= count }
        self.people = (0..<people).map { _ in
            let values = sizes.map { size -> Int? in
                if random.next(below: 100) < 3 { return nil }
                return min(size - 1, Int(random.nextUniform() * random.nextUniform() * Double(size) * 1.3))
            }
            return (leaves[random.next(below: leaves.count)], values)
        }
    }

    private static func name(_ value: Int) -> String { "value \(value)" }

    /// A share of the people, chosen by chance.
    func respondents(share: Double, seed: UInt64) -> Respondents {
        var random = SeededGenerator(seed: seed)
        var respondents = Respondents(table)
        for person in people where share >= 1 || random.nextUniform() < share {
            respondents.add(unit: units[person.unit], values: person.values.map { $0.map(Self.name) })
        }
        return respondents
    }

    /// Everybody's answers to some questions from 1 to 5, higher in some units than in others.
    func answers(_ questions: Int, seed: UInt64) -> [ReleaseAnswers] {
        var all = Respondents(table)
        let places = people.map { person in
            all.add(unit: units[person.unit], values: person.values.map { $0.map(Self.name) })!
        }
        return (0..<questions).map { question in
            var random = SeededGenerator(seed: seed + UInt64(question))
            let moods = units.map { _ in 3.7 + 0.5 * random.nextNormal() }
            var answers = ReleaseAnswers(of: all, range: 1...5)
            for (person, place) in zip(people, places) {
                answers.add((moods[person.unit] + random.nextNormal()).rounded(), at: place)
            }
            return answers
        }
    }
}
