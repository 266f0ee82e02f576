import Domain
import Exchange
import Foundation
import Testing

struct RespondentFileTests {
    private static func read(_ units: String, _ respondents: String) throws -> RespondentFile {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let paths = [units, respondents].enumerated().map { folder.appending(path: "\($0.offset).csv").path }
        for (path, text) in zip(paths, [units, respondents]) {
            try text.write(toFile: path, atomically: true, encoding: .utf8)
        }
        return try RespondentFile(units: paths[0], respondents: paths[1])
    }

    private static let units = "unit,parent\nteam,all\nall,\n"

    @Test func `who sits where is counted, with a segment for each further column`() throws {
        let rows = Array(repeating: "team,0-1\n", count: 6) + ["all,\n", "all,2+\n"]
        let file = try Self.read(Self.units, "unit,tenure\n" + rows.joined())
        #expect(file.respondents.total == 8)
        let segments = file.respondents.table.segments
        #expect(segments.map(\.key) == ["tenure"] && segments[0].values == ["0-1", "2+"])
    }

    @Test func `a plan names its groups, and no number of what is held back`() throws {
        let rows = Array(repeating: "team\n", count: 3) + Array(repeating: "all\n", count: 9)
        let file = try Self.read(Self.units, "unit\n" + rows.joined())
        var bytes: [UInt8] = []
        var writer = CSVWriter { bytes += $0 }
        try file.write(ReleasePlan(file.respondents, seed: 1), to: &writer)
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
        #expect(lines == ["unit,segment,value,shown,n,verdict", "all,,,1,12,shown", "team,,,0,,tooFew"])
    }

    @Test(arguments: [
        ("unit,parent\na,b\n", "unit\n", "There is no unit “b”."), ("unit\na\n", "unit\n", "columns unit and parent"),
        ("unit,parent\na,\na,\n", "unit\n", "stands twice"), (units, "team\nall\n", "no column “unit”"),
        (units, "unit\nmoon\n", "There is no unit “moon”."),
    ])
    func `what does not fit is refused with its line`(units: String, respondents: String, reason: String) {
        let problems = #expect(throws: FileProblems.self) { try Self.read(units, respondents) }
        #expect(problems.map { "\($0)" }?.contains(reason) == true)
    }
}
