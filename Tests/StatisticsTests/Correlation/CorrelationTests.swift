import Foundation
import Statistics
import Testing

@Suite struct CorrelationTests {
    let reference: Reference
    let attitude: Table
    static let others = ["complaints", "privileges", "learning", "raises", "critical", "advance"]

    init() throws {
        reference = try Reference()
        attitude = try Table("attitude")
    }

    @Test(arguments: others) func `the departments' correlations meet the reference`(_ other: String) throws {
        let (x, y) = try (attitude.numbers("rating"), attitude.numbers(other))
        let pearson = try Correlation.pearson(x, y)
        for (quantity, value) in [("r", pearson.r), ("lo95", pearson.low), ("hi95", pearson.high), ("p", pearson.p)] {
            try reference.check(value, "pearson", "attitude", "rating~\(other).\(quantity)")
        }
        try reference.check(Correlation.spearman(x, y).r, "spearman", "attitude", "rating~\(other).rho")
        try reference.check(Correlation.kendall(x, y).r, "kendall", "attitude", "rating~\(other).tau-b")
    }

    @Test func `partial correlations meet the reference`() throws {
        let (rating, learning) = try (attitude.numbers("rating"), attitude.numbers("learning"))
        let complaints = try attitude.numbers("complaints")
        let one = try Correlation.pearson(rating, learning, controls: [complaints])
        try reference.check(one.r, "partial_cor", "attitude", "rating,learning|complaints r")
        try reference.check(one.p, "partial_cor", "attitude", "rating,learning|complaints p")
        let five = try Correlation.pearson(
            rating, complaints, controls: Self.others.dropFirst().map { try attitude.numbers($0) })
        try reference.check(five.r, "partial_cor", "attitude", "rating,complaints|other5 r")
        try reference.check(five.p, "partial_cor", "attitude", "rating,complaints|other5 p")
        #expect(five.controls == 5 && five.n == 30)
    }

    @Test func `the schools' link between teachers and those they serve meets the reference`() throws {
        let schools = try Table("nyc_hs_2015_survey_by_respondent")
        let rows = try Table("statistics").rows.filter { $0[0] == "linkage pearson" }
        #expect(rows.count == 60)
        for row in rows {
            let parts = row[2].components(separatedBy: " -> ")
            let end = try #require(parts[1].lastIndex(of: " "))
            let pair = try schools.complete([parts[0], String(parts[1][..<end])])
            let ours = try Correlation.pearson(pair[0], pair[1])
            let quantities = ["r": ours.r, "lo95": ours.low, "hi95": ours.high]
            try reference.check(quantities[String(parts[1][end...].dropFirst())] ?? nil, row[0], row[1], row[2])
        }
    }

    @Test func `lagged correlations of the soldiers meet the reference`() throws {
        let table = try Table("univbct")
        let columns = try table.waves("JOBSAT1", "COMMIT1", "JOBSAT2", "COMMIT2", "JOBSAT3", "COMMIT3")
        try reference.check(Double(columns[0].count), "lagged", "univbct", "n complete")
        let pairs = [
            ("JOBSAT1->COMMIT1", 0, 1), ("JOBSAT1->COMMIT2", 0, 3), ("JOBSAT1->COMMIT3", 0, 5),
            ("COMMIT1->JOBSAT2", 1, 2),
        ]
        for (name, from, to) in pairs {
            try reference.check(Correlation.pearson(columns[from], columns[to]).r, "lagged r", "univbct", name)
        }
    }
}

extension Table {
    /// The first of each person's three rows, where the named columns are all there.
    func waves(_ names: String...) throws -> [[Double]] {
        let first = try numbers("TIME").map { $0 == 0 }
        let columns = try names.map { try numbers($0) }
        let kept = rows.indices.filter { row in first[row] && columns.allSatisfy { $0[row].isFinite } }
        return columns.map { column in kept.map { column[$0] } }
    }
}
