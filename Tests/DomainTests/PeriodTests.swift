import Domain
import Testing

struct PeriodTests {
    @Test(arguments: [
        "2023", "2023-Q1", "2023-04", "2023-W05", "2023-04-30", "2020-W53", "2024-12-31", "1999-Q4", "1931-07-04",
        "1931-W07",
    ])
    func `a period is read as it is written`(_ text: String) throws {
        let period = try #require(Period(text))
        #expect(period.description == text)
        #expect(Period(rawValue: period.rawValue) == period)
    }

    @Test(arguments: [
        "", "23", "2023-Q5", "2023-13", "2023-00", "2023-W54", "2021-W53", "2023-02-29", "2023-4", "20x3", "1023",
    ])
    func `what is no period is refused`(_ text: String) {
        #expect(Period(text) == nil)
    }

    @Test func `the period before is one step back even across a year`() throws {
        #expect(Period("2023-01")?.advanced(by: -1) == Period("2022-12"))
        #expect(Period("2023-Q1")?.advanced(by: -1) == Period("2022-Q4"))
        #expect(Period("2021-W01")?.advanced(by: -1) == Period("2020-W53"))
        #expect(Period("2024-03-01")?.advanced(by: -1) == Period("2024-02-29"))
    }

    @Test(arguments: Period.Grain.allCases)
    func `every day lies in the period that contains it`(_ grain: Period.Grain) {
        for number in stride(from: -20_000, through: 40_000, by: 13) {
            let day = Day(rawValue: number)
            let period = Period(grain, containing: day)
            #expect(period.firstDay <= day && day <= period.lastDay)
        }
    }

    @Test func `days agree with the calendar`() {
        #expect(Day(year: 1970, month: 1, day: 1).rawValue == 0)
        #expect(Day("2000-02-29")?.rawValue == 11_016)
        #expect(Day("1900-02-29") == nil)
        #expect(Day(secondsSince1970: -1).description == "1969-12-31")
    }
}
