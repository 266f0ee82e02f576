import Domain

/// Between which metrics, and among which units, somebody looks for a link; what is left open is chosen for her.
struct LinkQuestion: Hashable, Sendable {
    /// More metrics on one side would make a table that nobody reads.
    static let mostOfSide = 30

    var inside: [Metric.ID]
    var outside: [Metric.ID]
    var business: [Metric.ID]
    var kind: String?

    init(_ form: Form) {
        func ids(_ name: String) -> [Metric.ID] {
            Array(form.all(name).compactMap { Metric.ID($0) }.prefix(Self.mostOfSide))
        }
        inside = ids("inside")
        outside = ids("outside")
        business = ids("business")
        kind = form["level"].isEmpty ? nil : form["level"]
    }

    var query: [(String, String)] {
        var pairs = inside.map { ("inside", "\($0)") } + outside.map { ("outside", "\($0)") }
        pairs += business.map { ("business", "\($0)") }
        if let kind { pairs.append(("level", kind)) }
        return pairs
    }

    /// The metrics asked for, or a sensible choice where nothing was.
    func selection(_ figures: FigureReader) -> LinkSelection {
        func chosen(_ side: Side, _ ids: [Metric.ID]) -> [Metric] {
            figures.metrics.filter { $0.side == side && ids.contains($0.id) && figures.measured[$0.id] != nil }
        }
        guard !(inside + outside + business).isEmpty else {
            return .sensible(metrics: figures.metrics, measured: figures.measured)
        }
        return LinkSelection(
            inside: chosen(.inside, inside), outside: chosen(.outside, outside), business: chosen(.business, business))
    }
}
