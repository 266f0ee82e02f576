public import Domain

/// Which column of a file means what; the same as JSON, in the form and on the command line.
///
/// ```json
/// {
///   "layout": "panel",
///   "unit": {"column": "dbn"},
///   "period": {"column": "year"},
///   "metrics": [{"column": "Trust", "metric": "trust", "n": "answers", "factor": 0.01}],
///   "missing": ["-99"], "decimalComma": true, "delimiter": ";"
/// }
/// ```
/// `unit` and `period` may be `{"fixed": …}` instead; a period column may name a coarser `grain`. `n`, `factor`,
/// `missing`, `decimalComma` and `delimiter` can be left out.
public struct Mapping: Hashable, Sendable {
    public enum Layout: String, Sendable, CaseIterable, Codable {
        /// A row per unit and period, a column per metric.
        case panel
        /// A row per answer sheet.
        case respondent
    }

    /// Where a row's unit or period comes from.
    public enum Origin: Hashable, Sendable {
        /// The column of that name.
        case column(String)
        /// The same for every row: a unit's key or a period.
        case fixed(String)
    }

    public struct MetricColumn: Hashable, Sendable {
        public var column: String
        /// The metric's key.
        public var metric: String
        /// The column with the number of answers behind a mean; the spread is then not known.
        public var n: String?
        /// What each value is multiplied by: 0.01 makes a share of a percentage.
        public var factor: Double?

        public init(column: String, metric: String, n: String? = nil, factor: Double? = nil) {
            self.column = column
            self.metric = metric
            self.n = n
            self.factor = factor
        }
    }

    public var layout: Layout
    public var unit: Origin
    public var period: Origin
    /// Makes a day the month, say, in which it lies; nil leaves periods as they are.
    public var grain: Period.Grain?
    public var metrics: [MetricColumn]
    /// What stands for a missing value beside an empty cell and `NA`.
    public var missing: [String]
    /// Whether `0,5` is a half.
    public var decimalComma: Bool
    /// `,` `;` or a tab; nil: found out.
    public var delimiter: Character?

    public init(
        layout: Layout, unit: Origin, period: Origin, grain: Period.Grain? = nil, metrics: [MetricColumn],
        missing: [String] = [], decimalComma: Bool = false, delimiter: Character? = nil
    ) {
        self.layout = layout
        self.unit = unit
        self.period = period
        self.grain = grain
        self.metrics = metrics
        self.missing = missing
        self.decimalComma = decimalComma
        self.delimiter = delimiter
    }

    /// How the file is to be read.
    public var options: CSVOptions { CSVOptions(delimiter: delimiter?.asciiValue) }
}
