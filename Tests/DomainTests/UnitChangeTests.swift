import Domain
import Testing

/// On the tree of ``UnitTreeTests``: the school stands below north, from 2022-03-01 below south, until 2023-07-01.
struct UnitChangeTests {
    private let tree = UnitTreeTests.tree
    private let city = UnitTreeTests.city.id
    private let north = UnitTreeTests.north.id
    private let south = UnitTreeTests.south.id
    private let school = UnitTreeTests.school.id

    private func day(_ text: String) -> Day { Day(text)! }

    private func placement(_ parent: Unit.ID?, _ from: String?, _ until: String?) -> Placement {
        Placement(unit: school, parent: parent, from: from.map(day), until: until.map(day))
    }

    @Test func `a move between two changes leaves the later one as it is`() throws {
        #expect(
            try tree.moved(school, to: city, from: day("2021-05-01")) == [
                placement(north, nil, "2021-05-01"), placement(city, "2021-05-01", "2022-03-01"),
                placement(south, "2022-03-01", "2023-07-01"),
            ])
    }

    @Test func `a move on the day of another one takes its place`() throws {
        #expect(
            try tree.moved(school, to: city, from: day("2022-03-01")) == [
                placement(north, nil, "2022-03-01"), placement(city, "2022-03-01", "2023-07-01"),
            ])
    }

    @Test func `a move to where the unit stands changes nothing`() throws {
        #expect(try tree.moved(school, to: south, from: day("2022-09-01")) == tree.history(of: school))
    }

    @Test func `a closed unit that is moved comes back`() throws {
        #expect(
            try tree.moved(school, to: north, from: day("2024-01-01")) == tree.history(of: school) + [
                placement(north, "2024-01-01", nil)
            ])
    }

    @Test func `a unit closes, forgetting what was planned after`() throws {
        #expect(try tree.closed(school, from: day("2021-01-01")) == [placement(north, nil, "2021-01-01")])
        #expect(throws: UnitRefusal.closed(day("2023-07-01"))) { try tree.closed(school, from: day("2023-07-01")) }
        #expect(throws: UnitRefusal.openChildren(2)) { try tree.closed(city, from: day("2030-01-01")) }
        #expect(throws: UnitRefusal.openChildren(1)) { try tree.closed(south, from: day("2023-06-30")) }
        #expect(try tree.closed(south, from: day("2023-07-01")).count == 1)
    }

    @Test func `nothing happens to a unit before it opened`() throws {
        let young = UnitTree(
            units: [UnitTreeTests.city, UnitTreeTests.school],
            placements: [Placement(unit: city, parent: nil), placement(city, "2020-01-01", nil)])
        #expect(throws: UnitRefusal.notYetOpen(day("2020-01-01"))) {
            try young.moved(school, to: nil, from: day("2019-12-31"))
        }
        #expect(throws: UnitRefusal.notYetOpen(day("2020-01-02"))) {
            try young.closed(school, from: day("2020-01-01"))
        }
    }

    @Test func `a unit cannot come to lie below itself, now or after a later move`() {
        #expect(throws: UnitRefusal.cycle) { try tree.moved(north, to: school, from: day("2021-01-01")) }
        #expect(throws: UnitRefusal.cycle) { try tree.moved(north, to: north, from: day("2021-01-01")) }
        // The school is not yet below south on that day, but will be.
        #expect(throws: UnitRefusal.cycle) { try tree.moved(south, to: school, from: day("2022-01-01")) }
    }

    @Test func `a parent must be there for as long as its child`() {
        #expect(throws: UnitRefusal.parentAbsent(day("2023-07-01"))) {
            try tree.moved(north, to: school, from: day("2022-06-01"))
        }
        #expect(throws: UnitRefusal.parentAbsent(nil)) {
            let young = UnitTree(
                units: [UnitTreeTests.school], placements: [placement(nil, "2020-01-01", nil)])
            try young.check(Placement(unit: north, parent: school))
        }
    }

    @Test func `a draft lists everything that is wrong with it`() throws {
        let problems = #expect(throws: FieldProblems.self) {
            try UnitDraft(key: "", name: " North", kind: "two\nlines")
        }
        #expect(problems?.list.map(\.field) == ["key", "name", "kind"])
        #expect(try UnitDraft(key: "n", name: "North", kind: "").kind == "unit")
    }
}
