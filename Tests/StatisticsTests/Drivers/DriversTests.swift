import Foundation
import Statistics
import Testing

@Suite struct DriversTests {
    let reference: Reference
    static let options = Drivers.Options(seed: 1, resamples: 0)

    init() throws { reference = try Reference() }

    /// Over the rows that are complete in these columns and in `others`.
    func drivers(_ file: String, _ outcome: String, _ names: [String], others: [String] = []) throws -> Drivers {
        let columns = try Table(file).complete([outcome] + names + others)
        return try Drivers(
            Predictor(outcome, columns[0]), on: zip(names, columns[1...names.count]).map(Predictor.init), Self.options)
    }

    @Test func `what drives the departments' rating meets the reference`() throws {
        let names = ["complaints", "privileges", "learning", "raises", "critical", "advance"]
        let drivers = try drivers("attitude", "rating", names)
        for driver in drivers.drivers {
            let percent = 100 / drivers.rSquared
            try reference.check(driver.lmg.value, "LMG_shapley", "attitude", "\(driver.name).raw")
            try reference.check(driver.lmg.value * percent, "LMG_shapley", "attitude", "\(driver.name).pct")
            try reference.check(driver.lmg.value, "LMG(python)", "attitude", driver.name)
            try reference.check(driver.johnson.value, "johnson_relwt", "attitude", "\(driver.name).raw")
            try reference.check(driver.johnson.value * percent, "johnson_relwt", "attitude", "\(driver.name).pct")
            try reference.check(driver.johnson.value, "Johnson(python)", "attitude", driver.name)
        }
        try reference.check(
            drivers.drivers.reduce(0) { $0 + $1.johnson.value }, "johnson_relwt", "attitude", "sum(=R2)")
    }

    @Test func `what drives the customers' satisfaction meets the reference`() throws {
        let drivers = try drivers("customer_sat", "q1", (2...10).map { "q\($0)" })
        let dataset = "customerSat q1~q2..q10"
        for driver in drivers.drivers {
            try reference.check(100 * driver.lmg.value / drivers.rSquared, "LMG_shapley", dataset, "\(driver.name).pct")
            try reference.check(
                100 * driver.johnson.value / drivers.rSquared, "johnson_relwt", dataset, "\(driver.name).pct")
        }
    }

    static let served = [
        "Parent-teacher trust - Parents", "Parent involvement in the schools - Parents",
        "Student-teacher trust - Students", "Safety - Students",
    ]

    @Test(arguments: [served[0], served[2]])
    func `what drives the trust of those whom schools serve meets the reference`(_ outcome: String) throws {
        let drivers = try drivers(
            "nyc_hs_2015_survey_by_respondent", outcome, teacherMeasures, others: Self.served.filter { $0 != outcome })
        let dataset = "NYC HS 2014-15"
        try reference.check(Double(drivers.n), "n", dataset, "complete schools")
        try reference.check(drivers.rSquared, "R2", dataset, "\(outcome) ~ 7 teacher measures")
        for driver in drivers.drivers {
            try reference.check(driver.lmg.value, "LMG raw", dataset, "\(driver.name) => \(outcome)")
            try reference.check(driver.johnson.value, "johnson raw", dataset, "\(driver.name) => \(outcome)")
        }
    }
}
