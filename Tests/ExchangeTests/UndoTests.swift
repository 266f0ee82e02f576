import Domain
import Exchange
import Storage
import Testing

struct UndoTests {
    /// Numbers that do not add up exactly in binary.
    private func figures(_ random: inout Seeded, _ periods: [Int]) -> String {
        var text = "unit,period,trust,attendance\n"
        for period in periods {
            for unit in ["n1", "n2", "s1", "moved", "north"] where Bool.random(using: &random) || unit == "n1" {
                let trust = Double(Int.random(in: 0...1_000, using: &random)) / 1_000
                text += "\(unit),\(period),\(trust),\(Double.random(in: 0...100, using: &random))\n"
            }
        }
        return text
    }

    @Test(arguments: Engine.all)
    func `undoing leaves every sum, bit by bit, as it was before`(engine: Engine) async throws {
        try await engine.withTown { town in
            var random = Seeded(11)
            let metrics = ["trust", "attendance"]
            try await town.bring(try town.panel(figures(&random, [2010, 2011, 2012]), metrics: metrics))
            try await town.bring(
                try town.panel(
                    "unit,period,mood\nn1,2010,4.3\nn1,2010,2.7\ns1,2010,3.1\nn2,2010,5\n", metrics: ["mood"]
                ) { $0.layout = .respondent })
            let before = try await town.everything()
            let made = try await town.bring(
                try town.panel(
                    "unit,period,mood,trust\nn1,2010,1.1,0.3\nn2,2010,2.2,0.1\nclosed,2010,4.4,0.7\n",
                    metrics: ["mood"]
                ) { $0.layout = .respondent })
            #expect(try await town.everything() != before)
            #expect(try await town.undo(made))
            #expect(try await town.everything() == before)
        }
    }

    @Test(arguments: 0..<6)
    func `sums do not depend on what was brought in and undone meanwhile`(seed: UInt64) async throws {
        var random = Seeded(seed)
        let texts = (0..<4).map { part in
            var text = "unit,period,mood,n\n"
            for unit in ["n1", "n2", "s1", "moved", "south"] {
                text += "\(unit),2022,\(1 + Double(Int.random(in: 0...40, using: &random)) / 10),\(part + 1)\n"
            }
            return text
        }
        let undone = Set((0..<4).filter { _ in Bool.random(using: &random) })
        let all = try await sums(of: Array(texts.enumerated()), undoing: undone)
        let kept = try await sums(of: texts.enumerated().filter { !undone.contains($0.offset) }, undoing: [])
        #expect(all == kept)
    }

    private func sums(of texts: [(offset: Int, element: String)], undoing: Set<Int>) async throws -> [String:
        Observation]
    {
        var figures: [String: Observation] = [:]
        try await Engine.sqlite.withTown { town in
            var imports: [Int: Import] = [:]
            for (index, text) in texts {
                let file = try town.panel(text, metrics: ["mood"]) { $0.metrics[0].n = "n" }
                imports[index] = try await town.bring(file)
            }
            for index in undoing.sorted(by: >) { try await town.undo(try #require(imports[index])) }
            figures = try await town.figures("mood", "2022")
        }
        return figures
    }

    @Test(arguments: Engine.all)
    func `undoing is remembered and happens once`(engine: Engine) async throws {
        try await engine.withTown { town in
            let made = try await town.bring(try town.panel("unit,period,trust\nn1,2022,0.5\n"))
            #expect(try await town.undo(made))
            #expect(try await !town.undo(made))
            let found = try #require(try await town.database.read { try $0.imports.find(made.id) })
            #expect(found.undoing == Import.Undoing(by: "Grace", at: noon + 60))
            #expect(try await town.everything().isEmpty)
            #expect(try await town.database.read { try $0.metrics.periods() }.isEmpty)
        }
    }

    @Test(arguments: Engine.all)
    func `summing anew after a move on a past day puts figures where the unit then stood`(engine: Engine) async throws {
        try await engine.withTown { town in
            try await town.bring(try town.panel("unit,period,trust\nn1,2018,0.3\nn2,2018,0.1\n"))
            try await town.database.write { transaction in
                let tree = try transaction.units.tree()
                let ids = Dictionary(uniqueKeysWithValues: tree.units.values.map { ($0.key, $0.id) })
                try transaction.execute(
                    "UPDATE placement SET parent_id = \(ids["south"]!) WHERE unit_id = \(ids["n1"]!)")
                try transaction.observations.resum(
                    try transaction.metrics.all(), tree: try transaction.units.tree())
            }
            let figures = try await town.figures("trust", "2018")
            #expect(figures["north"]?.sum == 0.1)
            #expect(figures["south"]?.sum == 0.3)
            #expect(figures["town"]?.sum == 0.4)
        }
    }
}
