import Foundation
import Statistics
import Testing

@Suite struct LinearRegressionTests {
    let reference: Reference

    init() throws { reference = try Reference() }

    static let predictors = ["complaints", "privileges", "learning", "raises", "critical", "advance"]

    func attitude(_ errors: RegressionErrors = .classical) throws -> LinearRegression {
        let table = try Table("attitude")
        return try LinearRegression(
            Predictor("rating", table.numbers("rating")),
            on: Self.predictors.map { Predictor($0, try table.numbers($0)) }, errors: errors)
    }

    @Test func `the regression of the departments' rating meets the reference`() throws {
        let fit = try attitude()
        for row in fit.coefficients {
            let ours = ["b": row.estimate, "se": row.standardError, "p": row.p, "lo95": row.low, "hi95": row.high]
            for (quantity, value) in ours { try reference.check(value, "OLS", "attitude", "\(row.name).\(quantity)") }
        }
        let whole = [
            "R2": fit.rSquared, "adjR2": fit.adjustedRSquared, "sigma": fit.sigma, "F": fit.f, "AIC": fit.aic,
            "BIC": fit.bic,
        ]
        for (quantity, value) in whole { try reference.check(value, "OLS", "attitude", quantity) }
        try reference.check(fit["complaints"]?.estimate, "OLS(statsmodels)", "attitude", "complaints.b")
        try reference.check(fit["complaints"]?.standardError, "OLS(statsmodels)", "attitude", "complaints.se")
    }

    @Test(arguments: predictors) func `betas, inflation and robust errors meet the reference`(_ name: String) throws {
        let fit = try attitude()
        try reference.check(fit.standardisedCoefficients[name], "OLS_beta", "attitude", name)
        try reference.check(fit.varianceInflation[name], "VIF", "attitude", name)
        try reference.check(attitude(.hc1)[name]?.standardError, "OLS_HC1_se", "attitude", name)
        try reference.check(attitude(.hc3)[name]?.standardError, "OLS_HC3_se", "attitude", name)
    }

    @Test func `the regression of the customers' satisfaction meets the reference`() throws {
        let table = try Table("customer_sat")
        let names = (2...10).map { "q\($0)" }
        let fit = try LinearRegression(
            Predictor("q1", table.numbers("q1")), on: names.map { Predictor($0, try table.numbers($0)) })
        let dataset = "customerSat q1~q2..q10"
        try reference.check(fit.rSquared, "OLS", dataset, "R2")
        for name in names { try reference.check(fit[name]?.estimate, "OLS", dataset, "\(name).b") }
    }

    @Test(arguments: [("COMMIT2", "COMMIT1", "JOBSAT1"), ("JOBSAT2", "JOBSAT1", "COMMIT1")])
    func `cross-lagged regressions meet the reference`(_ y: String, _ own: String, _ other: String) throws {
        let columns = try Table("univbct").waves("JOBSAT1", "COMMIT1", "JOBSAT2", "COMMIT2", "JOBSAT3", "COMMIT3")
        let position = ["JOBSAT1": 0, "COMMIT1": 1, "JOBSAT2": 2, "COMMIT2": 3]
        func column(_ name: String) -> Predictor { Predictor(name, columns[position[name] ?? 0]) }
        let fit = try LinearRegression(column(y), on: [column(own), column(other)])
        for row in fit.coefficients {
            try reference.check(row.estimate, "lagged OLS", "univbct \(y)~\(own)+\(other)", "\(row.name).b")
            try reference.check(row.standardError, "lagged OLS", "univbct \(y)~\(own)+\(other)", "\(row.name).se")
        }
    }
}

@Suite struct SchoolRegressionTests {
    @Test(arguments: [
        "Parent-teacher trust - Parents", "Parent involvement in the schools - Parents",
        "Student-teacher trust - Students", "Safety - Students",
    ]) func `what teachers feel beside economic need and enrolment meets the reference`(_ outcome: String) throws {
        let reference = try Reference()
        let schools = try Table("nyc_hs_2015_survey_by_respondent")
        let controls = try Table("nyc_hs_2015_controls")
        let place = Dictionary(uniqueKeysWithValues: zip(try controls.text("dbn"), controls.rows.indices))
        let (need, size) = try (controls.numbers("eni"), controls.numbers("enrollment"))
        let measures = try teacherMeasures.map { try schools.numbers($0) }
        let served = try schools.numbers(outcome)
        let rows: [[Double]] = try zip(schools.text("dbn"), schools.rows.indices).compactMap { school, row in
            guard let other = place[school] else { return nil }
            let cells = [served[row], Sample.mean(measures.map { $0[row] }), need[other], size[other]]
            return cells.allSatisfy(\.isFinite) ? cells : nil
        }
        func column(_ j: Int) -> Predictor { Predictor("\(j)", rows.map { $0[j] }) }
        let fit = try LinearRegression(column(0), on: [column(1), column(2), column(3)])
        let (dataset, quantity) = ("NYC HS 2014-15", "teacher_index -> " + outcome)
        try reference.check(Double(fit.n), "n", dataset, quantity)
        try reference.check(fit.standardisedCoefficients["1"], "std beta | eni,enrol", dataset, quantity)
        try reference.check(fit["1"]?.p, "std beta p", dataset, quantity, tolerance: 1e-11)
        try reference.check(Correlation.pearson(column(1).values, column(0).values).r, "pearson", dataset, quantity)
    }
}
