import Domain

/// What reading a whole file brought to light.
public struct ImportReport: Hashable, Sendable {
    /// How many problems are listed; all of them are counted.
    public static let listed = 1_000

    /// Rows without the header.
    public internal(set) var rows = 0
    public internal(set) var refused = 0
    /// Values taken from the rows that were not refused.
    public internal(set) var values = 0
    /// The first problems, in the order of the file.
    public private(set) var problems: [ImportProblem] = []
    public private(set) var counts: [ImportProblem.Kind: Int] = [:]
    /// Values that would be added to answers of the same unit, metric and period from an earlier import, and which one
    /// that is.
    public internal(set) var overlaps = 0
    public internal(set) var overlapsWith: String?
    /// What ended the reading before the end of the file; then no row can be taken.
    public internal(set) var end: ImportProblem?

    public init() {}

    /// Whether every row can be taken.
    public var isClean: Bool { refused == 0 && end == nil }

    /// What to know before answers are added to answers; nil where there is nothing to know.
    public var overlap: String? {
        overlapsWith.map { origin in
            "\(counted(overlaps, "value")) would be added to answers that are there already from \(origin). Bring in only answers that are not among those, or they count twice."
        }
    }

    mutating func add(_ problem: ImportProblem) {
        counts[problem.kind, default: 0] += 1
        if problems.count < Self.listed { problems.append(problem) }
    }
}

/// How far an import is.
public struct ImportProgress: Hashable, Sendable {
    public typealias Handler = @Sendable (ImportProgress) -> Void

    public let bytesRead: Int
    public let bytes: Int
    /// From 0 to 1, writing included.
    public let fraction: Double
}
