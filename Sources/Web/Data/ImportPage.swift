import Domain

/// One file that was brought in.
struct ImportPage: Page {
    let title: String
    let lead: String
    let facts: [Fact]
    let metrics: [MetricName]
    let hasMetrics: Bool
    let mapping: String
    let undo: String
    /// Nil where it was taken back.
    let undoing: String?
    let data = SiteURL.data.path()

    struct Fact: Sendable {
        let name: String
        let value: String
    }

    struct MetricName: Sendable {
        let name: String
        let side: String
    }

    /// - Parameter metrics: those of which figures stand in the database because of it.
    init(_ made: Import, metrics: [Metric]) {
        title = made.file.name
        lead = "Brought in by \(made.madeBy) on \(Day(secondsSince1970: Double(made.madeAt)).label)."
        facts = [
            Fact(name: "Rows", value: grouped(made.rowsRead)),
            Fact(name: "Rows left out", value: grouped(made.rowsRefused)),
            Fact(name: "Observations", value: grouped(made.observations)),
            Fact(name: "Bytes", value: grouped(made.file.bytes)),
            Fact(name: "SHA-256", value: made.file.hash),
        ]
        self.metrics = metrics.map { MetricName(name: $0.longName, side: $0.side.rawValue) }
        hasMetrics = !metrics.isEmpty
        mapping = SiteURL.importMapping.path(made.id)
        undo = SiteURL.importUndoing.path(made.id)
        undoing = made.undoing.map { "Taken back by \($0.by) on \(Day(secondsSince1970: Double($0.at)).label)." }
    }
}
