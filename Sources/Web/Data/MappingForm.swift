import Domain
import Exchange
import Foundation

/// A mapping as the fields of a form, and back.
///
/// `unit` and `period` hold a column's name behind `column:`, or are empty for one value that `unit_fixed` or
/// `period_fixed` holds. Each column of the file has a number, with `metric-3`, `n-3` and `factor-3`.
enum MappingForm {
    static let column = "column:"

    /// Throws what cannot be read; whether it fits the file is asked afterwards.
    static func mapping(_ form: Form, header: [String]) throws(FieldProblems) -> Mapping {
        var problems = FieldProblems()
        let metrics = header.indices.compactMap { metric(form, header[$0], $0, &problems) }
        guard problems.isEmpty else { throw problems }
        return Mapping(
            layout: Mapping.Layout(rawValue: form["layout"]) ?? .panel, unit: origin(form, "unit"),
            period: origin(form, "period"), grain: Period.Grain(word: form["grain"]), metrics: metrics,
            missing: form["missing"].split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter {
                !$0.isEmpty
            },
            decimalComma: form.has("decimal_comma"), delimiter: delimiters[form["delimiter"]])
    }

    static let delimiters: [String: Character] = ["comma": ",", "semicolon": ";", "tab": "\t"]

    /// What the fields show for a mapping.
    static func form(_ mapping: Mapping, header: [String]) -> Form {
        var form = Form([
            "layout": [mapping.layout.rawValue], "grain": [mapping.grain?.word ?? ""],
            "missing": [mapping.missing.joined(separator: ", ")],
            "delimiter": [delimiters.first { $1 == mapping.delimiter }?.key ?? ""],
        ])
        if mapping.decimalComma { form.fields["decimal_comma"] = ["on"] }
        for (name, origin) in [("unit", mapping.unit), ("period", mapping.period)] {
            switch origin {
            case .column(let column): form.fields[name] = [column.isEmpty ? "" : self.column + column]
            case .fixed(let value): form.fields["\(name)_fixed"] = [value]
            }
        }
        for metric in mapping.metrics {
            guard let index = header.firstIndex(of: metric.column) else { continue }
            form.fields["metric-\(index)"] = [metric.metric]
            form.fields["n-\(index)"] = metric.n.map { [$0] }
            form.fields["factor-\(index)"] = metric.factor.map { ["\($0)"] }
        }
        return form
    }

    private static func origin(_ form: Form, _ name: String) -> Mapping.Origin {
        let choice = form[name]
        return choice.hasPrefix(column)
            ? .column(String(choice.dropFirst(column.count))) : .fixed(form["\(name)_fixed"])
    }

    private static func metric(
        _ form: Form, _ column: String, _ index: Int, _ problems: inout FieldProblems
    ) -> Mapping.MetricColumn? {
        let key = form["metric-\(index)"]
        guard !key.isEmpty else { return nil }
        let n = form["n-\(index)"]
        let typed = form["factor-\(index)"].replacing(",", with: ".")
        let factor = Double(typed)
        if !typed.isEmpty, !(factor?.isFinite ?? false) || factor == 0 {
            problems.add("metrics.\(column)", "A factor is a number other than 0, such as 0.01.")
        }
        return Mapping.MetricColumn(column: column, metric: key, n: n.isEmpty ? nil : n, factor: factor)
    }
}
