public import Domain

/// Proposes a mapping from a file's header and first rows.
///
/// The unit column is the one whose values are units' keys; the period column one whose values are periods, best one that
/// is called so; a column belongs to the metric whose key or name it bears. What cannot be told is left open: an unknown
/// unit or period as an empty column name.
public struct MappingGuess {
    private let file: FilePreview
    private let metrics: [Metric]
    private let unitKeys: Set<String>

    public init(_ file: FilePreview, metrics: [Metric], unitKeys: Set<String>) {
        self.file = file
        self.metrics = metrics
        self.unitKeys = unitKeys
    }

    public var mapping: Mapping {
        let unit = unitColumn
        let period = periodColumn(besides: unit)
        let decimalComma = usesDecimalComma
        let layout: Mapping.Layout = repeats(unit, period) ? .respondent : .panel
        return Mapping(
            layout: layout, unit: .column(unit.map { file.header[$0] } ?? ""),
            period: .column(period.map { file.header[$0] } ?? ""), grain: layout == .respondent ? grain(period) : nil,
            metrics: metricColumns(besides: [unit, period], layout, decimalComma), decimalComma: decimalComma)
    }

    private var columns: Range<Int> { file.header.indices }

    private var unitColumn: Int? {
        func share(_ column: Int) -> Double {
            let values = file.values(column)
            return values.isEmpty ? 0 : Double(values.count(where: unitKeys.contains)) / Double(values.count)
        }
        let best = columns.max { (share($0), -$0) < (share($1), -$1) }
        if let best, share(best) >= 0.5 { return best }
        return columns.first { ["unit", "key", "unit_key", "id"].contains(file.header[$0].lowercased()) }
    }

    private func periodColumn(besides unit: Int?) -> Int? {
        let words = ["period", "year", "quarter", "month", "week", "date", "day", "time", "wave"]
        func isNamedSo(_ column: Int) -> Bool { words.contains { file.header[column].lowercased().contains($0) } }
        // A name speaks for the column, also where some of its values are wrong.
        func holdsPeriods(_ column: Int, _ percent: Int) -> Bool {
            let values = file.values(column)
            return !values.isEmpty && values.count { Period($0) != nil } * 100 >= values.count * percent
        }
        let others = columns.filter { $0 != unit }
        return others.first { isNamedSo($0) && holdsPeriods($0, 90) }
            ?? others.first { isNamedSo($0) && holdsPeriods($0, 50) }
            ?? others.first { holdsPeriods($0, 90) && Set(file.values($0)).count * 2 <= file.rows.count }
    }

    private var usesDecimalComma: Bool {
        let faults = columns.flatMap { file.values($0) }.map { text in
            var text = text
            return text.withUTF8 { CSVNumber($0, decimalComma: true) != .wrong(.notANumber) && $0.contains(0x2C) }
        }
        let points = columns.contains { column in
            file.values(column).contains { $0.contains(".") && Double($0) != nil }
        }
        return !points && faults.contains(true) && file.delimiter != ","
    }

    /// Whether rows are about the same unit and period again and again.
    private func repeats(_ unit: Int?, _ period: Int?) -> Bool {
        guard let unit, file.rows.count > 4 else { return false }
        let places = Set(file.rows.map { row in [row[unit], period.map { row[$0] } ?? ""] })
        return places.count * 3 < file.rows.count * 2
    }

    private func grain(_ period: Int?) -> Period.Grain? {
        guard let period, let first = file.values(period).compactMap({ Period($0) }).first, first.grain == .day
        else { return nil }
        return .month
    }

    private func metricColumns(
        besides taken: [Int?], _ layout: Mapping.Layout, _ decimalComma: Bool
    ) -> [Mapping.MetricColumn] {
        var free = metrics
        let columns = columns.filter { !taken.contains($0) && isNumeric($0, decimalComma) }
        var found: [Int: Metric] = [:]
        // Exact names first, so that a likeness takes no metric from its own column.
        for match in [exactMatch, likeMatch] {
            for column in columns where found[column] == nil {
                guard let metric = match(column, free) else { continue }
                found[column] = metric
                free.removeAll { $0.key == metric.key }
            }
        }
        return columns.compactMap { column in
            guard let metric = found[column] else { return nil }
            let n = layout == .panel && metric.basis == .answers ? countColumn(of: column) : nil
            return Mapping.MetricColumn(
                column: file.header[column], metric: metric.key, n: n,
                factor: factor(column, metric, decimalComma))
        }
    }

    private func isNumeric(_ column: Int, _ decimalComma: Bool) -> Bool {
        let values = file.values(column)
        return numbers(column, decimalComma).count * 5 >= values.count * 4
    }

    private func numbers(_ column: Int, _ decimalComma: Bool) -> [Double] {
        file.values(column).compactMap { text in
            var text = text
            guard case .value(let number) = text.withUTF8({ CSVNumber($0, decimalComma: decimalComma) }) else {
                return nil
            }
            return number
        }
    }

    private func exactMatch(_ column: Int, _ free: [Metric]) -> Metric? {
        let names = [file.header[column].slug, file.header[column].folded]
        return free.first { names[0] == $0.key } ?? free.first { bears(names, $0) }
    }

    /// The one metric whose key comes nearest.
    private func likeMatch(_ column: Int, _ free: [Metric]) -> Metric? {
        let name = file.header[column].slug
        let likely = free.compactMap { metric in
            NameLikeness.wordsLeftOut(of: metric.key, in: name).map { (metric, $0) }
        }.sorted { $0.1 < $1.1 }
        guard let best = likely.first, likely.count == 1 || likely[1].1 > best.1, !name.isEmpty else { return nil }
        return best.0
    }

    private func bears(_ names: [String], _ metric: Metric) -> Bool {
        names.contains(metric.name.slug) || names.contains(metric.longName.slug)
            || names.contains("\(metric.name) \(metric.answeredBy)".slug)
    }

    private func countColumn(of column: Int) -> String? {
        let name = file.header[column].lowercased()
        let likely = ["n_\(name)", "\(name)_n", "n \(name)", "\(name) n", "n", "answers", "count", "responses"]
        return likely.lazy.compactMap { wanted in file.header.first { $0.lowercased() == wanted } }.first
    }

    /// 0.01 where percentages meet a scale of shares, 100 where shares meet one of percentages.
    private func factor(_ column: Int, _ metric: Metric, _ decimalComma: Bool) -> Double? {
        let numbers = numbers(column, decimalComma)
        guard let high = numbers.max(), let low = numbers.min(), low >= 0 else { return nil }
        switch metric.scale {
        case let scale where scale.low == 0 && scale.high == 1: return high > 1.5 && high <= 100 ? 0.01 : nil
        case let scale where scale.low == 0 && scale.high == 100 && metric.measure == .mean:
            return high <= 1 && high > 0 ? 100 : nil
        default: return nil
        }
    }
}

extension String {
    /// Lower-case letters and digits with single hyphens between words, as metrics' keys are written.
    var slug: String {
        folded.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.joined(separator: "-")
    }
}
