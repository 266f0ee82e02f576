import Domain
import Exchange
import Storage
import Testing

struct MappingTests {
    private let mapping = Mapping(
        layout: .respondent, unit: .fixed("town"), period: .column("day"), grain: .month,
        metrics: [.init(column: "q1", metric: "recommend"), .init(column: "q2", metric: "mood", n: "n2", factor: 0.5)],
        missing: ["-99"], decimalComma: true, delimiter: ";")

    @Test func `a mapping survives its file`() throws {
        #expect(try Mapping(json: Array(mapping.json.utf8)) == mapping)
    }

    @Test func `what can be left out has its usual meaning`() throws {
        let json = """
            {"layout": "panel", "unit": {"column": "dbn"}, "period": {"fixed": "2015"},
             "metrics": [{"column": "Trust", "metric": "trust"}]}
            """
        let read = try Mapping(json: Array(json.utf8))
        #expect(read.missing.isEmpty && !read.decimalComma && read.delimiter == nil && read.grain == nil)
        #expect(read.period == .fixed("2015"))
    }

    @Test(arguments: [
        ("{\"layout\": \"panel\", \"decimal_comma\": true}", "decimal_comma"),
        ("{\"layout\": \"wide\", \"period\": {\"fixed\": \"2015\"}}", "layout"), ("{\"layout\": \"panel\"}", "period"),
        ("not json", ""),
        ("{\"layout\": \"panel\", \"period\": {\"column\": \"a\", \"fixed\": \"b\"}}", "period"),
        ("{\"layout\": \"panel\", \"period\": {\"column\": \"a\", \"grain\": \"decade\"}}", "period"),
    ])
    func `a mapping file with a fault is refused with its place`(json: String, place: String) {
        let problems = #expect(throws: FieldProblems.self) { try Mapping(json: Array(json.utf8)) }
        let told = problems?.list.map { $0.field + " " + $0.message }.joined() ?? ""
        #expect(told.contains(place), "\(told)")
    }

    @Test func `a mapping that does not fit the file or the metrics is told field by field`() async throws {
        try await Engine.sqlite.withTown { town in
            let file = try town.panel("unit,period,trust,mood,n\nn1,2022,1,4,9\n", metrics: ["trust", "mood"]) {
                $0.unit = .column("school")
                $0.period = .fixed("last year")
                $0.metrics += [.init(column: "trust", metric: "trsut"), .init(column: "gone", metric: "pupils")]
            }
            let problems = await #expect(throws: FieldProblems.self) { _ = try await file.check(in: town.database) }
            #expect(problems?.message(for: "unit")?.contains("school") == true)
            #expect(problems?.message(for: "period") != nil)
            #expect(problems?.message(for: "metrics.mood")?.contains("number") == true)
            #expect(problems?.message(for: "metrics.trust")?.contains("trsut") == true)
            #expect(problems?.message(for: "metrics.gone") != nil)
            #expect(problems?.list.count == 5)
        }
    }

    @Test func `answer sheets cannot fill a metric of finished figures`() async throws {
        try await Engine.sqlite.withTown { town in
            let file = try town.panel("unit,period,trust\nn1,2022,1\n") { $0.layout = .respondent }
            let problems = await #expect(throws: FieldProblems.self) { _ = try await file.check(in: town.database) }
            #expect(problems?.message(for: "metrics.trust")?.contains("finished figures") == true)
        }
    }
}
