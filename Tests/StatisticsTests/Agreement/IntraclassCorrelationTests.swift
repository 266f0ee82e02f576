import Foundation
import Statistics
import Testing

@Suite struct IntraclassCorrelationTests {
    let reference: Reference

    init() throws { reference = try Reference() }

    func check(_ icc: IntraclassCorrelation, _ analysis: String, _ dataset: String, _ name: String, anova: Bool) throws
    {
        var ours = ["ICC1": icc.icc1, "ICC2": icc.icc2]
        if anova { ours.merge(["F": icc.f, "MSB": icc.meanSquareBetween, "MSW": icc.meanSquareWithin]) { a, _ in a } }
        for (quantity, value) in ours { try reference.check(value, analysis, dataset, "\(name).\(quantity)") }
    }

    @Test(arguments: ["COHES", "LEAD", "WBEING", "HRS"]) func `the soldiers of 1996 meet the reference`(_ name: String)
        throws
    {
        let table = try Table("bh1996")
        let icc = try IntraclassCorrelation(table.numbers(name), by: Grouping(table.text("GRP")))
        try check(icc, "ICC_aov", "bh1996", name, anova: true)
        try check(icc, "ICC(python, kbar=N/J)", "bh1996", name, anova: false)
        #expect(icc.n == 7382 && icc.groups == 99)
    }

    @Test(arguments: ["LEAD", "TSIG", "HOSTILE"]) func `the companies of 2002 meet the reference`(_ name: String) throws
    {
        let table = try Table("lq2002")
        let icc = try IntraclassCorrelation(table.numbers(name), by: Grouping(table.text("COMPID")))
        try check(icc, "ICC_aov", "lq2002", name, anova: false)
    }

    @Test(arguments: ["JOBSAT1", "COMMIT1", "READY1"]) func `battalion companies meet the reference`(_ name: String)
        throws
    {
        let table = try Table("univbct")
        let (values, time) = try (table.numbers(name), table.numbers("TIME"))
        let units = zip(try table.text("BTN"), try table.text("COMPANY")).map { "\($0):\($1)" }
        let kept = values.indices.filter { time[$0] == 0 && values[$0].isFinite }
        let icc = try IntraclassCorrelation(kept.map { values[$0] }, by: Grouping(kept.map { units[$0] }))
        try check(icc, "ICC_aov", "univbct t1 BTN:COMPANY", name, anova: false)
    }

    static let values = [3.0, 4, 5, 1, 2, 2, 4, 4, 5, 5]
    static let groups = ["a", "a", "a", "b", "b", "b", "c", "c", "c", "c"]

    @Test func `neither order nor shift nor scale matters`() throws {
        let plain = try IntraclassCorrelation(Self.values, by: Grouping(Self.groups))
        let turned = try IntraclassCorrelation(Self.values.reversed(), by: Grouping(Self.groups.reversed()))
        let scaled = try IntraclassCorrelation(Self.values.map { 1e8 + 4 * $0 }, by: Grouping(Self.groups))
        for other in [turned, scaled] {
            #expect(close(plain.icc1, other.icc1, 1e-13) && close(plain.f, other.f, 1e-13))
        }
    }

    @Test func `moments give what raw answers give`() throws {
        let grouping = Grouping(Self.groups)
        let moments = grouping.members.map { rows in Moments(rows.map { Self.values[$0] }) }
        let (a, b) = try (IntraclassCorrelation(moments), IntraclassCorrelation(Self.values, by: grouping))
        #expect(close(a.icc1, b.icc1, 1e-13) && close(a.icc2, b.icc2, 1e-13) && a.n == b.n)
        #expect(try IntraclassCorrelation(moments + [Moments()]).groups == 3)
    }

    @Test func `the intervals hold the estimate and turn on F`() throws {
        let icc = try IntraclassCorrelation(Self.values, by: Grouping(Self.groups))
        let (one, two) = try (icc.icc1Interval(), icc.icc2Interval())
        #expect(one.low < icc.icc1 && icc.icc1 < one.high)
        #expect(two.low < icc.icc2 && icc.icc2 < two.high)
        // At the level where the lower end of F is 1, both intervals begin at zero.
        let level = 1 - 2 * icc.p
        #expect(try abs(icc.icc1Interval(confidence: level).low) < 1e-10)
        #expect(try abs(icc.icc2Interval(confidence: level).low) < 1e-10)
    }

    @Test func `groups that agree fully have an ICC of one`() throws {
        let icc = try IntraclassCorrelation([1, 1, 2, 2], by: Grouping(["a", "a", "b", "b"]))
        #expect(icc.icc1 == 1 && icc.icc2 == 1 && icc.f == .infinity && icc.p == 0)
        #expect(try icc.icc1Interval().high == 1)
        // A mean of thirds rounds; that must not look like a spread.
        let rounded = try IntraclassCorrelation(
            [0.1, 0.1, 0.1, 0.7, 0.7, 0.7], by: Grouping(["a", "a", "a", "b", "b", "b"]))
        #expect(rounded.meanSquareWithin == 0 && rounded.icc1 == 1)
    }

    @Test func `too little data is refused`() {
        #expect(throws: StatisticsError.notEnoughData(unit: "groups", have: 1, need: 2)) {
            try IntraclassCorrelation([1, 2], by: Grouping(["a", "a"]))
        }
        #expect(throws: StatisticsError.notEnoughData(unit: "rows", have: 2, need: 3)) {
            try IntraclassCorrelation([1, 2], by: Grouping(["a", "b"]))
        }
        #expect(throws: StatisticsError.doesNotVary("the value")) {
            try IntraclassCorrelation([0.1, 0.1, 0.1], by: Grouping(["a", "a", "b"]))
        }
        #expect(throws: StatisticsError.notFinite("the value")) {
            try IntraclassCorrelation([1, .nan, 2], by: Grouping(["a", "a", "b"]))
        }
    }
}
