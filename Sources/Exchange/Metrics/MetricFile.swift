public import Domain
public import Storage

/// Metrics as a CSV file: a row each, the columns named as the fields of ``Metric/init(_:)``.
///
/// Of a metric that is known already, what the file has no column for stays as it is.
public struct MetricFile: Sendable {
    public let metrics: [Metric]
    /// The fields of each metric that the file has columns for.
    private let forms: [Form]

    /// Reads a whole file. Throws ``CSVProblem`` about the file, ``FileProblems`` about its rows.
    public init(path: String) throws {
        let file = try CSVReader(path: path)
        let missing = ["key", "name", "side", "scale_low", "scale_high"].filter { file.column($0) == nil }
        guard missing.isEmpty else {
            throw FileProblems(
                missing.map {
                    ImportProblem(.row, line: file.headerLine, column: $0, reason: "There is no such column.")
                })
        }
        var metrics: [Metric] = []
        var forms: [Form] = []
        var problems: [ImportProblem] = []
        while let row = try file.next() {
            if let problem = row.problem {
                problems.append(ImportProblem(problem, header: file.header, kind: .row))
                continue
            }
            let form = Form(Dictionary(zip(file.header, row.texts.map { [$0] })) { first, _ in first })
            do throws(FieldProblems) {
                let metric = try Metric(form)
                if metrics.contains(where: { $0.key == metric.key }) {
                    throw FieldProblems([FieldProblem("key", "An earlier row has the key “\(metric.key)” already.")])
                }
                metrics.append(metric)
                forms.append(form)
            } catch {
                problems += error.list.map {
                    ImportProblem(.row, line: row.line, column: $0.field, reason: $0.message)
                }
            }
        }
        guard problems.isEmpty else { throw FileProblems(problems) }
        self.metrics = metrics
        self.forms = forms
    }

    /// Adds the metrics that are new and changes those whose key is known. Throws ``FieldProblems`` for a change that
    /// figures forbid.
    public func bring(into transaction: any Transaction) throws -> (added: Int, changed: Int) {
        var added = 0
        for (metric, form) in zip(metrics, forms) {
            if let known = try transaction.metrics.find(key: metric.key) {
                var changed = try Metric(Form(known.form.fields.merging(form.fields) { $1 }))
                changed.id = known.id
                try transaction.metrics.update(changed)
            } else {
                _ = try transaction.metrics.insert(metric)
                added += 1
            }
        }
        return (added, metrics.count - added)
    }

    /// All metrics in the form that ``init(path:)`` reads.
    public static func write(_ metrics: [Metric], to writer: inout CSVWriter) throws {
        try writer.addRow(columns)
        for metric in metrics {
            let respondents = Respondent.allCases.filter(metric.respondents.contains).map(\.rawValue)
            for text in [metric.key, metric.name, metric.side.rawValue, respondents.joined(separator: "+")] {
                writer.add(text)
            }
            writer.add(metric.answeredBy)
            writer.add(metric.scale.low)
            writer.add(metric.scale.high)
            for text in [
                metric.scale.format.rawValue, metric.measure.rawValue, metric.direction.rawValue,
                metric.basis.rawValue, metric.note, metric.source,
            ] { writer.add(text) }
            try writer.endRow()
        }
    }

    private static let columns = [
        "key", "name", "side", "respondents", "answered_by", "scale_low", "scale_high", "format", "measure",
        "direction", "basis", "note", "source",
    ]
}
