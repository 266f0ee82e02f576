import Foundation
import Statistics
import Testing

@Suite struct CronbachAlphaTests {
    let reference: Reference

    init() throws { reference = try Reference() }

    static let scales: [(file: String, names: [String], dataset: String)] = [
        (
            "attitude", ["rating", "complaints", "privileges", "learning", "raises", "critical", "advance"],
            "attitude 7 items"
        ),
        ("lq2002", numbered("LEAD", 11), "lq2002 LEAD01-11"), ("lq2002", numbered("TSIG", 3), "lq2002 TSIG01-03"),
        ("lq2002", numbered("HOSTIL", 5), "lq2002 HOSTIL01-05"),
    ]

    static func numbered(_ stem: String, _ count: Int) -> [String] {
        (1...count).map { stem + ($0 < 10 ? "0" : "") + "\($0)" }
    }

    @Test(arguments: scales.indices) func `alpha meets the reference`(_ index: Int) throws {
        let scale = Self.scales[index]
        let table = try Table(scale.file)
        let alpha = try CronbachAlpha(scale.names.map { try table.numbers($0) })
        let ours = ["raw": alpha.alpha, "std": alpha.standardised, "avg_r": alpha.averageCorrelation]
        for (quantity, value) in ours { try reference.check(value, "cronbach_alpha", scale.dataset, quantity) }
        #expect(alpha.low < alpha.alpha && alpha.alpha < alpha.high)
    }

    @Test func `alpha of the teachers' seven measures meets the reference`() throws {
        let columns = try Table("nyc_hs_2015_survey_by_respondent").complete(teacherMeasures)
        let alpha = try CronbachAlpha(columns)
        try reference.check(
            alpha.alpha, "cronbach alpha", "NYC HS 2014-15", "7 teacher measures (school level)")
    }

    static let a = [1.0, 2, 3, 4, 5, 4]
    static let b = [2.0, 2, 3, 5, 4, 5]
    static let c = [1.0, 3, 2, 4, 6, 5]

    @Test func `a reversed item turned back gives the same alpha`() throws {
        let plain = try CronbachAlpha([Self.a, Self.b, Self.c])
        let turned = Self.a.map { 7 - $0 }
        let back = try CronbachAlpha([turned, Self.b, Self.c], reversed: [0], range: 1...6)
        let guessed = try CronbachAlpha([turned, Self.b, Self.c], reversed: [0])
        #expect(close(plain.alpha, back.alpha, 1e-13) && close(plain.alpha, guessed.alpha, 1e-13))
        #expect(try CronbachAlpha([turned, Self.b, Self.c]).alpha < plain.alpha)
    }

    @Test func `leaving an item out is alpha of the others`() throws {
        let all = try CronbachAlpha([Self.a, Self.b, Self.c])
        let without = try #require(all.withoutItem)
        #expect(close(without[1], try CronbachAlpha([Self.a, Self.c]).alpha, 1e-13))
        #expect(try CronbachAlpha([Self.a, Self.c]).withoutItem == nil)
    }

    @Test func `what cannot be measured is refused`() {
        #expect(throws: StatisticsError.notEnoughData(unit: "items", have: 1, need: 2)) { try CronbachAlpha([Self.a]) }
        #expect(throws: StatisticsError.doesNotVary("flat")) {
            try CronbachAlpha([Self.a, [3, 3, 3, 3, 3, 3]], names: ["a", "flat"])
        }
        #expect(throws: StatisticsError.outOfRange("a", value: 5, allowed: 1...4)) {
            try CronbachAlpha([Self.a, Self.b], names: ["a", "b"], reversed: [0], range: 1...4)
        }
        #expect(throws: StatisticsError.lengthsDiffer("the items", 2, 6)) { try CronbachAlpha([Self.a, [1, 2]]) }
    }
}
