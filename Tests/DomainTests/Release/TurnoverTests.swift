import Domain
import Testing

/// Two rounds beside each other.
struct TurnoverTests {
    private let top = Unit.ID(1)
    private let small = Unit.ID(2)
    private let large = Unit.ID(3)
    private var table: ReleaseTable {
        ReleaseTable(parents: [top: nil as Unit.ID?, small: top, large: top, Unit.ID(4): top], segments: [])
    }

    private func respondents(_ small: Int, _ large: Int) -> Respondents {
        var respondents = Respondents(table)
        respondents.add(small, unit: self.small)
        respondents.add(large, unit: self.large)
        respondents.add(15, unit: Unit.ID(4))
        return respondents
    }

    private func next(_ small: Int, _ large: Int) -> (plan: ReleasePlan, previous: PreviousRelease) {
        let previous = PreviousRelease(ReleasePlan(respondents(7, 20), seed: 1))
        return (ReleasePlan(respondents(small, large), seed: 1, previous: [previous]), previous)
    }

    @Test func `a small unit that one person joined or left is held back, and its parent is shown`() {
        for count in [6, 8] {
            let (plan, _) = next(count, 20)
            #expect(plan.verdict(ReleaseCell(unit: small)) == .heldBack(.oneJoinedOrLeft))
            #expect(plan.verdict(ReleaseCell(unit: top)) == .shown)
        }
    }

    @Test func `two who joined are no reason, and neither is one among many`() {
        #expect(next(9, 20).plan.verdict(ReleaseCell(unit: small)) == .shown)
        let (plan, previous) = next(7, 21)
        #expect(plan.verdict(ReleaseCell(unit: large)) == .shown)
        #expect(plan.guesses(since: previous).map(\.cell).contains(ReleaseCell(unit: large)))
    }

    @Test func `those of whom a segment knows no value are what is left of a unit without its values`() {
        let table = ReleaseTable(
            parents: [top: nil as Unit.ID?], segments: [ReleaseSegment(key: "site", values: ["a", "b"])])
        func respondents(_ a: Int, _ b: Int, _ none: Int) -> Respondents {
            var respondents = Respondents(table)
            for (count, value) in [(a, "a"), (b, "b"), (none, nil)] {
                respondents.add(count, unit: top, values: [value])
            }
            return respondents
        }
        let previous = PreviousRelease(ReleasePlan(respondents(20, 24, 7), seed: 1))
        func plan(_ a: Int, _ b: Int, _ none: Int) -> ReleasePlan {
            ReleasePlan(respondents(a, b, none), seed: 1, previous: [previous])
        }
        func site(_ value: String) -> ReleaseCell { ReleaseCell(unit: top, segment: "site", value: value) }
        let plans = (leaver: plan(20, 24, 6), two: plan(20, 24, 9))
        #expect(plans.leaver.verdict(site("a")) == .heldBack(.oneJoinedOrLeft))
        #expect(plans.leaver.verdict(site("b")) == .shown)
        #expect(plans.two.verdict(site("a")) == .shown)
    }

    @Test func `a first round knows no turnover`() {
        #expect(ReleasePlan(respondents(7, 20), seed: 1).guesses(since: PreviousRelease(counts: [:])).isEmpty)
    }

    /// Two rounds of a unit with people of its own and one team below.
    private func nested(_ own: Int, _ team: Int, before: [(own: Int, team: Int)]) -> ReleasePlan {
        let table = ReleaseTable(parents: [top: nil as Unit.ID?, small: top], segments: [])
        func respondents(_ own: Int, _ team: Int) -> Respondents {
            var respondents = Respondents(table)
            respondents.add(own, unit: top)
            respondents.add(team, unit: small)
            return respondents
        }
        let previous = before.map { PreviousRelease(ReleasePlan(respondents($0.own, $0.team), seed: 1)) }
        return ReleasePlan(respondents(own, team), seed: 1, previous: previous)
    }

    @Test func `one who joined what is left of a unit without its team is seen`() {
        // Unit and team both changed by more than one; the unit's own people went from six to seven.
        let plan = nested(7, 23, before: [(6, 20)])
        #expect(plan.verdict(ReleaseCell(unit: small)) == .heldBack(.oneJoinedOrLeft))
        #expect(plan.verdict(ReleaseCell(unit: top)) == .shown)
        #expect(nested(8, 23, before: [(6, 20)]).verdict(ReleaseCell(unit: small)) == .shown)
    }

    @Test func `every earlier round counts and not only the last`() {
        #expect(
            nested(7, 23, before: [(6, 20), (12, 40)]).verdict(ReleaseCell(unit: small)) == .heldBack(.oneJoinedOrLeft))
        #expect(nested(7, 23, before: [(12, 40)]).verdict(ReleaseCell(unit: small)) == .shown)
    }
}
