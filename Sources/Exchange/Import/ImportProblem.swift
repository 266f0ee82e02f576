/// Why a row of a file is refused.
public struct ImportProblem: Hashable, Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        /// The file as text: see ``CSVProblem``.
        case file, row
        case missingUnit, unknownUnit, unitNotThere
        case missingPeriod, unknownPeriod
        case number, outOfScale, count
        case duplicate, alreadyThere
    }

    public let kind: Kind
    /// Counted from 1 in lines of the file; nil when the file as a whole is meant.
    public let line: Int?
    /// The name of the column; "" when the row as a whole is meant.
    public let column: String
    /// The beginning of what stands there.
    public let value: String
    public let reason: String

    public init(_ kind: Kind, line: Int?, column: String = "", value: String = "", reason: String) {
        self.kind = kind
        self.line = line
        self.column = column
        self.value = value
        self.reason = reason
    }

    init(_ problem: CSVProblem, header: [String], kind: Kind) {
        let column = problem.column.map { $0 <= header.count ? header[$0 - 1] : "\($0)" }
        self.init(kind, line: problem.line, column: column ?? "", value: problem.value, reason: problem.reason)
    }
}

extension ImportProblem.Kind {
    /// What problems of this kind are called in a list of counts.
    public var label: String {
        switch self {
        case .file: "the file cannot be read"
        case .row: "row not well formed"
        case .missingUnit: "unit missing"
        case .unknownUnit: "unknown unit"
        case .unitNotThere: "unit did not exist in the period"
        case .missingPeriod: "period missing"
        case .unknownPeriod: "period not understood"
        case .number: "not a number"
        case .outOfScale: "outside the metric's scale"
        case .count: "number of answers not understood"
        case .duplicate: "unit and period twice in the file"
        case .alreadyThere: "figure already there"
        }
    }
}
