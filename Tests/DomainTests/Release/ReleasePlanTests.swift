import Domain
import Testing

/// The classic ways in which anonymous figures leak, one by one.
struct ReleasePlanTests {
    private let top = Unit.ID(1)

    /// Teams below one unit, and one segment; each team's respondents by value ("" none).
    private func respondents(_ teams: [[String: Int]], values: [String] = ["a", "b", "c"]) -> Respondents {
        var parents: [Unit.ID: Unit.ID?] = [top: nil as Unit.ID?]
        for team in teams.indices { parents[Unit.ID(Int64(team + 2))] = top }
        var respondents = Respondents(
            ReleaseTable(parents: parents, segments: [ReleaseSegment(key: "tenure", values: values)]))
        for (team, counts) in teams.enumerated() {
            for (value, count) in counts.sorted(by: <) {
                respondents.add(count, unit: Unit.ID(Int64(team + 2)), values: [value.isEmpty ? nil : value])
            }
        }
        return respondents
    }

    private func unit(_ number: Int64) -> ReleaseCell { ReleaseCell(unit: Unit.ID(number)) }
    private func tenure(_ number: Int64, _ value: String) -> ReleaseCell {
        ReleaseCell(unit: Unit.ID(number), segment: "tenure", value: value)
    }

    private func plan(_ respondents: Respondents) -> ReleasePlan {
        let plan = ReleasePlan(respondents, seed: 1)
        #expect(ReleaseAudit(plan, of: respondents, seed: 2).outcome == .sound)
        return plan
    }

    @Test func `five are shown, four are not, and nobody is nothing`() {
        let plan = plan(respondents([["": 5], ["": 4], ["": 0], ["": 20]]))
        #expect(plan.verdict(unit(2)).isShown == false)
        #expect(plan.verdict(unit(3)) == .heldBack(.tooFew))
        #expect(plan.verdict(unit(4)) == .empty)
        #expect(plan.verdict(unit(5)) == .shown)
        #expect(plan.count(unit(1)) == 29)
        #expect(plan.count(unit(3)) == nil)
    }

    @Test func `a team cannot be had by taking its siblings off their parent`() {
        let plan = plan(respondents([["": 3], ["": 7], ["": 20]]))
        #expect(plan.verdict(unit(1)) == .shown)
        #expect(plan.verdict(unit(3)) == .heldBack(.givesAwayOthers))
        #expect(plan.verdict(unit(4)) == .shown)
    }

    @Test func `what is held back together is five or more, or nothing`() {
        #expect(plan(respondents([["": 3], ["": 3], ["": 20]])).verdict(unit(4)) == .shown)
    }

    @Test func `a filter and its complement`() {
        let plan = plan(respondents([["a": 20, "b": 3]], values: ["a", "b"]))
        #expect(plan.verdict(tenure(2, "b")) == .heldBack(.tooFew))
        #expect(!plan.verdict(tenure(2, "a")).isShown)
        #expect(plan.verdict(unit(1)) == .shown)
    }

    @Test func `those without a value are told apart by nobody`() {
        let plan = plan(respondents([["a": 20, "b": 10, "": 1]], values: ["a", "b"]))
        #expect(plan.verdict(tenure(2, "a")) == .shown)
        #expect(!plan.verdict(tenure(2, "b")).isShown)
    }

    @Test func `two filters that differ by one person are not both shown`() {
        var respondents = Respondents(
            ReleaseTable(
                parents: [top: nil as Unit.ID?],
                segments: [
                    ReleaseSegment(key: "tenure", values: ["new", "old"]),
                    ReleaseSegment(key: "place", values: ["north", "south"]),
                ]))
        respondents.add(9, unit: top, values: ["new", "north"])
        respondents.add(1, unit: top, values: ["new", "south"])
        respondents.add(12, unit: top, values: ["old", "south"])
        let plan = plan(respondents)
        let isNewShown = plan.verdict(ReleaseCell(unit: top, segment: "tenure", value: "new")).isShown
        let isNorthShown = plan.verdict(ReleaseCell(unit: top, segment: "place", value: "north")).isShown
        #expect(!(isNewShown && isNorthShown))
        #expect(plan.verdict(ReleaseCell(unit: top)) == .shown)
    }

