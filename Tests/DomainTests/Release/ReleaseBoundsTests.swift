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

    /// Broken down by tenure where there is a `value`; else only by units, so that their distributions are shown.
    private func answers(_ teams: [Int64: [Double]], value: ((Int64, Int) -> String?)? = nil) -> ReleaseAnswers {
        let units = ReleaseTable(parents: [top: nil as Unit.ID?, Unit.ID(2): top, Unit.ID(3): top], segments: [])
        var answers = ReleaseAnswers(value == nil ? units : table, range: 1...5)
        for (team, list) in teams.sorted(by: { $0.key < $1.key }) {
            for (number, answer) in list.enumerated() {
                answers.add(answer, unit: Unit.ID(team), values: [value?(team, number)])
            }
        }
        return answers
    }

    private func protected(_ answers: ReleaseAnswers) -> (plan: ReleasePlan, bounds: ReleaseBounds) {
        ReleasePlan(answers.respondents, seed: 1).protecting(answers)
    }

    private func unit(_ number: Int64) -> ReleaseCell { ReleaseCell(unit: Unit.ID(number)) }

    @Test(arguments: [5.0, 1.0, 3.0])
    func `five who answered alike are shown as a band`(answer: Double) {
        let answers = answers([2: [Double](repeating: answer, count: 5), 3: [1, 2, 3, 4, 5, 3, 2]])
        let (plan, bounds) = protected(answers)
        #expect(plan.verdict(unit(2)) == .band)
        #expect(plan.band(unit(2), answers)?.interval == (answer == 5 ? 4.5...5 : answer == 1 ? 1...1.5 : 2.5...3.5))
        #expect(!plan.verdicts.contains(.heldBack(.pinsAnswers)))
        #expect(bounds.pinned == 0)
        #expect(bounds.narrowest ?? 0 >= 0.1249)
    }

    @Test(arguments: [5, 6, 12]) func `where everybody answered alike the whole is a band too`(count: Int) {
        for value in [nil, { (_: Int64, number: Int) in number % 2 == 0 ? "new" : "old" }] {
            let all = [Double](repeating: 5, count: count)
            let (plan, bounds) = protected(answers([1: all, 2: all, 3: all], value: value))
            #expect(!plan.verdicts.contains(.shown))
            #expect(bounds.pinned == 0)
        }
    }

    @Test func `a unanimous team is not had by taking the other off their parent`() {
        let (plan, _) = protected(answers([2: [5, 5, 5, 5, 5, 5], 3: [1, 2, 3, 4, 5, 3]]))
        let shown = [1, 2, 3].filter { plan.verdict(unit(Int64($0))) == .shown }
        #expect(shown.count < 2)
    }

    @Test func `answers that are all alike in what is left of a unit without its team become no distribution`() {
        // Of the unit's own eleven all answered 3; neither the unit nor its team is unanimous.
        let answers = answers([1: [3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3], 2: [1, 2, 3, 4, 5, 4]])
        let (plan, _) = protected(answers)
        #expect(plan.verdict(unit(2)) == .band)
        #expect(plan.verdict(unit(1)) == .shown)
    }

    @Test func `a unit that is nothing but a unanimous team is a band like it`() {
        let (plan, _) = protected(answers([2: [3, 3, 3, 3, 3, 3]]))
        #expect(plan.verdict(unit(1)) == .band)
        #expect(plan.verdict(unit(2)) == .band)
    }

    @Test func `a sum at the end of the scale tells every member's answer`() {
        let (plan, bounds) = protected(answers([2: [1, 1, 1, 1, 1, 1], 3: [1, 1, 1, 1, 1]]))
        #expect(plan.verdict(unit(1)) == .band)
        #expect(bounds.pinned == 0)
    }

    @Test func `bounds that only show when several figures meet are kept`() {
        // Six are left of the team without its old ones, and their sum is 29 of 30.
        let answers = answers([2: [5, 3, 4, 5, 4, 4, 5, 5, 5, 5, 5, 4], 3: [1, 2, 3, 4, 5, 2, 2, 3, 4, 1, 3, 5]]) {
            _, number in
            number < 6 ? "old" : "new"
        }
        let plain = ReleasePlan(answers.respondents, seed: 1)
        #expect(ReleaseBounds(plain, answers).pinned > 0)
        let (plan, bounds) = protected(answers)
        #expect(bounds.pinned == 0)
        #expect(plan.verdicts.contains(.band))
    }

    @Test func `questions asked together come out as each alone, in their order`() {
        let first = answers([2: [5, 5, 5, 5, 5, 5], 3: [1, 2, 3, 4, 5, 3]])
        let second = answers([2: [1, 5, 2, 5, 3, 5], 3: [2, 2, 2, 2, 2, 2]])
        let plan = ReleasePlan(first.respondents, seed: 1)
        let together = plan.protecting([first, second])
        #expect(together.map(\.plan.verdicts) == [first, second].map { plan.protecting($0).plan.verdicts })
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
        let (plan, bounds) = before.protecting(answers)
        #expect(bounds.pinned == 0)
        for (old, new) in zip(before.verdicts, plan.verdicts) where !old.isShown { #expect(new == old) }
        let audit = ReleaseAudit(plan, of: answers.respondents, seed: 1)
        #expect(audit.outcome == .sound)
        // A look at the plan as it is finds nothing pinned either.
        #expect(ReleaseBounds(plan, answers).pinned == 0)
    }
}
