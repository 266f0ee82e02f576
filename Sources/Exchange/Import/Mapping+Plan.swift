import Domain
import Storage

extension Mapping {
    /// Finds the columns, metrics, unit and period that the mapping names. Throws every problem, by the form's fields:
    /// `unit`, `period`, `metrics`, `metrics.COLUMN`.
    func plan(_ file: CSVReader, metrics known: [Metric], units: UnitFinder) throws(FieldProblems) -> ImportPlan {
        var problems = FieldProblems()
        let unit = origin(unit, "unit", file, &problems) { key, problems in
            units.place(of: key) ?? problem("unit", "There is no unit with the key “\(key)”.", &problems)
        }
        let period = origin(period, "period", file, &problems) { text, problems in
            Period(text) ?? problem("period", PeriodBook.expected, &problems)
        }
        let columns = columns(file, known, &problems)
        guard problems.isEmpty, let unit, let period else { throw problems }
        return ImportPlan(
            layout: layout, unit: unit, unitName: self.unit.name, period: period, periodName: self.period.name,
            grain: grain, columns: columns.sorted { $0.metric.id < $1.metric.id },
            missing: missing.map { Array($0.utf8) }, decimalComma: decimalComma)
    }

    private func problem<T>(_ field: String, _ message: String, _ problems: inout FieldProblems) -> T? {
        problems.add(field, message)
        return nil
    }

    private func origin<Fixed>(
        _ origin: Origin, _ field: String, _ file: CSVReader, _ problems: inout FieldProblems,
        fixed: (String, inout FieldProblems) -> Fixed?
    ) -> ImportPlan.Origin<Fixed>? {
        switch origin {
        case .column(let name):
            place(of: name, field, file, &problems).map(ImportPlan.Origin.cell)
        case .fixed(let value):
            fixed(value, &problems).map(ImportPlan.Origin.fixed)
        }
    }

    private func place(
        of column: String, _ field: String, _ file: CSVReader, _ problems: inout FieldProblems
    ) -> Int? {
        file.column(column) ?? problem(field, "The file has no column “\(column)”.", &problems)
    }

    private func columns(
        _ file: CSVReader, _ known: [Metric], _ problems: inout FieldProblems
    ) -> [ImportPlan.Column] {
        if metrics.isEmpty { problems.add("metrics", "Choose a metric for at least one column.") }
        let byKey = Dictionary(uniqueKeysWithValues: known.map { ($0.key, $0) })
        var taken: Set<String> = []
        return metrics.compactMap { entry in
            let field = "metrics.\(entry.column)"
            if !taken.insert(entry.metric).inserted {
                problems.add(field, "The metric “\(entry.metric)” is given to two columns.")
            }
            guard let metric = byKey[entry.metric] else {
                return problem(field, "There is no metric with the key “\(entry.metric)”.", &problems)
            }
            if let reason = misfit(entry, metric) { problems.add(field, reason) }
            guard let cell = place(of: entry.column, field, file, &problems) else { return nil }
            let n = entry.n.map { ($0, place(of: $0, field, file, &problems)) }
            return ImportPlan.Column(
                name: entry.column, cell: cell, metric: metric, n: n.flatMap { name, cell in cell.map { ($0, name) } },
                factor: Factor(entry.factor ?? 1), range: layout == .panel ? metric.figureScale : metric.scale)
        }
    }

    /// Why a metric cannot take what the column holds.
    private func misfit(_ entry: MetricColumn, _ metric: Metric) -> String? {
        if let factor = entry.factor, !factor.isFinite || factor == 0 { return "A factor is a number other than 0." }
        switch (layout, metric.basis, entry.n) {
        case (.respondent, .figures, _):
            return "“\(metric.name)” holds finished figures of units; it cannot take single answers."
        case (.respondent, .answers, _?):
            return "A file of answer sheets has no column with a number of answers."
        case (.panel, .answers, nil):
            return "“\(metric.name)” counts answers: say which column holds their number."
        case (.panel, .figures, _?):
            return "“\(metric.name)” holds finished figures, whose number of answers is not kept."
        default:
            return nil
        }
    }
}

extension Mapping.Origin {
    /// The column's name, or what is fixed.
    var name: String {
        switch self {
        case .column(let name): name
        case .fixed(let value): value
        }
    }
}
