public import Domain
public import Storage

/// Metrics as a CSV file: a row each, the columns named as the fields of ``Metric/init(_:)``.
public struct MetricFile: Sendable {
    public let metrics: [Metric]

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
        var problems: [ImportProblem] = []
        while let row = try file.next() {
            if let problem = row.problem {
                problems.append(ImportProblem(problem, header: file.header, kind: .row))
                continue
            }
            let fields = zip(file.header, row.texts.map { [$0] })
            do throws(FieldProblems) {
                metrics.append(try Metric(Form(Dictionary(fields) { first, _ in first })))
            } catch {
                problems += error.list.map {
                    ImportProblem(.row, line: row.line, column: $0.field, reason: $0.message)
                }
            }
        }
        guard problems.isEmpty else { throw FileProblems(problems) }
        self.metrics = metrics
    }

    /// Adds the metrics that are new and changes those whose key is known. Throws ``FieldProblems`` for a change that
    /// figures forbid.
    public func bring(into transaction: any Transaction) throws -> (added: Int, changed: Int) {
        var added = 0
        for var metric in metrics {
            if let known = try transaction.metrics.find(key: metric.key) {
                metric.id = known.id
                try transaction.metrics.update(metric)
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
