import Domain
import Exchange
import Foundation
import Storage
import Testing

struct ImportProblemTests {
    /// A file, what is wrong with it, and where.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let text: String
        let kind: ImportProblem.Kind
        let line: Int?
        let column: String
        let value: String
        let reason: String

        init(
            _ name: String, _ text: String, _ kind: ImportProblem.Kind, _ line: Int?, _ column: String, _ value: String,
            _ reason: String
        ) {
            testDescription = name
            self.text = text
            self.kind = kind
            self.line = line
            self.column = column
            self.value = value
            self.reason = reason
        }
    }

    static let cases = [
        Case("an unknown unit", "unit,period,trust\nm1,2022,0.5\n", .unknownUnit, 2, "unit", "m1", "Is “n1” meant?"),
        Case(
            "a unit far from all", "unit,period,trust\nhospital,2022,0.5\n", .unknownUnit, 2, "unit", "hospital",
            "no unit"),
        Case("no unit", "unit,period,trust\n,2022,0.5\n", .missingUnit, 2, "unit", "", "which unit"),
        Case(
            "a period of no known form", "unit,period,trust\nn1,04/2022,0.5\n", .unknownPeriod, 2, "period", "04/2022",
            "2023-04"),
        Case("no period", "unit,period,trust\nn1,,0.5\n", .missingPeriod, 2, "period", "", "which period"),
        Case("a decimal comma", "unit;period;trust\nn1;2022;0,5\n", .number, 2, "trust", "0,5", "decimal comma"),
        Case("a percent sign", "unit,period,trust\nn1,2022,50%\n", .number, 2, "trust", "50%", "percent sign"),
        Case("a word", "unit,period,trust\nn1,2022,good\n", .number, 2, "trust", "good", "not a number"),
        Case("not a number", "unit,period,trust\nn1,2022,NaN\n", .number, 2, "trust", "NaN", "finite"),
        Case("infinity", "unit,period,trust\nn1,2022,-inf\n", .number, 2, "trust", "-inf", "finite"),
        Case("a number too large", "unit,period,trust\nn1,2022,1e400\n", .number, 2, "trust", "1e400", "finite"),
        Case("a value off the scale", "unit,period,trust\nn1,2022,71\n", .outOfScale, 2, "trust", "71", "from 0 to 1"),
        Case(
            "the same unit and period twice", "unit,period,trust\nn1,2022,0.5\nn2,2022,0.5\nn1,2022,0.6\n", .duplicate,
            4, "unit", "n1", "earlier row"),
        Case(
            "a unit that had closed", "unit,period,trust\nclosed,2022,0.5\n", .unitNotThere, 2, "unit", "closed",
            "did not exist in 2022"),
        Case("a short row", "unit,period,trust\nn1,2022\n", .row, 2, "", "", "2 cells, the header has 3"),
        Case("a long row", "unit,period,trust\nn1,2022,0.5,1\n", .row, 2, "", "", "4 cells, the header has 3"),
        Case(
            "an open quote", "unit,period,trust\nn1,2022,0.5\n\"n2,2022,0.5\n", .file, 3, "unit", "\"n2,2022,0.5\n",
            "never closed"),
    ]

    @Test(arguments: Engine.all, cases)
    func `each fault is told with its line, column, value and reason`(engine: Engine, fault: Case) async throws {
        try await engine.withTown { town in
            let file = try town.panel(fault.text)
            let report = try await file.check(in: town.database)
            #expect(report.problems.count == 1)
            let problem = try #require(report.problems.first)
            #expect(problem.kind == fault.kind)
            #expect(problem.line == fault.line)
            #expect(problem.column == fault.column)
            #expect(problem.value == fault.value)
            #expect(problem.reason.contains(fault.reason), "\(problem.reason)")
            await #expect(throws: ImportRefusal.self) { try await town.bring(file) }
            #expect(try await town.everything().isEmpty)
        }
    }

    @Test func `what is not UTF-8 is told with its row`() async throws {
        try await Engine.sqlite.withTown { town in
            let path = "\(town.folder)/latin.csv"
            try Data(Array("unit,period,trust\nn1,2022,0.5\nn".utf8) + [0xE9] + Array(",2022,0.5\n".utf8))
                .write(to: URL(filePath: path))
            let mapping = try town.panel("unit,period,trust\n").mapping
            let report = try await FileImport(path: path, mapping: mapping).check(in: town.database)
            #expect(report.problems.map(\.line) == [3])
            #expect(report.problems.first?.reason.contains("UTF-8") == true)
        }
    }

    @Test(arguments: [
        ("", CSVProblem.Kind.empty), ("\u{FEFF}\n\n", .empty), ("1,2,3\n4,5,6\n", .noHeader),
        ("unit,unit\n", .duplicateColumn), ("PK\u{3}\u{4}sheet", .spreadsheet), ("unit\u{0}", .notText),
    ])
    func `a file without a usable beginning is refused as a whole`(text: String, kind: CSVProblem.Kind) async throws {
        try await Engine.sqlite.withTown { town in
            let file = try town.panel(text)
            let problem = await #expect(throws: CSVProblem.self) { _ = try await file.check(in: town.database) }
            #expect(problem?.kind == kind)
            await #expect(throws: CSVProblem.self) { try await town.bring(file) }
        }
    }

    @Test func `a file of five gigabytes is refused before it is read`() async throws {
        try await Engine.sqlite.withTown { town in
            let path = try town.file("unit,period,trust\n")
            #expect(truncate(path, 5 << 30) == 0)
            let mapping = try town.panel("unit,period,trust\n", name: "other.csv").mapping
            let problem = #expect(throws: CSVProblem.self) { _ = try FileImport(path: path, mapping: mapping) }
            #expect(problem?.kind == .tooLarge)
            #expect(problem?.reason.contains("2 GiB") == true)
        }
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `a byte-order mark and every line end are read`(end: String) async throws {
        try await Engine.sqlite.withTown { town in
            let text = "\u{FEFF}" + ["unit,period,trust", "n1,2022,0.5", "n2,2022,0.75", ""].joined(separator: end)
            try await town.bring(try town.panel(text))
            #expect(try await town.figures("trust", "2022")["north"]?.mean == 0.625)
        }
    }

    @Test func `NA, empty cells and named values are missing, and rows of delimiters are no rows`() async throws {
        try await Engine.sqlite.withTown { town in
            let file = try town.panel(
                "unit,period,trust\nn1,2022,NA\nn2,2022,\ns1,2022,-99\nmoved,2022,0.5\n,,\n"
            ) { $0.missing = ["-99"] }
            let report = try await file.check(in: town.database)
            #expect(report.isClean)
            #expect(report.rows == 4)
            #expect(report.values == 1)
        }
    }

    @Test func `a decimal comma is read when the mapping says so`() async throws {
        try await Engine.sqlite.withTown { town in
            try await town.bring(try town.panel("unit;period;trust\nn1;2022;0,5\n") { $0.decimalComma = true })
            #expect(try await town.figures("trust", "2022")["n1"]?.sum == 0.5)
        }
    }

    @Test func `a factor makes shares of percentages and is exact`() async throws {
        try await Engine.sqlite.withTown { town in
            try await town.bring(
                try town.panel("unit,period,trust\nn1,2022,57\nn2,2022,7\n") { $0.metrics[0].factor = 0.01 })
            let figures = try await town.figures("trust", "2022")
            #expect(figures["n1"]?.sum == 0.57)
            #expect(figures["n2"]?.sum == 0.07)
        }
    }

    @Test func `problems are all counted and the first thousand listed`() async throws {
        try await Engine.sqlite.withTown { town in
            let rows = (0..<3_000).map { "n\($0 + 10),2022,\($0 % 2 == 0 ? "0.5" : "7")" }.joined(separator: "\n")
            let report = try await town.panel("unit,period,trust\n\(rows)\n").check(in: town.database)
            #expect(report.problems.count == ImportReport.listed)
            #expect(report.counts == [.unknownUnit: 3_000, .outOfScale: 1_500])
            #expect(report.refused == 3_000)
        }
    }

    @Test func `refused rows are cut as their file was, and keys stay as they were`() async throws {
        try await Engine.sqlite.withTown { town in
            let path = "\(town.folder)/refused.csv"
            let file = try town.panel("unit;period;trust\n-n1;2022;0,5\n", refusedPath: path) {
                ($0.delimiter, $0.decimalComma) = (";", true)
            }
            _ = try await file.check(in: town.database)
            let mended = try String(contentsOfFile: path, encoding: .utf8).replacing(";-n1;", with: ";n1;")
            let again = try FileImport(path: try town.file(mended, name: "mended.csv"), mapping: file.mapping)
            #expect(try await town.bring(again).observations == 1)
        }
    }

    @Test func `answers beside answers of an earlier import are told`() async throws {
        try await Engine.sqlite.withTown { town in
            try await town.bring(
                try town.panel("unit,period,mood,n\nn1,2022,4,12\n", metrics: ["mood"]) { $0.metrics[0].n = "n" })
            let more = try town.panel(
                "unit,period,mood,n\nn1,2022,4.1,12\nn2,2022,4,5\n", name: "more.csv", metrics: ["mood"]
            ) {
                $0.metrics[0].n = "n"
            }
            let report = try await more.check(in: town.database)
            #expect(report.isClean && report.overlaps == 1)
            #expect(report.overlap?.contains("figures.csv") == true)
            await #expect(throws: ImportRefusal.self) { try await town.bring(more, addingAnswers: false) }
            #expect(try await town.bring(more).observations == 2)
        }
    }

    @Test func `refused rows come as a file that can be mended and brought in`() async throws {
        try await Engine.sqlite.withTown { town in
            let path = "\(town.folder)/refused.csv"
            let file = try town.panel(
                "note,unit,period,trust\n\"a, b\",n1,2022,0.5\n\"c \"\"d\"\"\",n2,2022,71\ne,n3,2022,0.5\n",
                refusedPath: path)
            try await town.bring(file, leavingOut: true)
            let text = try String(contentsOfFile: path, encoding: .utf8)
            let refused = try CSVReader(path: path)
            #expect(refused.header == ["refused_line", "refused_because", "note", "unit", "period", "trust"])
            #expect(text.contains("3,") && text.contains("\"c \"\"d\"\"\",n2,2022,71"))
            let mended = text.replacing(",71", with: ",0.71").replacing("e,n3", with: "e,s1")
            let again = try FileImport(
                path: try town.file(mended, name: "mended.csv"), mapping: file.mapping, refusedPath: path)
            try await town.bring(again)
            #expect(try await town.figures("trust", "2022")["town"]?.n == 3)
            #expect(try CSVReader(path: path).header.count == 6)
        }
    }
}
