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

    private func next(_ small: Int, _ large: Int, turnover: [ReleaseCell: PreviousRelease.Turnover] = [:])
        -> (plan: ReleasePlan, previous: PreviousRelease)
    {
        let first = ReleasePlan(respondents(7, 20), seed: 1)
        var previous = PreviousRelease(first)
        previous.turnover = turnover
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

    @Test func `where it is known who came and went, that counts and not the difference`() {
        let swapped = [ReleaseCell(unit: small): PreviousRelease.Turnover(joined: 1, left: 1)]
        #expect(next(7, 20, turnover: swapped).plan.verdict(ReleaseCell(unit: small)) == .shown)
        let one = [ReleaseCell(unit: small): PreviousRelease.Turnover(joined: 1, left: 0)]
        #expect(next(7, 20, turnover: one).plan.verdict(ReleaseCell(unit: small)) == .heldBack(.oneJoinedOrLeft))
    }

    @Test func `a first round knows no turnover`() {
        #expect(ReleasePlan(respondents(7, 20), seed: 1).guesses(since: PreviousRelease(counts: [:])).isEmpty)
    }
}
