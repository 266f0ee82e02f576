import Domain
import Exchange

/// What a file's check brought to light, for a terminal.
enum ReportText {
    /// How many problems are printed one by one.
    private static let shown = 50

    static func headline(_ report: ImportReport) -> String {
        "\(counted(report.rows, "row")), \(grouped(report.refused)) refused, \(counted(report.values, "value"))"
    }

    /// The problems by kind, then the first ones with their places.
    static func lines(_ report: ImportReport) -> [String] {
        let counts = report.counts.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
        let kinds = counts.map { "\(grouped($0.value)) × \($0.key.label)" }
        let more = report.counts.values.reduce(0, +) - min(shown, report.problems.count)
        let problems = report.problems.prefix(shown).map(\.description)
        return kinds + problems + (more > 0 ? ["… and \(grouped(more)) more"] : [])
    }
}
