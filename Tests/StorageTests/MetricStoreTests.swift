import Domain
import Storage
import Testing

struct MetricStoreTests {
    private let trust = Metric(
        key: "trust", name: "Trust", side: .outside, respondents: [.customers], answeredBy: "Parents",
        scale: Scale(low: 0, high: 1, format: .share), direction: .lower, basis: .figures, note: "a note",
        source: "a source")

    @Test(arguments: Engine.all)
    func `a metric is found as it was kept`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let found = try await database.write { transaction in
                let id = try transaction.metrics.insert(trust)
                return [try transaction.metrics.find(id), try transaction.metrics.find(key: "trust")]
            }
            var kept = trust
            kept.id = try #require(found[0]?.id)
            #expect(found == [kept, kept])
        }
    }

    @Test(arguments: Engine.all)
    func `metrics come inside first, then outside, then business, each as they were defined`(engine: Engine)
        async throws
    {
        try await engine.withDatabase { database in
            let keys = try await database.write { transaction in
                for (key, side) in [("b", Side.business), ("d", .outside), ("c", .outside), ("e", .inside)] {
                    var metric = trust
                    (metric.key, metric.name, metric.side) = (key, key.uppercased(), side)
                    _ = try transaction.metrics.insert(metric)
                }
                return try transaction.metrics.all().map(\.key)
            }
            #expect(keys == ["e", "d", "c", "b"])
        }
    }

    @Test(arguments: Engine.all)
    func `whatever is written of a metric is another revision`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let revisions = try await database.write { transaction in
                var kept = trust
                let before = try transaction.metrics.revision()
                kept.id = try transaction.metrics.insert(trust)
                let inserted = try transaction.metrics.revision()
                kept.name = "Faith"
                try transaction.metrics.update(kept)
                return [before, inserted, try transaction.metrics.revision()]
            }
            #expect(Set(revisions).count == 3)
        }
    }

    @Test(arguments: Engine.all)
    func `figures made of employees' answers stay so`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let problems = try await database.write { transaction -> FieldProblems? in
                var mood = trust
                (mood.key, mood.respondents, mood.basis) = ("mood", [.employees], .answers)
                mood.id = try transaction.metrics.insert(mood)
                let unit = try transaction.units.insert(UnitDraft(key: "u", name: "U", kind: ""), below: nil).id
                let ancestry = Ancestry(try transaction.units.tree())
                let posting = ObservationPosting(
                    transaction, source: try transaction.imports.newSource(), metrics: [mood], ancestry: ancestry)
                let slot = try posting.open(try #require(ancestry.place(of: unit)), in: .year(2023))
                posting.add(answer: 1, column: 0, slot: slot)
                // One unit, none above: there is nothing to sum up.
                #expect(try posting.finish() == 1)
                mood.respondents = [.customers]
                do throws(FieldProblems) {
                    try problemsOnly { try transaction.metrics.update(mood) }
                    return nil
                } catch { return error }
            }
            #expect(problems?.message(for: "respondents") != nil)
        }
    }

    @Test(arguments: Engine.all)
    func `a key is taken once, and the transaction can go on`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let problems = try await database.write { transaction in
                _ = try transaction.metrics.insert(trust)
                do throws(FieldProblems) {
                    try problemsOnly { _ = try transaction.metrics.insert(trust) }
                    return FieldProblems()
                } catch { return error }
            }
            #expect(problems.message(for: "key")?.contains("trust") == true)
            #expect(try await database.read { try $0.metrics.all().count } == 1)
        }
    }

    @Test(arguments: Engine.all)
    func `a metric with figures keeps its basis, measure and scale`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let problems = try await database.write { transaction in
                var metric = trust
                metric.id = try transaction.metrics.insert(trust)
                metric.scale.high = 2
                try transaction.metrics.update(metric)
                try transaction.execute(
                    "INSERT INTO measured_period (metric_id, period, source_id) VALUES (\(metric.id), 1, 1)")
                metric.name = "Confidence"
                try transaction.metrics.update(metric)
                (metric.basis, metric.measure, metric.scale.high) = (.answers, .total, 3)
                do throws(FieldProblems) {
                    try problemsOnly { try transaction.metrics.update(metric) }
                    return FieldProblems()
                } catch { return error }
            }
            #expect(problems.list.map(\.field) == ["basis", "measure", "scale_high"])
            let kept = try #require(try await database.read { try $0.metrics.find(key: "trust") })
            #expect(kept.name == "Confidence")
            #expect(kept.scale.high == 2)
        }
    }
}

/// Runs work that may be refused for its fields; any other error is a fault of the test.
private func problemsOnly(_ work: () throws -> Void) throws(FieldProblems) {
    do { try work() } catch let problems as FieldProblems { throw problems } catch { Issue.record(error) }
}
