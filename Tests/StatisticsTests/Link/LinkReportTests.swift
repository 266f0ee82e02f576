import Foundation
import Statistics
import Testing

@Suite struct LinkReportTests {
    static func analysis() throws -> LinkAnalysis {
        var generator = SeededGenerator(seed: 4)
        let traits = (0..<60).map { _ in generator.nextNormal() }
        let columns = (0..<4).map { _ in
            (0..<60 * 6).map { cell in traits[cell / 6] + generator.nextNormal() }
        }
        let panel = try Panel(
            units: (0..<60).map { "unit \($0)" }, periods: Array(2018...2023), variables: ["pride", "trust", "care", "sales"],
            values: columns)
        return LinkAnalysis(panel, inside: ["pride", "trust"], outside: ["care"], business: ["sales"])
    }

    @Test func `the JSON has the keys that the command line promises`() throws {
        let data = try JSONEncoder().encode(Self.analysis().report())
        let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let links = try #require(json["links"] as? [[String: Any]])
        #expect(links.map { "\($0["from"]!) \($0["to"]!)" } == [
            "pride care", "trust care", "care sales", "pride sales", "trust sales",
        ])
        let link = links[0]
        #expect(Verdict(rawValue: try #require(link["verdict"] as? String)) != nil)
        let between = try #require(link["between"] as? [String: Any])
        #expect(Set(["r", "low", "high", "units"]).isSubset(of: between.keys))
        let effect: Set = ["lag", "estimate", "se", "low", "high", "p", "q", "n", "units", "periods"]
        for key in ["within", "reverse"] {
            let effects = try #require(link[key] as? [[String: Any]])
            #expect(effects.count == 4 && effects.allSatisfy { effect.isSubset(of: $0.keys) })
        }
        #expect(effect.isSubset(of: try #require(link["placebo_lead"] as? [String: Any]).keys))
        let parts: Set = ["chains", "reliability", "drivers", "overlap", "power", "literature", "warnings", "rule", "methods"]
        #expect(parts.isSubset(of: json.keys))
    }

    @Test func `a report reads back as it was written, open intervals and all`() throws {
        var report = try Self.analysis().report()
        report.links[0].within[0].low = -.infinity
        let data = try JSONEncoder().encode(report)
        #expect(try JSONDecoder().decode(LinkReport.self, from: data) == report)
    }

    @Test func `every figure names a method that is explained`() throws {
        let report = try Self.analysis().report()
        let known = Set(report.methods.map(\.id))
        var used = report.links.flatMap { link in
            (link.within + link.reverse).map(\.method) + [link.between?.method, link.placeboLead?.method].compactMap(\.self)
        }
        used += report.chains.flatMap { [$0.between?.method, $0.within?.method].compactMap(\.self) }
        used += report.drivers.map(\.method) + [report.power.method, report.overlap?.method].compactMap(\.self)
        #expect(Set(used).isSubset(of: known))
        #expect(report.chains.count == 2 && report.drivers.count == 2 && report.overlap != nil)
    }

    @Test func `the chain's steps multiply, and its between steps are the correlations'`() throws {
        let report = try Self.analysis().report()
        let path = try #require(report.chains[0].between)
        #expect(close(path.indirect.estimate, path.first.estimate * path.second.estimate, 1e-12))
        let r = try #require(report.links.first { $0.from == "pride" && $0.to == "care" }?.between?.r)
        #expect(close(path.first.estimate, r, 1e-12))
        #expect(path.indirect.low < path.indirect.estimate && path.indirect.estimate < path.indirect.high)
        let within = try #require(report.chains[0].within)
        #expect(within.units == 60 && within.n == 60 * 4)
    }

    @Test func `reliability corrects r, and says what it rests on`() throws {
        var analysis = try Self.analysis()
        for metric in ["pride", "care"] {
            analysis.answers[metric] = try analysis.panel.column(metric).map { mean in
                // Ten answers whose variance is 1.
                Moments(n: 10, sum: 10 * mean, sumOfSquares: 10 * mean * mean + 9)
            }
        }
        let report = try analysis.report()
        #expect(report.reliability.map(\.metric) == ["pride", "care"])
        #expect(report.reliability[0].units == 60 && report.reliability[0].n == 3600)
        let link = report.links[0]
        let between = try #require(link.between)
        let factor = (report.reliability[0].icc2 * report.reliability[1].icc2).squareRoot()
        #expect(close(try #require(between.corrected), between.r / factor, 1e-12))
        #expect(report.links[1].between?.corrected == nil)
    }

    @Test func `mixed metrics and metrics of one side are warned of`() throws {
        var analysis = try Self.analysis()
        analysis.answeredBy = ["pride": [.inside, .outside], "care": [.inside], "trust": [.inside]]
        let warnings = try analysis.report().warnings
        #expect(warnings.map(\.kind) == [.mixedSides, .sameSide])
        #expect(warnings[0].metrics == ["pride"] && warnings[1].metrics == ["trust", "care"])
    }

    @Test func `the power line is the published one`() throws {
        let power = try PowerLine(units: 24)
        #expect(power.text == "With 24 units you would see r ≥ .54 four times in five.")
        #expect(power.needed.map(\.units) == [783, 347, 194, 124, 85, 70, 47, 30])
        #expect(try PowerLine(units: 1).r == nil)
    }

    @Test func `teachers and those they serve are linked as the reference says`() throws {
        let schools = try Table("nyc_hs_2015_survey_by_respondent")
        let inside = ["School commitment - Teachers", "Peer collaboration - Teachers"]
        let outside = ["Parent-teacher trust - Parents", "Student-teacher trust - Students"]
        let panel = try Panel(
            units: schools.text("dbn"), periods: schools.text("dbn").map { _ in 2015 },
            variables: (inside + outside).map { (name: $0, values: try schools.numbers($0)) })
        let links = try LinkAnalysis(panel, inside: inside, outside: outside).links()
        let reference = try Reference()
        for link in links {
            let between = try #require(link.between)
            for (quantity, value) in [("r", between.r), ("lo95", between.low), ("hi95", between.high)] {
                try reference.check(
                    value, "linkage pearson", "NYC HS 2014-15", "\(link.from) -> \(link.to) \(quantity)", tolerance: 1e-10)
            }
            #expect(link.verdict == .differsBetweenUnitsOnly)
        }
    }
}
