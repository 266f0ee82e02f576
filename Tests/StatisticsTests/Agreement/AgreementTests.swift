import Foundation
import Statistics
import Testing

@Suite struct AgreementTests {
    let reference: Reference
    let table: Table
    let grouping: Grouping

    init() throws {
        reference = try Reference()
        table = try Table("lq2002")
        grouping = Grouping(try table.text("COMPID"))
    }

    func items(_ stem: String, _ count: Int) throws -> [[Double]] {
        try (1...count).map { try table.numbers(stem + ($0 < 10 ? "0" : "") + "\($0)") }
    }

    /// Compares with R's value for every group.
    func check(_ agreement: Agreement, _ file: String, column: String) throws {
        let reference = try Table(file)
        let sizes = try reference.numbers("gsize")
        let values = try reference.numbers(column)
        let labels = try reference.text("grpid")
        #expect(agreement.groups.count == labels.count && labels.count == 49)
        for group in agreement.groups {
            let row = try #require(labels.firstIndex(of: group.label))
            #expect(group.size == Int(sizes[row]))
            #expect(close(group.value, values[row], 1e-12), "\(group)")
        }
    }

    @Test func `leadership's rwg(j) meets the reference, group by group`() throws {
        let agreement = try Agreement(items("LEAD", 11), by: grouping, index: .rwg(null: 2))
        let ours = [
            "mean": agreement.mean, "median": agreement.median, "min": agreement.min, "max": agreement.max,
            "groups": Double(agreement.groups.count),
        ]
        for (quantity, value) in ours { try reference.check(value, "rwg.j", "lq2002 LEAD01-11 ranvar=2", quantity) }
        try check(agreement, "rwgj_lq2002_LEAD", column: "rwg.j")
    }

    @Test func `three items and one item meet the reference, group by group`() throws {
        let three = try Agreement(items("TSIG", 3), by: grouping, index: .rwg(null: 2))
        try reference.check(three.mean, "rwg.j", "lq2002 TSIG01-03 ranvar=2", "mean")
        try check(three, "rwgj_lq2002_TSIG", column: "rwg.j")
        let one = try Agreement([table.numbers("LEAD01")], by: grouping, index: .rwg(null: 2))
        try reference.check(one.mean, "rwg", "lq2002 LEAD01 ranvar=2", "mean")
        try check(one, "rwg_lq2002_LEAD01", column: "rwg")
    }

    @Test func `Lindell's and Brown and Hauenstein's indices meet the reference`() throws {
        let items = try items("LEAD", 11)
        let lindell = try Agreement(items, by: grouping, index: .lindell(null: 2))
        try reference.check(lindell.mean, "rwg.j.lindell", "lq2002 LEAD01-11", "mean")
        let awg = try Agreement(items, by: grouping, index: .awg(scale: 1...5))
        try reference.check(awg.mean, "awg", "lq2002 LEAD01-11", "mean")
    }

    @Test func `five options spread evenly have a variance of two`() {
        #expect(AgreementIndex.uniformVariance(options: 5) == 2)
        #expect(AgreementIndex.uniformVariance(options: 7) == 4)
    }

    @Test func `full agreement is one, worse than chance is zero, a group of one is left out`() throws {
        let grouping = Grouping(["a", "a", "b", "b", "c"])
        let agreement = try Agreement([[4, 4, 1, 5, 3]], by: grouping, index: .rwg(null: 2))
        #expect(agreement.groups.map(\.value) == [1, 0] && agreement.leftOut == 1)
        #expect(try Agreement([[5, 5, 1, 1, 3]], by: grouping, index: .awg(scale: 1...5)).mean == 1)
    }

    @Test func `what cannot be measured is refused`() {
        #expect(throws: StatisticsError.notEnoughData(unit: "groups of two or more", have: 0, need: 1)) {
            try Agreement([[1, 2]], by: Grouping(["a", "b"]), index: .rwg(null: 2))
        }
        #expect(throws: StatisticsError.notFinite("item 1")) {
            try Agreement([[1, .nan]], by: Grouping(["a", "a"]), index: .rwg(null: 2))
        }
        #expect(throws: StatisticsError.outOfRange("item 1", value: 7, allowed: 1...5)) {
            try Agreement([[1, 7]], by: Grouping(["a", "a"]), index: .awg(scale: 1...5))
        }
        #expect(throws: StatisticsError.self) {
            try Agreement([[1, 2]], by: Grouping(["a", "a"]), index: .rwg(null: 0))
        }
    }

    @Test func `real companies agree more than pseudo-groups, and the deal repeats`() throws {
        let items = try items("LEAD", 11)
        let deal = { try PseudoGroups(items, by: grouping, index: .rwg(null: 2), deals: 30, seed: 1) }
        let pseudo = try deal()
        #expect(try pseudo == deal())
        #expect(pseudo.low <= pseudo.mean && pseudo.mean <= pseudo.high && pseudo.high < pseudo.observed)
        #expect(pseudo.p == 1.0 / 31)
    }

    @Test func `groups dealt by chance do not stand out`() throws {
        var generator = SeededGenerator(seed: 8)
        let answers = (0..<300).map { _ in Double(1 + generator.next(below: 5)) }
        let chance = Grouping((0..<300).map { "\($0 % 30)" })
        let pseudo = try PseudoGroups([answers], by: chance, index: .lindell(null: 2), deals: 200, seed: 2)
        #expect(pseudo.p > 0.05)
    }
}
