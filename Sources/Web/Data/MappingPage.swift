import Domain
import Exchange

/// The form in which the columns of an upload get their meaning.
struct MappingPage: Page {
    /// A form with more would be too long to look over; the command line takes any number.
    static let mostColumns = 300

    let title = "What the columns mean"
    let fileName: String
    let data = SiteURL.data.path()
    let action: String
    let discard: String
    let problem: String?
    let layout: Choice
    let unit: Choice
    let unitFixed: Field
    let period: Choice
    let periodFixed: Field
    let grain: Choice
    let missing: Field
    let decimalComma: Bool
    let delimiter: Choice
    let columns: [Column]
    let hasMetrics: Bool
    let asksCounts: Bool
    let preview: Preview

    struct Column: Sendable {
        let name: String
        let examples: String
        let metricField: String
        let groups: [Group]
        let countField: String
        let counts: [Pick]
        let factorField: String
        let factor: String
        let problem: String?
    }

    struct Group: Sendable {
        let label: String
        let metrics: [Pick]
    }

    struct Preview: Sendable {
        let header: [String]
        let rows: [[String]]
    }

    init(
        _ upload: Upload, _ file: FilePreview, metrics: [Metric], units: [Unit], form: Form, problems: FieldProblems?
    ) {
        fileName = upload.file.name
        action = SiteURL.upload.path(upload.id)
        discard = SiteURL.uploadRemoval.path(upload.id)
        problem = [problems?.message(for: ""), problems?.message(for: "metrics")].compactMap(\.self).first
        let choices = file.header.filter { !$0.isEmpty }.map { (value: MappingForm.column + $0, label: $0) }
        layout = Choice(
            "layout", "Each row is", chosen: form["layout"],
            options: [("panel", "one unit in one period"), ("respondent", "one answer sheet")])
        unit = Choice(
            "unit", "The unit stands in", chosen: form["unit"],
            options: choices + [("", "no column: it is one unit, named beside")], problems: problems)
        unitFixed = Field(
            "unit_fixed", "One unit for all rows", value: form["unit_fixed"], hint: "Its key.", autocomplete: "off",
            isRequired: false, suggestions: units.prefix(300).map { ($0.key, "\($0.name) (\($0.kind))") })
        period = Choice(
            "period", "The period stands in", chosen: form["period"],
            options: choices + [("", "no column: it is one period, named beside")], problems: problems)
        periodFixed = Field(
            "period_fixed", "One period for all rows", value: form["period_fixed"],
            hint: "2023, 2023-Q1, 2023-04, 2023-W05 or 2023-04-30.", autocomplete: "off", isRequired: false)
        grain = Choice(
            "grain", "Group periods by", chosen: form["grain"],
            options: [("", "leave them as they are")] + Period.Grain.allCases.map { ($0.word, $0.word) })
        missing = Field(
            "missing", "Missing values", value: form["missing"],
            hint: "What stands for “no value” beside an empty cell and NA, with commas between: -99, n/a",
            autocomplete: "off", isRequired: false)
        decimalComma = form.has("decimal_comma")
        delimiter = Choice(
            "delimiter", "Cells are parted by", chosen: form["delimiter"],
            options: [
                ("", "what the file shows"), ("comma", "a comma"), ("semicolon", "a semicolon"), ("tab", "a tab"),
            ])
        columns = file.header.indices.filter { !file.header[$0].isEmpty }.map {
            Column($0, file, metrics: metrics, form: form, problems: problems)
        }
        hasMetrics = !metrics.isEmpty
        asksCounts = metrics.contains { $0.basis == .answers }
        preview = Preview(header: file.header, rows: Array(file.rows.prefix(8)))
    }
}

extension MappingPage.Column {
    /// The first three different values, shortened.
    private static func examples(_ cells: [String]) -> String {
        var found: [String] = []
        for cell in cells where found.count < 3 && !cell.isEmpty && !found.contains(cell) { found.append(cell) }
        return found.map { String($0.prefix(24)) }.joined(separator: " · ")
    }

    init(_ index: Int, _ file: FilePreview, metrics: [Metric], form: Form, problems: FieldProblems?) {
        name = file.header[index]
        examples = Self.examples(file.rows.map { $0[index] })
        metricField = "metric-\(index)"
        let chosen = form[metricField]
        groups = Side.allCases.compactMap { side in
            let ofSide = metrics.filter { $0.side == side }
            guard !ofSide.isEmpty else { return nil }
            return MappingPage.Group(
                label: side.label,
                metrics: ofSide.map { Pick(value: $0.key, label: $0.longName, isChosen: $0.key == chosen) })
        }
        countField = "n-\(index)"
        let count = form[countField]
        counts = file.header.filter { !$0.isEmpty && $0 != file.header[index] }.map {
            Pick(value: $0, label: $0, isChosen: $0 == count)
        }
        factorField = "factor-\(index)"
        factor = form[factorField]
        problem = problems?.message(for: "metrics.\(name)")
    }
}
