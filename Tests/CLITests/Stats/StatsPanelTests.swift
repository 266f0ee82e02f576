import ArgumentParser
import Foundation
import Statistics
import Testing

@testable import CLI

@Suite struct StatsPanelTests {
    static let grunfeld = [
        StatsCase.data("grunfeld"), "--y", "inv", "--x", "value,capital", "--unit", "firm", "--period", "year",
    ]

    static func panel(_ more: String...) throws -> JSONValue {
        try StatsCase.answer(["panel"] + grunfeld + more).json
    }

    @Test func `panel gives the firms' effects with errors clustered by firm`() throws {
        let json = try Self.panel("--effects", "unit")
        let value = json["coefficients"]?["value"]
        #expect(close(value?["estimate"]?.double, 0.110123804120719) && close(value?["se"]?.double, 0.0151560754389038))
        #expect(close(value?["se_classical"]?.double, 0.0118566942140438))
        #expect(close(json["r_squared_within"]?.double, 0.766757583748141))
        #expect(json["n"] == .int(200) && json["units"] == .int(10) && json["periods"] == .int(20))
        #expect(json["dropped"] == .int(0))
    }

    @Test func `a lag takes every regressor back, and the rows that it costs are counted`() throws {
        let json = try Self.panel("--effects", "twoway", "--lag", "1")
        #expect(json["n"] == .int(190) && json["dropped"] == .int(10) && json["lag"] == .int(1))
        #expect(json["coefficients"]?["capital"]?["estimate"] != nil)
        let none = try Self.panel("--effects", "none")
        #expect(close(none["coefficients"]?["(Intercept)"]?["estimate"]?.double, -42.7143694365592))
    }

    @Test func `with few units the page says so, and --wild mends it`() throws {
        let plain = try StatsCase.answer(["panel"] + Self.grunfeld).page.text
        #expect(plain.contains("--wild gives better ones"))
        let wild = try Self.panel("--wild")
        #expect(wild["coefficients"]?["value"]?["method"] == .string("wild"))
        #expect(try #require(wild["coefficients"]?["value"]?["p"]?.double) < 0.01)
    }

    @Test(arguments: [
        ("firm,year,inv,x\na,2020,1,2\na,2020,2,3\n", "the row of a in 2020 appears twice"),
        ("firm,year,inv,x\na,soon,1,2\nb,2020,2,3\n", "which is no period"),
        ("firm,year,inv,x\na,2020-Q1,1,2\nb,2020-01,2,3\n", "mixes kinds of periods"),
        ("firm,year,inv,x\na,1,1,2\na,2,2,2\nb,1,2,3\nb,2,4,3\n", "x does not vary within units"),
        ("firm,year,inv,x\na,1,1,2\na,2,2,2\n", "the column “x” does not vary"),
    ]) func `a file that is no panel gets one line that says why`(_ text: String, _ reason: String) throws {
        let file = try TemporaryFile(text)
        let refusal = try StatsCase.refusal(
            "panel", file.path, "--y", "inv", "--x", "x", "--unit", "firm", "--period", "year")
        #expect(refusal?.contains(reason) == true, "\(refusal ?? "none")")
    }

    @Test func `link on a file gives every pair with its verdict`() throws {
        let rows = (0..<30).flatMap { unit in
            (1...12).map { month in
                let (inside, outside) = ((unit * 7 + month * 5) % 11, (unit * 3 + month * 8) % 13)
                return
                    "team \(unit),2023-\(month < 10 ? "0" : "")\(month),\(inside),\(month == 3 ? "" : "\(outside)"),\(outside * 2 + unit)"
            }
        }
        let file = try TemporaryFile("team,month,pride,care,sales\n" + rows.joined(separator: "\n") + "\n")
        let command = try #require(
            try Stats.parseAsRoot([
                "link", file.path, "--unit", "team", "--period", "month", "--inside", "pride", "--outside", "care",
                "--business", "sales", "--lags", "0,1",
            ]) as? Stats.FileLink)
        let report = try command.report()
        #expect(report.links.map { "\($0.from) → \($0.to)" } == ["pride → care", "care → sales", "pride → sales"])
        #expect(report.links.allSatisfy { $0.within.map(\.lag) == [0, 1] })
        #expect(report.periods == 12 && report.units == 30 && report.links[2].within[0].n == 360)
        #expect(report.links[0].within[0].n == 330)
    }

    @Test func `lags are whole numbers from 0`() {
        #expect(Stats.LagList(argument: "0,1, 3")?.lags == [0, 1, 3])
        #expect(Stats.LagList(argument: "1,x") == nil && Stats.LagList(argument: "-1") == nil)
    }
}
