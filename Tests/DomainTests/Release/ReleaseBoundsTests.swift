import Domain
import Statistics
import Testing

/// What can be said of answers because they lie between two ends.
struct ReleaseBoundsTests {
    private let top = Unit.ID(1)
    private var table: ReleaseTable {
        ReleaseTable(
            parents: [top: nil as Unit.ID?, Unit.ID(2): top, Unit.ID(3): top],
            segments: [ReleaseSegment(key: "tenure", values: ["new", "old"])])
    }

    private func answers(_ teams: [Int64: [Double]], value: (Int64, Int) -> String? = { _, _ in nil }) -> ReleaseAnswers
    {
        var answers = ReleaseAnswers(table, range: 1...5)
        for (team, list) in teams.sorted(by: { $0.key < $1.key }) {
            for (number, answer) in list.enumerated() {
                answers.add(answer, unit: Unit.ID(team), values: [value(team, number)])
            }
        }
        return answers
    }

    private func protected(_ answers: ReleaseAnswers) -> (plan: ReleasePlan, bounds: ReleaseBounds) {
        ReleasePlan(answers.respondents, seed: 1).protecting(answers, seed: 1)
    }

    @Test func `a unanimous team becomes a band`() {
        let answers = answers([2: [5, 5, 5, 5, 5, 5], 3: [1, 2, 3, 4, 5, 3]])
        let (plan, bounds) = protected(answers)
        let team = ReleaseCell(unit: Unit.ID(2))
        #expect(!(plan.verdict(team) == .shown))
        if plan.verdict(team) == .band { #expect(plan.band(team, answers)?.interval == 4.5...5) }
        #expect(bounds.pinned == 0)
        #expect(bounds.narrowest ?? 0 >= 0.2499)
    }

    @Test func `a unanimous team is not had by taking the other off their parent`() {
        let (plan, _) = protected(answers([2: [5, 5, 5, 5, 5, 5], 3: [1, 2, 3, 4, 5, 3]]))
        let shown = [1, 2, 3].filter { plan.verdict(ReleaseCell(unit: Unit.ID($0))) == .shown }
        #expect(shown != [1, 3])
    }

    @Test func `a sum at the end of the scale tells every member's answer`() {
        let (plan, bounds) = protected(answers([2: [1, 1, 1, 1, 1, 1], 3: [1, 1, 1, 1, 1]]))
        #expect(plan.verdict(ReleaseCell(unit: top)) == .band)
        #expect(bounds.pinned == 0)
    }

    @Test func `bounds that only a linear program sees are kept`() {
        // Two of the old are in the first team. Both sums are shown: the old's is 34 of 35, so each of them answered 4 or more, and
        // the team's new ones are held where its own sum leaves little.
        let answers = answers([2: [5, 5, 1, 1, 1, 1, 1], 3: [5, 5, 5, 5, 4, 2, 3, 4, 2, 3]]) { team, number in
            number < (team == 2 ? 2 : 5) ? "old" : "new"
        }
        let plain = ReleasePlan(answers.respondents, seed: 1)
        #expect(ReleaseBounds(plain, answers, seed: 1).pinned > 0)
        let (plan, bounds) = protected(answers)
        #expect(bounds.pinned == 0)
        #expect(plan.verdicts.contains { $0 == .heldBack(.pinsAnswers) })
    }

    @Test func `a band's grid does not tell where in it the mean lies`() {
        #expect(ReleaseBand(mean: 5, range: 1...5, width: 0.25).interval == 4.5...5)
        #expect(ReleaseBand(mean: 4.6, range: 1...5, width: 0.25).interval == 4.5...5)
        #expect(ReleaseBand(mean: 1, range: 1...5, width: 0.25).interval == 1...1.5)
        #expect(ReleaseBand(mean: 3, range: 1...5, width: 0.25).interval == 2.5...3.5)
        #expect(ReleaseBand(mean: 0, range: 0...100, width: 0.25).interval == 0...12.5)
    }

    @Test(arguments: 0..<60)
    func `random answers are protected and nothing held back comes back`(seed: UInt64) {
        var organisation = RandomOrganisation(seed: seed, most: 60, segments: Int(seed % 3))
        var answers = ReleaseAnswers(organisation.table, range: 1...5)
        for person in organisation.people {
            let answer = 5 - min(organisation.random.next(below: 5), organisation.random.next(below: 5))
            answers.add(Double(answer), unit: person.unit, values: person.values)
        }
        let before = ReleasePlan(answers.respondents, seed: seed)
        let (plan, bounds) = before.protecting(answers, seed: seed)
        #expect(bounds.pinned == 0)
        for (old, new) in zip(before.verdicts, plan.verdicts) where !old.isShown { #expect(new == old) }
        let audit = ReleaseAudit(plan, of: answers.respondents, seed: 1)
        #expect(audit.outcome == .sound)
    }
}