    @Test func `a value held back in one team is not had from the parent and the other teams`() {
        let plan = plan(
            respondents([["a": 10, "b": 2, "c": 9], ["a": 8, "b": 9, "c": 8], ["a": 9, "b": 8, "c": 7]]))
        #expect(plan.verdict(tenure(2, "b")) == .heldBack(.tooFew))
        #expect(plan.verdict(tenure(1, "b")) == .shown)
        #expect(plan.verdict(tenure(3, "b")).isShown != plan.verdict(tenure(4, "b")).isShown)
    }

    @Test func `two respondents in the whole round`() {
        let plan = plan(respondents([["a": 1], ["b": 1]]))
        #expect(plan.records.allSatisfy { $0.verdict == .heldBack(.tooFew) })
        #expect(plan.records.count == 7)
    }

    @Test func `a round that nobody answered`() {
        #expect(plan(respondents([[:]])).records.isEmpty)
    }

    @Test func `everyone in one unit, at the top of others`() {
        var respondents = respondents([[:], [:]])
        respondents.add(30, unit: top, values: ["a"])
        let plan = plan(respondents)
        #expect(plan.verdict(unit(1)) == .shown)
        #expect(plan.verdict(tenure(1, "a")) == .shown)
        #expect(plan.verdict(unit(2)) == .empty)
    }

    @Test func `a segment with one value says nothing new`() {
        let plan = plan(respondents([["a": 6], ["a": 7]], values: ["a"]))
        #expect(plan.records.allSatisfy { $0.verdict == .shown })
    }

    @Test func `below a unit that is held back nothing is shown`() {
        let three = Unit.ID(3)
        var respondents = Respondents(
            ReleaseTable(parents: [top: nil as Unit.ID?, Unit.ID(2): top, three: top, Unit.ID(4): three], segments: []))
        respondents.add(4, unit: Unit.ID(2))
        respondents.add(2, unit: three)
        respondents.add(6, unit: Unit.ID(4))
        respondents.add(9, unit: top)
        let plan = plan(respondents)
        for record in plan.records where record.cell.unit == Unit.ID(4) {
            #expect(plan.verdict(unit(3)).isShown || !record.verdict.isShown)
        }
    }

    @Test func `a higher threshold holds more back`() throws {
        let respondents = respondents([["": 7], ["": 9], ["": 20]])
        let policy = try #require(ReleasePolicy(threshold: 8, commentThreshold: 10))
        let plan = ReleasePlan(respondents, policy: policy, seed: 1)
        #expect(plan.verdict(unit(2)) == .heldBack(.tooFew))
        #expect(plan.verdict(unit(4)) == .shown)
    }

    @Test func `a weaker policy cannot be made`() {
        #expect(ReleasePolicy(threshold: 4) == nil)
        #expect(ReleasePolicy(threshold: 0) == nil)
        #expect(ReleasePolicy(threshold: 12, commentThreshold: 10) == nil)
        #expect(ReleasePolicy(width: 0) == nil)
        #expect(ReleasePolicy(threshold: 6) != nil)
    }

    @Test func `units of another round and values of another segment are not counted`() {
        var respondents = respondents([["a": 5]])
        let (stranger, unknown) = (
            respondents.add(9, unit: Unit.ID(77), values: ["a"]), respondents.add(3, unit: Unit.ID(2), values: ["z"])
        )
        #expect(stranger == nil && unknown != nil && respondents.total == 8)
        let plan = ReleasePlan(respondents, seed: 1)
        #expect(plan.verdict(ReleaseCell(unit: Unit.ID(77))) == .empty)
        #expect(!plan.verdict(tenure(2, "a")).isShown)
    }
}
