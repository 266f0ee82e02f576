import Foundation
import Statistics
import Testing

@Suite struct VerdictTests {
    static func link(seed: UInt64 = 2, _ change: (inout SimulatedOrganisation) -> Void) throws -> Link {
        var organisation = SimulatedOrganisation()
        change(&organisation)
        return try LinkAnalysis(organisation.panel(seed: seed), inside: ["inside"], outside: ["outside"]).links()[0]
    }

    @Test func `a true effect moves together over time, and the reason says how`() throws {
        let link = try Self.link { ($0.units, $0.periods, $0.effect) = (150, 10, 0.4) }
        #expect(link.verdict == .movesTogetherOverTime)
        #expect(link.claim?.lag == 1)
        #expect(link.reason.hasPrefix("When inside rises in a unit, outside rises one period later (+0."))
        #expect(link.reason.hasSuffix("already doing, and each unit's own trend."))
    }

    @Test func `a trait behind both differs between units only`() throws {
        let link = try Self.link { ($0.units, $0.sharedTrait) = (150, 2) }
        #expect(link.verdict == .differsBetweenUnitsOnly)
        #expect(link.reason.contains("Within units over time there is no sign of it"))
    }

    @Test func `the reverse effect is named as such`() throws {
        let link = try Self.link { ($0.units, $0.periods, $0.reverseEffect) = (150, 12, 0.8) }
        #expect(link.verdict != .movesTogetherOverTime)
        #expect(link.reason.contains("but more so the other way round: outside comes first"))
    }

    @Test func `nothing in a large panel is no sign, in a small one not enough data`() throws {
        let large = try Self.link { ($0.units, $0.periods) = (300, 8) }
        #expect(large.verdict == .noSign)
        #expect(large.reason.contains("would have been seen four times in five"))
        let small = try Self.link { ($0.units, $0.periods) = (10, 8) }
        #expect(small.verdict == .notEnoughData)
        #expect(small.reason.contains("10 units show only r ≥ .7"))
    }

    @Test func `one period says nothing about change`() throws {
        let between = try Self.link { ($0.units, $0.periods, $0.sharedTrait) = (150, 1, 2) }
        #expect(between.verdict == .differsBetweenUnitsOnly && between.within.isEmpty && between.placeboLead == nil)
        #expect(between.reason.hasSuffix("There is one period only, so nothing can be said about change."))
        let none = try Self.link(seed: 3) { ($0.units, $0.periods) = (300, 1) }
        #expect(none.verdict == .noSign)
        #expect(none.reason.hasSuffix("nothing can be said about change."))
    }

    @Test func `two periods leave no lag to look at`() throws {
        let link = try Self.link { ($0.units, $0.periods) = (100, 2) }
        #expect(link.within.map(\.lag) == [0])
        #expect(link.reason.hasSuffix("There are too few periods in a row to say anything about change within units."))
    }

    @Test func `a metric that never varies, or units that never meet, end in not enough data`() throws {
        let units = (0..<20).map { "unit \($0)" }
        let noise = (0..<100).map { Double(($0 * 37) % 19) }
        let flat = try Panel(
            units: units, periods: Array(1...5), variables: ["a", "y"],
            values: [noise, [Double](repeating: 3, count: 100)])
        let link = try LinkAnalysis(flat, inside: ["a"], outside: ["y"]).links()[0]
        #expect(link.verdict == .notEnoughData && link.within.isEmpty && link.between == nil)
        let apart = try Panel(
            units: units, periods: Array(1...5), variables: ["a", "y"],
            values: [
                noise.enumerated().map { $0 < 50 ? $1 : .nan }, noise.enumerated().map { $0 < 50 ? .nan : $1 },
            ])
        #expect(try LinkAnalysis(apart, inside: ["a"], outside: ["y"]).links()[0].verdict == .notEnoughData)
    }

    @Test func `what cannot be asked is refused`() throws {
        let panel = try LinkEngineTests.panel()
        #expect(throws: PanelError.unknown("z")) { try LinkAnalysis(panel, inside: ["z"], outside: ["y"]).links() }
        #expect(throws: PanelError.duplicate("the metric a")) {
            try LinkAnalysis(panel, inside: ["a"], outside: ["a"]).links()
        }
        #expect(throws: PanelError.self) { try LinkAnalysis(panel, inside: ["a"], outside: ["y"], lags: [-1]).links() }
    }

    @Test func `q is never below p, and a claim needs every condition`() throws {
        let links = try LinkAnalysis(LinkEngineTests.panel(), inside: ["a", "b"], outside: ["y"]).links()
        for link in links {
            for effect in link.within + link.reverse { #expect(effect.q >= effect.p) }
            for condition in link.conditions { #expect(condition.p >= condition.within) }
            let claim = try #require(link.claim)
            #expect(claim.q >= claim.p)
        }
    }
}
