import Domain
import Exchange
import Foundation
@testable import Storage

/// The tests' organisation: a town with two boroughs and their schools, one of which moves and one of which closes.
struct Town {
    let database: any Database
    let folder: String

    static let units = [
        ("town", "", nil, nil), ("north", "town", nil, nil), ("south", "town", nil, nil), ("n1", "north", nil, nil),
        ("n2", "north", nil, nil), ("s1", "south", nil, nil), ("closed", "south", nil, "2020-01-01"),
        ("moved", "north", nil, "2021-07-01"), ("moved", "south", "2021-07-01", nil),
    ]

    static let metrics = [
        Metric(
            key: "trust", name: "Trust", side: .inside, respondents: [.employees], answeredBy: "Teachers",
            scale: Scale(low: 0, high: 1, format: .share), basis: .figures),
        Metric(
            key: "attendance", name: "Attendance", side: .business, scale: Scale(low: 0, high: 100, format: .percent),
            basis: .figures),
        Metric(
            key: "pupils", name: "Pupils", side: .business, scale: Scale(low: 0, high: 100_000, format: .count),
            measure: .total, direction: .none, basis: .figures),
        Metric(
            key: "recommend", name: "Would recommend", side: .outside, respondents: [.customers],
            answeredBy: "Parents", scale: Scale(low: 0, high: 10, format: .points), measure: .nps),
        Metric(
            key: "mood", name: "Mood", side: .inside, respondents: [.employees], answeredBy: "Teachers",
            scale: Scale(low: 1, high: 5)),
    ]

    /// Writes a file into the test's folder and returns its path.
    func file(_ text: String, name: String = "figures.csv") throws -> String {
        let path = "\(folder)/\(name)"
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    func panel(
        _ text: String, name: String = "figures.csv", metrics: [String] = ["trust"], refusedPath: String? = nil,
        change: (inout Mapping) -> Void = { _ in }
    ) throws -> FileImport {
        var mapping = Mapping(
            layout: .panel, unit: .column("unit"), period: .column("period"),
            metrics: metrics.map { Mapping.MetricColumn(column: $0, metric: $0) })
        change(&mapping)
        return try FileImport(path: try file(text, name: name), mapping: mapping, refusedPath: refusedPath)
    }

    @discardableResult
    func bring(
        _ file: FileImport, again: Bool = false, leavingOut: Bool = false, addingAnswers: Bool = true
    ) async throws -> Import {
        let order = FileImport.Order(
            name: "Ada", at: noon, leavingOutRefused: leavingOut, again: again, addingAnswers: addingAnswers)
        return try await file.commit(in: database, by: order).made
    }

    @discardableResult
    func undo(_ made: Import) async throws -> Bool {
        try await database.write { transaction in
            let undoing = Import.Undoing(by: "Grace", at: noon + 60)
            return try transaction.imports.undo(made.id, undoing, tree: try transaction.units.tree())
        }
    }

    /// One metric in one period, by unit key.
    func figures(_ metric: String, _ period: String) async throws -> [String: Observation] {
        try await database.read { transaction in
            let keys = try transaction.units.tree().units.mapValues(\.key)
            let id = try transaction.metrics.find(key: metric)!.id
            let figures = try transaction.observations.figures(of: id, in: Period(period)!)
            return Dictionary(uniqueKeysWithValues: figures.map { (keys[$0]!, $1) })
        }
    }

    /// Everything that is kept of observations, to be compared bit by bit.
    func everything() async throws -> [String] {
        try await database.read { transaction in
            let observations = try transaction.rows(
                """
                SELECT metric_id, unit_id, period, source_id, n, sum, sum_of_squares FROM observation
                ORDER BY metric_id, unit_id, period, source_id
                """
            ) { row in
                let key = (0..<5).map { "\(row.integer($0))" }.joined(separator: " ")
                return "\(key) \(row.real(5).bitPattern) \(row.isNull(6) ? "-" : "\(row.real(6).bitPattern)")"
            }
            let counts = try transaction.rows(
                """
                SELECT metric_id, unit_id, period, source_id, category, n FROM category_count
                ORDER BY metric_id, unit_id, period, source_id, category
                """
            ) { row in (0..<6).map { "\(row.integer($0))" }.joined(separator: " ") }
            let periods = try transaction.rows(
                "SELECT metric_id, period, source_id FROM measured_period ORDER BY metric_id, period, source_id"
            ) { row in (0..<3).map { "\(row.integer($0))" }.joined(separator: " ") }
            return observations + counts + periods
        }
    }
}

extension Engine {
    /// Runs a test with the town in an empty database and a folder for files.
    func withTown(_ test: (Town) async throws -> Void) async throws {
        try await withDatabase { database in
            try await withFolder { folder in
                try await database.write { transaction in
                    var ids: [String: Int64] = [:]
                    for (key, parent, from, until) in Town.units {
                        if ids[key] == nil {
                            ids[key] = try transaction.first(
                                """
                                INSERT INTO unit (key, name, kind, search_name)
                                VALUES (\(key), \(key), 'unit', \(key)) RETURNING id
                                """
                            ) { $0.integer(0) }
                        }
                        let days = (from.flatMap { Day($0) }, until.flatMap { Day($0) })
                        try transaction.execute(
                            """
                            INSERT INTO placement (unit_id, parent_id, from_day, until_day)
                            VALUES (\(ids[key]!), \(ids[parent]), \(days.0), \(days.1))
                            """)
                    }
                    for metric in Town.metrics { _ = try transaction.metrics.insert(metric) }
                }
                try await test(Town(database: database, folder: folder))
            }
        }
    }
}
