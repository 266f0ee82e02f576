import Domain
@testable import Storage
import Testing

struct ObservationStoreTests {
    /// Two schools below a city with a figure in each of five years, from two sources in the third.
    private struct Figures {
        let city: Unit.ID
        let schools: [Unit.ID]
        let metric: Metric.ID
        var revisions: [Int] = []

        init(in transaction: any Transaction) throws {
            func unit(_ key: String, below parent: Unit.ID?) throws -> Unit.ID {
                try transaction.units.insert(UnitDraft(key: key, name: key, kind: ""), below: parent).id
            }
            let city = try unit("city", below: nil)
            self.city = city
            schools = try ["a", "b"].map { try unit($0, below: city) }
            var care = Metric(
                key: "care", name: "Care", side: .outside, respondents: [.customers], scale: Scale(low: 1, high: 5))
            care.id = try transaction.metrics.insert(care)
            metric = care.id
            for years in [2019...2023, 2021...2021] {
                revisions.append(try transaction.observations.revision())
                let posting = ObservationPosting(
                    transaction, source: try transaction.imports.newSource(), metrics: [care],
                    ancestry: Ancestry(try transaction.units.tree()))
                for (place, school) in schools.enumerated() {
                    for year in years {
                        let at = try #require(Ancestry(try transaction.units.tree()).place(of: school))
                        let slot = try posting.open(at, in: .year(year))
                        let n = 10 * (place + 1)
                        posting.put(
                            Observation(n: n, sum: Double(n * (year - 2018)), sumOfSquares: nil), column: 0, slot: slot)
                    }
                }
                _ = try posting.finish()
            }
            revisions.append(try transaction.observations.revision())
        }
    }

    @Test(arguments: Engine.all)
    func `histories hold the units and the stretch asked for, sources summed`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let figures = try await database.write { try Figures(in: $0) }
            let found = try await database.read { transaction in
                try transaction.observations.histories(
                    of: figures.metric, units: [figures.city, figures.schools[1]], in: .year(2020) ... .year(2022))
            }
            #expect(Set(found.keys) == [figures.city, figures.schools[1]])
            #expect(found[figures.schools[1]]?.keys.sorted() == [.year(2020), .year(2021), .year(2022)])
            #expect(found[figures.schools[1]]?[.year(2021)]?.n == 40)
            #expect(found[figures.schools[1]]?[.year(2022)]?.sum == 80)
            #expect(found[figures.city]?[.year(2021)]?.n == 60)
            #expect(found[figures.city]?[.year(2021)]?.sum == 180)
        }
    }

    @Test(arguments: Engine.all)
    func `every import is another revision`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let figures = try await database.write { try Figures(in: $0) }
            #expect(Set(figures.revisions).count == 3)
        }
    }
}
