import Domain
import Exchange
import Storage
import Testing

struct MappingGuessTests {
    private func guess(_ text: String) async throws -> Mapping {
        var mapping: Mapping?
        try await Engine.sqlite.withTown { town in
            let file = try FilePreview(path: try town.file(text))
            mapping =
                MappingGuess(
                    file, metrics: Town.metrics, unitKeys: Set(Town.units.map(\.0))
                ).mapping
        }
        return try #require(mapping)
    }

    @Test func `units are known by their values, periods by values and names`() async throws {
        let mapping = try await guess("pupils,code,since,year\n2021,n1,1999,2022\n2022,s1,1987,2022\n")
        #expect(mapping.unit == .column("code"))
        #expect(mapping.period == .column("year"))
        #expect(mapping.metrics == [.init(column: "pupils", metric: "pupils")])
    }

    @Test func `a column called year is the period though some of its values are wrong`() async throws {
        let mapping = try await guess("unit,year,pupils\nn1,2022,3\nn2,20xx,4\ns1,2022,5\n")
        #expect(mapping.period == .column("year"))
    }

    @Test func `percentages for a scale of shares get a factor, and shares for one of percentages`() async throws {
        let mapping = try await guess("unit,year,Trust,attendance\nn1,2022,57,0.93\nn2,2022,71.5,0.88\n")
        #expect(
            mapping.metrics == [
                .init(column: "Trust", metric: "trust", factor: 0.01),
                .init(column: "attendance", metric: "attendance", factor: 100),
            ])
    }

    @Test func `a mean of answers gets its column with the number of answers`() async throws {
        let mapping = try await guess("unit,year,mood,mood_n\nn1,2022,4.1,12\nn2,2022,3.9,7\n")
        #expect(mapping.metrics == [.init(column: "mood", metric: "mood", n: "mood_n")])
    }

    @Test func `rows that repeat unit and period are answer sheets, their days gathered by month`() async throws {
        let rows = (1...9).map { "n1,2022-03-0\($0 % 3 + 1),\($0),\($0 % 5 + 1)\n" }.joined()
        let mapping = try await guess("unit,date,recommend,mood\n" + rows)
        #expect(mapping.layout == .respondent)
        #expect(mapping.grain == .month)
        #expect(mapping.metrics.map(\.metric) == ["recommend", "mood"])
    }

    @Test func `decimal commas are seen`() async throws {
        #expect(try await guess("unit;year;trust\nn1;2022;0,57\nn2;2022;0,4\n").decimalComma)
        #expect(try await !guess("unit;year;trust\nn1;2022;0.57\nn2;2022;0.4\n").decimalComma)
    }

    @Test func `what cannot be told is left open`() async throws {
        let mapping = try await guess("a,b\nx,y\n")
        #expect(mapping.unit == .column(""))
        #expect(mapping.period == .column(""))
        #expect(mapping.metrics.isEmpty)
    }
}
