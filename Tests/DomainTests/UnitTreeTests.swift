import Domain
import Testing

struct UnitTreeTests {
    static let city = Unit(id: .init(1), key: "city", name: "City", kind: "city")
    static let north = Unit(id: .init(2), key: "north", name: "North", kind: "borough")
    static let south = Unit(id: .init(3), key: "south", name: "South", kind: "borough")
    static let school = Unit(id: .init(4), key: "s1", name: "First School", kind: "school")

    /// The school moves from north to south on 2022-03-01 and closes on 2023-07-01.
    static let tree = UnitTree(
        units: [city, north, south, school],
        placements: [
            Placement(unit: city.id, parent: nil), Placement(unit: north.id, parent: city.id),
            Placement(unit: south.id, parent: city.id),
            Placement(unit: school.id, parent: south.id, from: Day("2022-03-01"), until: Day("2023-07-01")),
            Placement(unit: school.id, parent: north.id, until: Day("2022-03-01")),
        ])

    @Test func `a unit that moved belongs to where it stood in each period`() {
        #expect(Self.tree.standing(in: .year(2021)).parent(of: Self.school.id) == Self.north.id)
        #expect(Self.tree.standing(in: .year(2022)).parent(of: Self.school.id) == Self.south.id)
        #expect(Self.tree.standing(in: Period("2022-02")!).parent(of: Self.school.id) == Self.north.id)
    }

    @Test func `a unit that closed in a year still belongs to that year and to none after`() {
        #expect(Self.tree.standing(in: .year(2023)).contains(Self.school.id))
        #expect(!Self.tree.standing(in: .year(2024)).contains(Self.school.id))
        #expect(!Self.tree.standing(on: Day("2023-07-01")!).contains(Self.school.id))
    }

    @Test func `ancestors come nearest first and subtrees parents first`() {
        let standing = Self.tree.standing(in: .year(2022))
        #expect(standing.ancestors(of: Self.school.id) == [Self.south.id, Self.city.id])
        #expect(standing.subtree(of: Self.city.id) == [Self.city.id, Self.north.id, Self.south.id, Self.school.id])
        #expect(standing.roots == [Self.city.id])
        #expect(standing.isWithin(Self.school.id, Self.city.id))
        #expect(!standing.isWithin(Self.school.id, Self.north.id))
    }
}
