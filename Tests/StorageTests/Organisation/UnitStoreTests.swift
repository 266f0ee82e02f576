import Domain
@testable import Storage
import Testing

@Suite struct UnitStoreTests {
    /// City › (North › First School), South; all since ever.
    struct Town {
        let city: Unit.ID
        let north: Unit.ID
        let south: Unit.ID
        let school: Unit.ID

        init(in transaction: any Transaction) throws {
            func unit(_ key: String, _ name: String, below parent: Unit.ID?) throws -> Unit.ID {
                try transaction.units.insert(try UnitDraft(key: key, name: name, kind: ""), below: parent).id
            }
            city = try unit("city", "City", below: nil)
            north = try unit("north", "North", below: city)
            south = try unit("south", "South", below: city)
            school = try unit("s1", "École Première", below: north)
        }
    }

    @Test(arguments: Engine.all) func `units that moved stand where they stood on each day`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase { database in
            let town = try await database.write { transaction in
                let town = try Town(in: transaction)
                try transaction.units.move(town.school, to: town.south, from: day("2022-03-01"))
                try transaction.units.close(town.school, from: day("2023-07-01"))
                return town
            }
            let tree = try await database.read { try $0.units.tree() }
            #expect(tree.units.count == 4)
            #expect(tree.standing(on: day("2022-02-28")).parent(of: town.school) == town.north)
            #expect(tree.standing(on: day("2022-03-01")).parent(of: town.school) == town.south)
            #expect(!tree.standing(on: day("2023-07-01")).contains(town.school))
            #expect(tree.standing(on: day("1800-01-01")).ancestors(of: town.school) == [town.north, town.city])
        }
    }

    @Test(arguments: Engine.all) func `units are found by key and by words without accents`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase { database async throws in
            let town = try await database.write { try Town(in: $0) }
            try await database.read { transaction throws in
                #expect(try transaction.units.find(key: "s1")?.id == town.school)
                #expect(try transaction.units.find(key: "S1") == nil)
                #expect(try transaction.units.search("premiere ECOLE").map(\.key) == ["s1"])
                #expect(try transaction.units.search("th").map(\.key) == ["north", "south"])
                #expect(try transaction.units.search("%").isEmpty)
                #expect(try transaction.units.search("_").isEmpty)
                #expect(try transaction.units.search("", limit: 2).count == 2)
            }
        }
    }

    @Test(arguments: Engine.all) func `every change of units counts up their revision`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let town = try await database.write { try Town(in: $0) }
            var revisions = [try await database.read { try $0.units.revision() }]
            for change in Self.changes(town) {
                try await database.write { try change($0.units) }
                revisions.append(try await database.read { try $0.units.revision() })
            }
            #expect(Set(revisions).count == 4)
            #expect(revisions == revisions.sorted())
        }
    }

    private static func changes(_ town: Town) -> [@Sendable (UnitStore) throws -> Void] {
        [
            { try $0.rename(town.school, UnitDraft(key: "s1", name: "First", kind: "school")) },
            { try $0.move(town.school, to: town.south, from: day("2022-03-01")) },
            { try $0.close(town.school, from: day("2023-03-01")) },
        ]
    }

    @Test(arguments: Engine.all) func `what the tree cannot be is refused and leaves it as it was`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase { database in
            let town = try await database.write { try Town(in: $0) }
            let before = try await database.read { try $0.units.revision() }
            for (refusal, change) in try Self.refused(town) {
                await #expect(throws: refusal) { try await database.write { try change($0.units) } }
            }
            #expect(try await database.read { try $0.units.revision() } == before)
            #expect(try await database.number("SELECT count(*) FROM unit") == 4)
        }
    }

    private static func refused(_ town: Town) throws -> [(UnitRefusal, @Sendable (UnitStore) throws -> Void)] {
        let draft = try UnitDraft(key: "s2", name: "Second", kind: "school")
        let taken = try UnitDraft(key: "s1", name: "Second", kind: "school")
        return [
            (.keyTaken("s1"), { _ = try $0.insert(taken, below: town.city) }),
            (.keyTaken("s1"), { try $0.rename(town.north, taken) }),
            (.unknown, { _ = try $0.insert(draft, below: .init(999)) }),
            (.unknown, { try $0.move(town.school, to: .init(999), from: day("2022-01-01")) }),
            (.unknown, { try $0.rename(.init(999), draft) }),
            (.cycle, { try $0.move(town.city, to: town.school, from: day("2022-01-01")) }),
            (.openChildren(1), { try $0.close(town.north, from: day("2022-01-01")) }),
            (
                .parentAbsent(day("2022-01-01")),
                {
                    try $0.close(town.south, from: day("2022-01-01"))
                    _ = try $0.insert(draft, below: town.south, from: day("2021-06-01"))
                }
            ),
        ]
    }

    @Test(arguments: Engine.all) func `two moves at once never make a circle`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let town = try await database.write { try Town(in: $0) }
            async let one: Void = database.write {
                try $0.units.move(town.north, to: town.south, from: day("2024-01-01"))
            }
            async let two: Void = database.write {
                try $0.units.move(town.south, to: town.north, from: day("2024-01-01"))
            }
            var refusals: [UnitRefusal] = []
            do { try await one } catch let refusal as UnitRefusal { refusals.append(refusal) }
            do { try await two } catch let refusal as UnitRefusal { refusals.append(refusal) }
            #expect(refusals == [.cycle])
        }
    }

    @Test(arguments: Engine.all) func `moving a unit on a past day moves its figures to the other parent`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase { database in
            let (town, metric) = try await database.write { transaction in
                let town = try Town(in: transaction)
                let metric = try transaction.metrics.insert(trust)
                try put(Observation(n: 2, sum: 7, sumOfSquares: 25), of: metric, in: town.school, transaction)
                try transaction.observations.resum(try transaction.metrics.all(), tree: try transaction.units.tree())
                return (town, metric)
            }
            func figures() async throws -> [Unit.ID: Double] {
                try await database.read { transaction in
                    try transaction.observations.figures(of: metric, in: .year(2022)).compactMapValues(\.mean)
                }
            }
            #expect(try await figures() == [town.school: 3.5, town.north: 3.5, town.city: 3.5])
            try await database.write { try $0.units.move(town.school, to: town.south, from: day("2022-09-01")) }
            #expect(try await figures() == [town.school: 3.5, town.south: 3.5, town.city: 3.5])
        }
    }

    private let trust = Metric(
        key: "trust", name: "Trust", side: .inside, respondents: [.employees], scale: Scale(low: 1, high: 5))

    private func put(
        _ observation: Observation, of metric: Metric.ID, in unit: Unit.ID, _ transaction: any Transaction
    ) throws {
        let source = try transaction.imports.newSource()
        try transaction.execute(
            """
            INSERT INTO observation (metric_id, unit_id, period, source_id, n, sum, sum_of_squares)
            VALUES (\(metric), \(unit), \(Period.year(2022)), \(source), \(observation.n), \(observation.sum),
                \(observation.sumOfSquares))
            """)
        try transaction.execute(
            """
            INSERT INTO measured_period (metric_id, period, source_id)
            VALUES (\(metric), \(Period.year(2022)), \(source))
            """)
    }
}

func day(_ text: String) -> Day { Day(text)! }
