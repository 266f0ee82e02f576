import Domain
import Exchange
import Foundation
@testable import Storage
import Testing

struct SampleTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../sample")
        .path

    @Test(arguments: Engine.all)
    func `the sample loads with the right counts and means`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let sample = SampleOrganisation(folder: Self.folder)
            try await sample.load(into: database, at: noon)
            let figures = try await database.read { transaction in try SampleFigures(transaction) }
            #expect(figures.kinds == ["city": 1, "borough": 5, "district": 37, "school": 552])
            #expect(figures.metrics == 50)
            #expect(figures.imports == [[3_922, 0, 46_513], [491, 0, 17_616]])
            // Worked out from the files with another program.
            #expect(abs(try figures.mean("school-commitment-teachers", 2015, "X", n: 134) - 80.84328358208955) < 1e-12)
            #expect(abs(try figures.mean("student-attendance", 2019, "NYC", n: 477) - 0.8749371069182384) < 1e-14)
            #expect(abs(try figures.mean("trust", 2022, "X07", n: 15) - 0.8673333333333334) < 1e-14)
            #expect(try figures.mean("enrollment", 2023, "NYC", n: 501) * 501 == 285_015)
            #expect(try figures.mean("trust", 2015, "01M292", n: 1) == 0.87)

            try await sample.load(into: database, at: noon)
            #expect(try await database.read { try $0.imports.all().count } == 2)
        }
    }

    @Test func `every parent in the sample holds exactly what lies below it`() async throws {
        try await Engine.sqlite.withDatabase { database in
            try await SampleOrganisation(folder: Self.folder).load(into: database, at: noon)
            try await database.read { transaction in
                let tree = try transaction.units.tree().standing(in: .year(2019))
                for metric in try transaction.metrics.all() {
                    let figures = try transaction.observations.figures(of: metric.id, in: .year(2019))
                    for unit in tree.units.keys where !tree.children(of: unit).isEmpty {
                        let below = tree.children(of: unit).compactMap { figures[$0] }
                        #expect((figures[unit]?.n ?? 0) == below.reduce(0) { $0 + $1.n })
                        let sum = below.reduce(0) { $0 + $1.sum }
                        #expect(abs((figures[unit]?.sum ?? 0) - sum) <= 1e-12 * abs(sum))
                    }
                }
            }
        }
    }

    @Test func `the guess for the sample's files is the mapping that ships with them`() async throws {
        try await Engine.sqlite.withDatabase { database in
            try await SampleOrganisation(folder: Self.folder).load(into: database, at: noon)
            let (metrics, keys) = try await database.read { transaction in
                (try transaction.metrics.all(), Set(try transaction.units.tree().units.values.map(\.key)))
            }
            for name in ["nyc_hs_panel", "nyc_hs_2015_survey_by_respondent"] {
                let file = try FilePreview(path: "\(Self.folder)/\(name).csv")
                let shipped = try Mapping(
                    json: Array(Data(contentsOf: URL(filePath: "\(Self.folder)/\(name).mapping.json"))))
                let guess = MappingGuess(file, metrics: metrics, unitKeys: keys).mapping
                #expect(guess.layout == .panel)
                #expect(guess.unit == shipped.unit)
                if case .column = shipped.period { #expect(guess.period == shipped.period) }
                let right = Set(guess.metrics).intersection(shipped.metrics).count
                #expect(right >= shipped.metrics.count - 2, "\(name): \(right) of \(shipped.metrics.count)")
                let byColumn = Dictionary(uniqueKeysWithValues: shipped.metrics.map { ($0.column, $0.metric) })
                for column in guess.metrics {
                    #expect([nil, column.metric].contains(byColumn[column.column]), "\(column)")
                }
            }
        }
    }
}

/// What is asked of the loaded sample, read at once.
private struct SampleFigures {
    let kinds: [String: Int]
    let metrics: Int
    let imports: [[Int]]
    private let asked: [String: [String: Observation]]

    init(_ transaction: any Transaction) throws {
        let units = try transaction.units.tree().units
        kinds = Dictionary(grouping: units.values, by: \.kind).mapValues(\.count)
        metrics = try transaction.metrics.all().count
        imports = try transaction.imports.all().map { [$0.rowsRead, $0.rowsRefused, $0.observations] }
        var asked: [String: [String: Observation]] = [:]
        for (key, year) in [
            ("school-commitment-teachers", 2015), ("student-attendance", 2019), ("trust", 2022), ("trust", 2015),
            ("enrollment", 2023),
        ] {
            let metric = try #require(try transaction.metrics.find(key: key))
            let figures = try transaction.observations.figures(of: metric.id, in: .year(year))
            asked["\(key) \(year)"] = Dictionary(uniqueKeysWithValues: figures.map { (units[$0]!.key, $1) })
        }
        self.asked = asked
    }

    func mean(_ metric: String, _ year: Int, _ unit: String, n: Int) throws -> Double {
        let observation = try #require(asked["\(metric) \(year)"]?[unit])
        #expect(observation.n == n)
        return try #require(observation.mean)
    }
}
