import Domain
import Testing

/// The audit beside the oracle that tries everything.
struct ReleaseAuditTests {
    @Test(arguments: 0..<300)
    func `the audit finds a leak where trying every group finds one, and none where there is none`(seed: UInt64) {
        var organisation = RandomOrganisation(seed: seed, most: 24, segments: Int(seed % 4))
        let plan = organisation.carelessPlan(showing: [100, 70, 40][Int(seed / 4 % 3)])
        let audit = ReleaseAudit(plan, of: organisation.respondents, seed: seed)
        let oracle = Oracle(organisation) { plan.verdict($0).isShown }
        let truth = oracle.smallestDisclosure()
        #expect(audit.outcome == (truth == nil ? .sound : .discloses), "\(truth ?? [])")
        #expect(audit.disclosures.allSatisfy { (1...4).contains($0.respondents) })
    }

    @Test(arguments: 0..<200)
    func `no group of one to four can be told apart by anything that a plan shows`(seed: UInt64) {
        let organisation = RandomOrganisation(seed: 1_000 + seed, most: 26, segments: Int(seed % 4))
        let plan = ReleasePlan(organisation.respondents, seed: seed)
        let leak = Oracle(organisation) { plan.verdict($0).isShown }.smallestDisclosure()
        #expect(leak == nil)
        let audit = ReleaseAudit(plan, of: organisation.respondents, seed: seed + 1)
        #expect(audit.outcome == .sound)
        #expect(audit.smallestGroup ?? 5 >= 5)
    }
}
