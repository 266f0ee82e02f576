import Domain
import Testing

struct LinkSelectionTests {
    static func metric(_ id: Int64, _ side: Side, _ respondents: Set<Respondent>) -> Metric {
        Metric(
            id: .init(id), key: "m\(id)", name: "M\(id)", side: side, respondents: respondents,
            scale: Scale(low: 0, high: 100, format: .percent))
    }

    @Test func `what mixes both sides is never chosen unasked`() {
        let metrics = [
            Self.metric(1, .inside, [.employees]), Self.metric(2, .inside, [.employees, .customers]),
            Self.metric(3, .outside, [.customers]), Self.metric(4, .outside, [.employees, .customers]),
            Self.metric(5, .business, []),
        ]
        let measured = Dictionary(uniqueKeysWithValues: metrics.map { ($0.id, [Period.year(2023)]) })
        let chosen = LinkSelection.sensible(metrics: metrics, measured: measured)
        #expect(chosen.all.map(\.id.rawValue) == [1, 3, 5])
        #expect(chosen.isComplete)
    }

    @Test func `the metric seen over most periods comes first`() {
        let metrics = [
            Self.metric(1, .inside, [.employees]), Self.metric(2, .inside, [.employees]),
            Self.metric(3, .outside, [.customers]),
        ]
        let chosen = LinkSelection.sensible(
            metrics: metrics,
            measured: [.init(1): [.year(2023)], .init(2): [.year(2022), .year(2023)], .init(3): [.year(2023)]])
        #expect(chosen.inside.map(\.id.rawValue) == [2, 1])
    }

    @Test func `one side alone makes no link`() {
        let alone = [Self.metric(1, .inside, [.employees])]
        #expect(!LinkSelection.sensible(metrics: alone, measured: [.init(1): [.year(2023)]]).isComplete)
    }
}
