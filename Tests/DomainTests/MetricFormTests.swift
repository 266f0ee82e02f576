import Domain
import Testing

struct MetricFormTests {
    private let form = Form([
        "key": ["trust-in-leader"], "name": [" Trust in leader "], "side": ["inside"], "respondents": ["employees"],
        "answered_by": ["Teachers"], "scale_low": ["0"], "scale_high": ["100"], "format": ["percent"],
        "measure": ["mean"], "direction": ["higher"], "basis": ["figures"], "note": [""], "source": ["records"],
    ])

    private func problems(_ changes: [String: [String]]) -> [String] {
        do throws(FieldProblems) {
            _ = try Metric(Form(form.fields.merging(changes) { $1 }))
            return []
        } catch { return error.list.map(\.field) }
    }

    @Test func `a metric is read from its fields`() throws {
        let metric = try Metric(form)
        #expect(metric.name == "Trust in leader")
        #expect(metric.respondents == [.employees])
        #expect(metric.scale == Scale(low: 0, high: 100, format: .percent))
        #expect(metric.basis == .figures)
    }

    @Test func `both respondents can be named in one field or two`() throws {
        for both in [["employees", "customers"], ["employees+customers"], ["customers employees"]] {
            #expect(try Metric(Form(form.fields.merging(["respondents": both]) { $1 })).mixesSides)
        }
    }

    @Test func `each field that is wrong is named`() {
        #expect(problems(["key": ["Trust!"]]) == ["key"])
        #expect(problems(["name": [""]]) == ["name"])
        #expect(problems(["side": ["above"]]) == ["side"])
        #expect(problems(["respondents": ["ghosts"]]) == ["respondents"])
        #expect(problems(["scale_low": ["nan"]]) == ["scale_low"])
        #expect(problems(["scale_low": ["100"]]) == ["scale_high"])
        #expect(problems(["format": ["x"], "measure": ["y"]]) == ["format", "measure"])
        #expect(problems(["measure": ["nps"]]) == ["measure"])
        #expect(problems(["key": [""], "name": [""], "basis": ["z"]]) == ["key", "name", "basis"])
    }
}
