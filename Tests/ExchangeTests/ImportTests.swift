import Domain
import Exchange
@testable import Storage
import Synchronization
import Testing

struct ImportTests {
    @Test(arguments: Engine.all)
    func `parents hold the sum of their parts, at any depth`(engine: Engine) async throws {
        try await engine.withTown { town in
            try await town.bring(
                try town.panel(
                    "unit,period,trust,pupils\nn1,2022,0.5,100\nn2,2022,0.75,200\ns1,2022,0.25,300\n",
                    metrics: ["trust", "pupils"]))
            let trust = try await town.figures("trust", "2022")
            #expect(trust["north"] == Observation(n: 2, sum: 1.25, sumOfSquares: 0.8125))
            #expect(trust["town"] == Observation(n: 3, sum: 1.5, sumOfSquares: 0.875))
            #expect(try await town.figures("pupils", "2022")["town"]?.sum == 600)
        }
    }

    @Test(arguments: Engine.all)
    func `a moved unit counts where it stood, a closed one until it closed`(engine: Engine) async throws {
        try await engine.withTown { town in
            try await town.bring(
                try town.panel(
                    """
                    unit,period,trust
                    moved,2020,0.5
                    moved,2021-Q1,0.5
                    moved,2021,0.25
                    moved,2022,0.125
                    closed,2019,1

                    """))
            #expect(try await town.figures("trust", "2020")["north"]?.sum == 0.5)
            #expect(try await town.figures("trust", "2021-Q1")["north"]?.sum == 0.5)
            #expect(try await town.figures("trust", "2021")["north"] == nil)
            #expect(try await town.figures("trust", "2021")["south"]?.sum == 0.25)
            #expect(try await town.figures("trust", "2022")["south"]?.sum == 0.125)
            #expect(try await town.figures("trust", "2019")["south"]?.sum == 1)
        }
    }

    @Test(arguments: Engine.all)
    func `a unit's own figure stands beside those below it`(engine: Engine) async throws {
        try await engine.withTown { town in
            try await town.bring(try town.panel("unit,period,trust\nnorth,2022,1\nn1,2022,0.5\n"))
            let figures = try await town.figures("trust", "2022")
            #expect(figures["north"]?.n == 2)
            #expect(figures["town"]?.sum == 1.5)
        }
    }

    @Test(arguments: Engine.all)
    func `answer sheets are scored and counted by category`(engine: Engine) async throws {
        try await engine.withTown { town in
            let file = try town.panel(
                """
                unit,period,recommend,mood
                n1,2022-03-01,10,5
                n1,2022-03-09,9,4
                n1,2022-03-31,6,NA
                n2,2022-03-02,8,3
                n2,2022-04-01,0,3

                """, metrics: ["recommend", "mood"]
            ) {
                $0.layout = .respondent
                $0.grain = .month
            }
            let made = try await town.bring(file)
            #expect(made.observations == 6)
            let recommend = try await town.figures("recommend", "2022-03")
            #expect(recommend["n1"] == Observation(n: 3, sum: 100, sumOfSquares: 30_000))
            #expect(recommend["town"] == Observation(n: 4, sum: 100, sumOfSquares: 30_000))
            let counts = try await town.database.read { transaction in
                let mood = try transaction.metrics.find(key: "mood")!.id
                return try transaction.observations.categories(of: mood, in: Period("2022-03")!)
            }
            let keys = try await town.database.read { try $0.units.tree().units.mapValues(\.key) }
            let byKey = Dictionary(uniqueKeysWithValues: counts.map { (keys[$0]!, $1) })
            #expect(byKey["n1"] == [5: 1, 4: 1])
            #expect(byKey["town"] == [5: 1, 4: 1, 3: 1])
            #expect(try await town.figures("mood", "2022-04")["town"]?.n == 1)
        }
    }

    @Test(arguments: Engine.all)
    func `a mean with its number of answers has no spread, here and above`(engine: Engine) async throws {
        try await engine.withTown { town in
            let file = try town.panel("unit,period,mood,n\nn1,2022,4,10\nn2,2022,3,30\n", metrics: ["mood"]) {
                $0.metrics[0].n = "n"
            }
            try await town.bring(file)
            let figures = try await town.figures("mood", "2022")
            #expect(figures["n1"] == Observation(n: 10, sum: 40, sumOfSquares: nil))
            #expect(figures["town"] == Observation(n: 40, sum: 130, sumOfSquares: nil))
            #expect(figures["town"]?.variance == nil)
        }
    }

