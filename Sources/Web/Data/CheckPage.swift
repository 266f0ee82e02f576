import Domain
import Exchange

/// What the check of a file found, and what can be done now.
struct CheckPage: Page {
    let title: String
    let fileName: String
    let lead: String
    let action: String
    let mapping: String
    let refused: String
    let data = SiteURL.data.path()
    /// What ended the reading: the file cannot come in.
    let end: String?
    let before: String?
    let agreement: String
    let canImport: Bool
    let hasRefused: Bool
    let importLabel: String
    let kinds: [Kind]
    let problems: [Line]
    let shown: String

    struct Kind: Sendable {
        let label: String
        let count: String
    }

    struct Line: Sendable {
        let line: String
        let column: String
        let value: String
        let reason: String
    }

    /// How many problems are shown; the file of refused rows has them all.
    static let longest = 100

    /// - Parameter before: the import that brought the same bytes in already.
    init(_ upload: Upload, _ report: ImportReport, before: Import?) {
        let good = report.rows - report.refused
        title = report.isClean ? "The file is ready" : "Not everything can come in"
        fileName = upload.file.name
        lead = Self.lead(report)
        action = SiteURL.uploadImport.path(upload.id)
        mapping = SiteURL.upload.path(upload.id)
        refused = SiteURL.uploadRefused.path(upload.id)
        end = report.end.map { "\($0)" }
        self.before = before.map { "\(ImportRefusal.importedBefore($0))" } ?? report.overlap
        agreement = before == nil ? "These are other answers" : "Bring it in once more"
        canImport = report.end == nil && good > 0 && report.values > 0
        hasRefused = report.refused > 0
        importLabel =
            report.refused == 0
            ? "Bring it in" : "Bring in \(counted(good, "row")) and leave out \(grouped(report.refused))"
        kinds = report.counts.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }.map {
            Kind(label: $0.key.label, count: grouped($0.value))
        }
        problems = report.problems.prefix(Self.longest).map(Line.init)
        let total = report.counts.values.reduce(0, +)
        shown =
            total > Self.longest
            ? "The first \(Self.longest) of \(grouped(total)) problems; the file of refused rows tells them all."
            : counted(total, "problem")
    }

    private static func lead(_ report: ImportReport) -> String {
        let rows = counted(report.rows, "row")
        guard report.end == nil else { return "The reading ended after \(rows)." }
        if report.values == 0, report.refused == 0 { return "\(rows), and not one value in them." }
        return report.refused == 0
            ? "\(rows), all of them good: \(counted(report.values, "value"))."
            : "\(grouped(report.refused)) of \(rows) are refused. Mend them, or change what the columns mean."
    }
}

extension CheckPage.Line {
    init(_ problem: ImportProblem) {
        line = problem.line.map(grouped) ?? "–"
        column = problem.column
        value = problem.value
        reason = problem.reason
    }
}
