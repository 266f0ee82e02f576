import Domain
import Foundation
public import Storage

/// The New York City high schools, brought in by the same code as anybody's files: see `sample/SOURCES.md`.
public struct SampleOrganisation: Sendable {
    private let folder: String

    private static let files = ["nyc_hs_2015_survey_by_respondent", "nyc_hs_panel"]

    /// - Parameter folder: where `units.csv`, `metrics.csv` and the data lie.
    public init(folder: String) { self.folder = folder }

    /// Looks for the folder `sample` beside a program and above it.
    public static func near(_ program: String) -> SampleOrganisation? {
        var place = URL(filePath: program).resolvingSymlinksInPath()
        while place.path.count > 1 {
            place = place.deletingLastPathComponent()
            let folder = place.appending(path: "sample").path
            if FileManager.default.fileExists(atPath: folder + "/units.csv") {
                return SampleOrganisation(folder: folder)
            }
        }
        return nil
    }

    /// Loads what is not there yet; a second call after an interruption goes on where the first one ended.
    /// - Parameters:
    ///   - now: seconds since 1970.
    ///   - progress: gets fractions from 0 to 1.
    public func load(
        into database: any Database, at now: Int64, progress: (@Sendable (Double) -> Void)? = nil
    ) async throws {
        let units = try UnitFile(path: "\(folder)/units.csv")
        let metrics = try MetricFile(path: "\(folder)/metrics.csv")
        _ = try await database.write { transaction in
            (try units.bring(into: transaction), try metrics.bring(into: transaction))
        }
        let share = 1 / Double(Self.files.count + 1)
        progress?(share)
        for (index, name) in Self.files.enumerated() {
            let json = try Data(contentsOf: URL(filePath: "\(folder)/\(name).mapping.json"))
            let file = try FileImport(path: "\(folder)/\(name).csv", mapping: try Mapping(json: Array(json)))
            do {
                _ = try await file.commit(in: database, by: .init(name: "The sample", at: now)) {
                    progress?(share * (Double(index + 1) + $0.fraction))
                }
            } catch ImportRefusal.importedBefore {}
        }
        progress?(1)
    }
}