    @Test(arguments: ["", "0", "2.5", "-3", "many"])
    func `a mean without a good number of answers is refused`(n: String) async throws {
        try await Engine.sqlite.withTown { town in
            let file = try town.panel("unit,period,mood,n\nn1,2022,4,\(n)\n", metrics: ["mood"]) {
                $0.metrics[0].n = "n"
            }
            let report = try await file.check(in: town.database)
            #expect(report.problems.map(\.kind) == [.count])
            #expect(report.problems.first?.column == "n")
        }
    }

    @Test(arguments: Engine.all)
    func `a second figure for the same place is refused with where the first came from`(engine: Engine) async throws {
        try await engine.withTown { town in
            try await town.bring(try town.panel("unit,period,trust\nn1,2022,0.5\n", name: "spring.csv"))
            let file = try town.panel("unit,period,trust\nn2,2022,0.5\nn1,2022,0.6\nn1,2023,0.6\n", name: "autumn.csv")
            let report = try await file.check(in: town.database)
            #expect(report.problems.map(\.kind) == [.alreadyThere])
            #expect(report.problems.first?.line == 3)
            #expect(
                report.problems.first?.reason
                    == "This figure is already there from the import of “spring.csv” on 2025-03-03.")
            try await town.bring(file, leavingOut: true)
            #expect(try await town.figures("trust", "2022")["north"] == Observation(n: 2, sum: 1, sumOfSquares: 0.5))
        }
    }

    @Test(arguments: Engine.all)
    func `two imports of the same figures at once bring them in once`(engine: Engine) async throws {
        try await engine.withTown { town in
            let files = try ["one", "two", "three"].map {
                try town.panel("unit,period,trust,\($0)\nn1,2022,0.5,1\n", name: "\($0).csv")
            }
            let landed = await withTaskGroup { group in
                for file in files { group.addTask { (try? await town.bring(file)) != nil } }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(landed == 1)
            #expect(try await town.figures("trust", "2022")["town"]?.n == 1)
        }
    }

    @Test func `the same file is refused until someone says again, or it was undone`() async throws {
        try await Engine.sqlite.withTown { town in
            let text = "unit,period,mood\nn1,2022,4\nn1,2022,5\n"
            let file = try town.panel(text, metrics: ["mood"]) { $0.layout = .respondent }
            let first = try await town.bring(file)
            await #expect(throws: ImportRefusal.self) { try await town.bring(file) }
            let second = try await town.bring(file, again: true)
            #expect(try await town.figures("mood", "2022")["n1"]?.n == 4)
            try await town.undo(first)
            try await town.undo(second)
            try await town.bring(file)
            #expect(try await town.figures("mood", "2022")["n1"]?.n == 2)
        }
    }

    @Test func `a file without one value is refused`() async throws {
        try await Engine.sqlite.withTown { town in
            for text in ["unit,period,trust\n", "unit,period,trust\nn1,2022,NA\n"] {
                let file = try town.panel(text)
                await #expect(throws: ImportRefusal.self) { try await town.bring(file) }
            }
        }
    }

    @Test(arguments: Engine.all)
    func `an import can be looked up later`(engine: Engine) async throws {
        try await engine.withTown { town in
            let file = try town.panel("unit,period,trust\nn1,2022,0.5\nn2,2022,x\n", name: "spring.csv")
            let made = try await town.bring(file, leavingOut: true)
            let found = try await town.database.read { try $0.imports.all() }
            #expect(found == [made])
            #expect(made.madeBy == "Ada" && made.madeAt == noon)
            #expect(made.file.name == "spring.csv" && made.file.bytes == 40 && made.file.hash.count == 64)
            #expect(made.rowsRead == 2 && made.rowsRefused == 1 && made.observations == 1)
            #expect(try Mapping(json: Array(made.mapping.utf8)) == file.mapping)
        }
    }

    @Test func `progress grows from reading to the end of writing`() async throws {
        try await Engine.sqlite.withTown { town in
            let rows = (0..<20_000).map { "n1,\(Period(.day, ordinal: 10_000 + $0)),0.5\n" }.joined()
            let file = try town.panel("unit,period,trust\n" + rows)
            let seen = Mutex<[Double]>([])
            _ = try await file.commit(in: town.database, by: .init(name: "Ada", at: noon)) { progress in
                seen.withLock { $0.append(progress.fraction) }
            }
            let fractions = seen.withLock(\.self)
            #expect(fractions.count > 4)
            #expect(fractions == fractions.sorted())
            #expect(fractions.allSatisfy { $0 > 0 && $0 <= 1 })
        }
    }
}
