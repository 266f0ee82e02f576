import Domain
import Exchange

struct DataPage: Page {
    let title = "Data"
    let upload = SiteURL.uploads.path()
    let problem: String?
    let uploads: [Waiting]
    let hasUploads: Bool
    let hasImports: Bool
    let imports: [ImportLine]
    let importCount: String
    let newMetric = SiteURL.newMetric.path()
    let metricsCSV = SiteURL.metricsCSV.path()
    let hasMetrics: Bool
    let groups: [Group]

    struct Waiting: Sendable {
        let name: String
        let path: String
        let day: String
        let removal: String
    }

    struct ImportLine: Sendable {
        let name: String
        let path: String
        let by: String
        let day: String
        let rows: String
        let observations: String
        let state: String
    }

    struct Group: Sendable {
        let side: String
        let label: String
        let metrics: [MetricLine]
    }

    struct MetricLine: Sendable {
        let name: String
        let path: String
        let key: String
        let answeredBy: String
        let scale: String
        let measured: String
    }

    /// No longer list of imports is shown; `insideout import list` has them all.
    static let longest = 100

    init(
        metrics: [Metric], periods: [Metric.ID: [Period]], imports: [Import], uploads: [Upload],
        problems: FieldProblems?
    ) {
        problem = problems?.list.map(\.message).first
        self.uploads = uploads.map(Waiting.init)
        hasUploads = !uploads.isEmpty
        self.imports = imports.prefix(Self.longest).map(ImportLine.init)
        hasImports = !imports.isEmpty
        importCount =
            imports.count > Self.longest
            ? "The newest \(Self.longest) of \(grouped(imports.count)) imports." : counted(imports.count, "import")
        hasMetrics = !metrics.isEmpty
        groups = Side.allCases.compactMap { side in
            let ofSide = metrics.filter { $0.side == side }
            guard !ofSide.isEmpty else { return nil }
            return Group(
                side: side.rawValue, label: side.label,
                metrics: ofSide.map { MetricLine($0, periods: periods[$0.id] ?? []) })
        }
    }
}

extension DataPage.Waiting {
    init(_ upload: Upload) {
        name = upload.file.name
        path = SiteURL.upload.path(upload.id)
        day = Day(secondsSince1970: Double(upload.madeAt)).label
        removal = SiteURL.uploadRemoval.path(upload.id)
    }
}

extension DataPage.ImportLine {
    init(_ made: Import) {
        name = made.file.name
        path = SiteURL.importRecord.path(made.id)
        by = made.madeBy
        day = Day(secondsSince1970: Double(made.madeAt)).label
        rows = grouped(made.rowsRead)
        observations = grouped(made.observations)
        state = made.undoing.map { "taken back by \($0.by)" } ?? ""
    }
}

extension DataPage.MetricLine {
    init(_ metric: Metric, periods: [Period]) {
        name = metric.name
        path = SiteURL.metric.path(metric.id)
        key = metric.key
        answeredBy = metric.answeredBy.isEmpty ? (metric.respondents.isEmpty ? "Records" : "–") : metric.answeredBy
        scale = "\(metric.scale.low.shortest) to \(metric.scale.high.shortest)"
        measured = Self.measured(periods)
    }

    private static func measured(_ periods: [Period]) -> String {
        guard let first = periods.min(by: Period.isEarlier), let last = periods.max(by: Period.isEarlier) else {
            return "not yet"
        }
        return first == last ? first.label : "\(first.label) – \(last.label), \(counted(periods.count, "period"))"
    }
}

extension Day {
    /// "30 Apr 2023".
    var label: String { Period(.day, containing: self).label }
}
