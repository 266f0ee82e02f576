import Domain
import Statistics
import Testing

/// The bounds beside linear programs over everybody at once, which share nothing with how they are found.
struct BoundsOracleTests {
    /// What is shown of some people's answers, as constraints on them.
    private struct Figures {
        let people: Int
        private var rows: [ClosedRange<Double>] = []
        private var entries: [[(row: Int32, coefficient: Double)]]

        init(_ organisation: RandomOrganisation, _ given: [Double], _ plan: ReleasePlan, _ answers: ReleaseAnswers) {
            people = given.count
            entries = Array(repeating: [], count: given.count)
            for cell in organisation.cells where plan.verdict(cell).isShown {
                let members = given.indices.filter { organisation.holds(cell, organisation.people[$0]) }
                let sum = members.reduce(0) { $0 + given[$1] }
                for member in members { entries[member].append((Int32(rows.count), 1)) }
                if let band = plan.band(cell, answers)?.interval {
                    let count = Double(members.count)
                    rows.append(count * band.lowerBound...count * band.upperBound)
                } else {
                    rows.append(sum...sum)
                }
            }
        }

        /// How far somebody's answer from 1 to 5 may lie apart.
        func width(of person: Int) -> Double {
            let program = LinearProgram(
                columns: Array(repeating: 1.0...5.0, count: people), rows: rows, entries: entries)
            let ends = [1.0, -1.0].map { sign in
                var objective = [Double](repeating: 0, count: people)
                objective[person] = sign
                return program.minimum(of: objective)?[person] ?? .nan
            }
            return ends[1] - ends[0]
        }
    }

    /// Somebody answered 1 and somebody 5, so that no more is known of the rest.
    private func made(_ seed: UInt64, most: Int) -> (RandomOrganisation, [Double], ReleaseAnswers) {
        var organisation = RandomOrganisation(seed: seed, most: most, segments: 1 + Int(seed % 3))
        var answers = ReleaseAnswers(organisation.table, range: 1...5)
        let given = organisation.people.indices.map { place -> Double in
            let lean = min(organisation.random.next(below: 5), organisation.random.next(below: 5))
            return place == 0 ? 1 : Double(5 - lean)
        }
        for (person, answer) in zip(organisation.people, given) {
            answers.add(answer, unit: person.unit, values: person.values)
        }
        return (organisation, given, answers)
    }

    @Test(arguments: 0..<40)
    func `nobody's answer is pinned by all that is shown together`(seed: UInt64) {
        let (organisation, given, answers) = made(seed, most: 80)
        let (plan, bounds) = ReleasePlan(answers.respondents, seed: seed).protecting(answers)
        #expect(bounds.pinned == 0)
        let figures = Figures(organisation, given, plan, answers)
        for person in given.indices { #expect(figures.width(of: person) >= 0.5 * (1 - 1e-5)) }
    }

    @Test(arguments: 0..<40)
    func `whoever is pinned is found to be before anything becomes a band`(seed: UInt64) {
        let (organisation, given, answers) = made(seed, most: 80)
        let plan = ReleasePlan(answers.respondents, seed: seed)
        let figures = Figures(organisation, given, plan, answers)
        let isPinned = given.indices.contains { figures.width(of: $0) < 0.5 * (1 - 1e-5) }
        // Beside single people the bounds look at groups as well.
        #expect(!isPinned || ReleaseBounds(plan, answers).pinned > 0)
    }

    @Test func `little is lost for the bounds where people far away would let go`() {
        var random = SeededGenerator(seed: 20_260_101)
        var parents: [Unit.ID: Unit.ID?] = [:]
        for unit in 0..<100 { parents[Unit.ID(Int64(unit))] = .some(unit == 0 ? nil : Unit.ID(Int64((unit - 1) / 8))) }
        let segments = [5, 6, 4, 5].enumerated().map { place, size in
            ReleaseSegment(key: "s\(place)", values: (0..<size).map { "v\($0)" })
        }
        var answers = ReleaseAnswers(ReleaseTable(parents: parents, segments: segments), range: 1...5)
        for _ in 0..<2_000 {
            let values = segments.map { segment -> String? in
                let place = random.nextUniform() * random.nextUniform() * Double(segment.values.count)
                return random.next(below: 100) < 3 ? nil : segment.values[Int(place)]
            }
            let answer = (3.7 + random.nextNormal()).rounded()
            answers.add(answer, unit: Unit.ID(Int64(13 + random.next(below: 87))), values: values)
        }
        let before = ReleasePlan(answers.respondents, seed: 1)
        let (plan, bounds) = before.protecting(answers)
        func shown(_ plan: ReleasePlan) -> Int { plan.records.reduce(0) { $0 + ($1.verdict.isShown ? $1.count : 0) } }
        #expect(bounds.pinned == 0)
        #expect(Double(shown(plan)) >= 0.99 * Double(shown(before)))
    }

    @Test func `many questions come out side by side as one after the other`() {
        var organisation = RandomOrganisation(seed: 7, most: 200, segments: 2)
        var respondents = Respondents(organisation.table)
        let places = organisation.people.map { respondents.add(unit: $0.unit, values: $0.values)! }
        let all = (0..<6).map { _ in
            var answers = ReleaseAnswers(of: respondents, range: 1...5)
            for place in places { answers.add(Double(1 + organisation.random.next(below: 5)), at: place) }
            return answers
        }
        let plan = ReleasePlan(respondents, seed: 1)
        for (answers, one) in zip(all, plan.protecting(all)) {
            let alone = plan.protecting(answers)
            #expect(alone.plan.verdicts == one.plan.verdicts)
            #expect(alone.bounds.narrowest == one.bounds.narrowest && alone.bounds.programs == one.bounds.programs)
        }
    }
}
