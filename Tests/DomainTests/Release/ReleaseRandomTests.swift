import Domain
import Statistics
import Testing

/// What holds of every plan, on organisations made by chance.
struct ReleaseRandomTests {
    @Test(arguments: 0..<40)
    func `the same answers and seed give the same plan, in whatever order they come`(seed: UInt64) {
        let organisation = RandomOrganisation(seed: seed, most: 200, segments: Int(seed % 4))
        let plan = ReleasePlan(organisation.respondents, seed: 9)
        #expect(ReleasePlan(organisation.respondents, seed: 9).verdicts == plan.verdicts)
        let turned = organisation.respondents(organisation.people.reversed())
        #expect(ReleasePlan(turned, seed: 9).verdicts == plan.verdicts)
    }

    @Test(arguments: 0..<40)
    func `a plan that was kept is the plan that was made`(seed: UInt64) {
        let organisation = RandomOrganisation(seed: seed, most: 200, segments: Int(seed % 4))
        let plan = ReleasePlan(organisation.respondents, seed: 9)
        let kept = ReleasePlan(plan.records, table: organisation.table, policy: plan.policy)
        #expect(kept.verdicts == plan.verdicts)
        #expect(kept.records == plan.records)
        #expect(plan.verdicts.allSatisfy { ReleaseVerdict(rawValue: $0.rawValue) == $0 })
    }

    @Test(arguments: 0..<60)
    func `nothing that is held back for others could be shown beside the rest`(seed: UInt64) {
        let organisation = RandomOrganisation(seed: seed, most: 150, segments: Int(seed % 4))
        let plan = ReleasePlan(organisation.respondents, seed: seed)
        for record in plan.records where record.verdict == .heldBack(.givesAwayOthers) {
            var records = plan.records
            records[records.firstIndex(of: record)!] = ReleaseRecord(
                cell: record.cell, count: record.count, verdict: .shown)
            let more = ReleasePlan(records, table: organisation.table, policy: plan.policy)
            #expect(ReleaseAudit(more, of: organisation.respondents, seed: 3).outcome != .sound, "\(record.cell)")
        }
    }

    @Test(arguments: 0..<200)
    func `of few people who mostly agree it is soon decided what may be told`(seed: UInt64) {
        var organisation = RandomOrganisation(seed: seed, most: 14, segments: Int(seed % 4))
        var answers = ReleaseAnswers(organisation.table, range: 1...5)
        for person in organisation.people {
            let answer = organisation.random.next(below: 3) == 0 ? 4 : 1 + organisation.random.next(below: 2)
            answers.add(Double(answer), unit: person.unit, values: person.values)
        }
        let plan = ReleasePlan(answers.respondents, seed: seed)
        #expect(plan.protecting(answers).bounds.pinned == 0)
    }

    @Test(arguments: 0..<60)
    func `a question's plan lies within the round's and is sound for those who answered it`(seed: UInt64) {
        var organisation = RandomOrganisation(seed: seed, most: 26, segments: Int(seed % 3))
        let round = ReleasePlan(organisation.respondents, seed: 9)
        let answered = organisation.people.filter { _ in organisation.random.next(below: 4) > 0 }
        let respondents = organisation.respondents(answered)
        let plan = ReleasePlan(respondents, seed: 9, within: [round])
        for record in plan.records where record.verdict.isShown { #expect(round.verdict(record.cell).isShown) }
        #expect(ReleaseAudit(plan, of: respondents, seed: 3).outcome == .sound)
        organisation.people = answered
        #expect(Oracle(organisation) { plan.verdict($0).isShown }.smallestDisclosure() == nil)
    }

    @Test(arguments: 0..<40)
    func `a figure of several questions is shown where all of them are`(seed: UInt64) {
        var organisation = RandomOrganisation(seed: seed, most: 26, segments: Int(seed % 3))
        let round = ReleasePlan(organisation.respondents, seed: 9)
        let answered = (0..<2).map { _ in
            organisation.people.filter { _ in organisation.random.next(below: 4) > 0 }
        }
        let plans = answered.map { ReleasePlan(organisation.respondents($0), seed: 9, within: [round]) }
        let both = organisation.people.filter { person in answered.allSatisfy { $0.contains(person) } }
        let figure = ReleasePlan(organisation.respondents(both), seed: 9, within: plans)
        for record in figure.records where record.verdict.isShown {
            #expect(plans.allSatisfy { $0.verdict(record.cell).isShown })
        }
        organisation.people = both
        #expect(Oracle(organisation) { figure.verdict($0).isShown }.smallestDisclosure() == nil)
    }

    @Test(arguments: 0..<20)
    func `larger organisations pass their own audit`(seed: UInt64) {
        let organisation = RandomOrganisation(seed: seed, most: 1_500, segments: Int(seed % 5))
        let plan = ReleasePlan(organisation.respondents, seed: seed)
        let audit = ReleaseAudit(plan, of: organisation.respondents, seed: seed + 1)
        #expect(audit.outcome == .sound)
        #expect(audit.kept <= audit.keptByThresholdAlone && audit.keptByThresholdAlone <= audit.all)
        #expect(audit.shown + audit.heldBack.values.reduce(0, +) == audit.cells)
    }

    @Test func `a tree of 5,000 units is planned and proven`() {
        var random = SeededGenerator(seed: 1)
        var parents: [Unit.ID: Unit.ID?] = [:]
        for unit in 1...5_000 {
            parents[Unit.ID(Int64(unit))] = .some(unit == 1 ? nil : Unit.ID(Int64((unit + 4) / 6)))
        }
        var respondents = Respondents(
            ReleaseTable(parents: parents, segments: [ReleaseSegment(key: "tenure", values: ["a", "b", "c"])]))
        for _ in 0..<20_000 {
            respondents.add(
                unit: Unit.ID(Int64(1 + random.next(below: 5_000))), values: [["a", "b", "c"][random.next(below: 3)]])
        }
        let plan = ReleasePlan(respondents, seed: 1)
        #expect(ReleaseAudit(plan, of: respondents, seed: 2).outcome == .sound)
        #expect(plan.verdict(ReleaseCell(unit: Unit.ID(1))) == .shown)
    }
}
