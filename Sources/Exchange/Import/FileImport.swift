public import Domain
public import Storage

/// A file and the mapping by which it is to be brought in.
public struct FileImport: Sendable {
    public let path: String
    public let file: ImportedFile
    public let mapping: Mapping
    /// Where refused rows go, if anywhere.
    public var refusedPath: String?

    /// - Parameter name: what the file is called; the last part of the path when nil.
    public init(path: String, name: String? = nil, mapping: Mapping, refusedPath: String? = nil) throws(CSVProblem) {
        self.path = path
        self.mapping = mapping
        self.refusedPath = refusedPath
        file = try ImportedFile(reading: path, name: name)
    }

    /// - Parameter file: what is known of the file already, so that it is not read through for it.
    public init(path: String, file: ImportedFile, mapping: Mapping, refusedPath: String? = nil) {
        self.path = path
        self.mapping = mapping
        self.refusedPath = refusedPath
        self.file = file
    }

    /// Who brings it in, when (seconds since 1970), and what she has agreed to.
    public struct Order: Sendable {
        public var account: Account.ID?
        public var name: String
        public var at: Int64
        /// Bring in the rows without problems.
        public var leavingOutRefused: Bool
        /// Bring in a file that was brought in before, and whatever it adds to.
        public var again: Bool
        /// Add answers to those of an earlier import.
        public var addingAnswers: Bool

        public init(
            account: Account.ID? = nil, name: String, at: Int64, leavingOutRefused: Bool = false, again: Bool = false,
            addingAnswers: Bool = false
        ) {
            self.account = account
            self.name = name
            self.at = at
            self.leavingOutRefused = leavingOutRefused
            self.again = again
            self.addingAnswers = addingAnswers
        }
    }

    /// Finds every problem and changes nothing. Throws ``FieldProblems`` about the mapping, ``CSVProblem`` about a file
    /// without so much as a header.
    public func check(
        in database: any Database, progress: ImportProgress.Handler? = nil
    ) async throws -> ImportReport {
        try await database.read { transaction in
            try run(in: transaction, progress: progress) { _, _ in nil }.report
        }
    }

    /// Puts the mapping beside the file's header without reading further. Throws as ``check(in:progress:)`` does.
    public func checkMapping(in database: any Database) async throws {
        try await database.read { transaction in
            let tree = try transaction.units.tree()
            let file = try CSVReader(path: path, options: mapping.options)
            let units = UnitFinder(tree, Ancestry(tree))
            _ = try mapping.plan(file, metrics: try transaction.metrics.all(), units: units)
        }
    }

    /// Brings the file in: all of it in one transaction, or nothing.
    /// - Parameter settle: what else belongs into that transaction.
    /// - Throws: what ``check(in:progress:)`` throws, and ``ImportRefusal``.
    public func commit(
        in database: any Database, by order: Order, progress: ImportProgress.Handler? = nil,
        settle: @escaping @Sendable (any Transaction, Import) throws -> Void = { _, _ in }
    ) async throws -> (made: Import, report: ImportReport) {
        try await database.write { transaction in
            let source = try transaction.imports.newSource()
            if !order.again, let before = try transaction.imports.standing(ofFile: file.hash) {
                throw ImportRefusal.importedBefore(before)
            }
            let (report, posting) = try run(in: transaction, leavingOut: order.leavingOutRefused, progress: progress) {
                ObservationPosting(transaction, source: source, metrics: $0, ancestry: $1)
            }
            guard report.end == nil, report.refused == 0 || order.leavingOutRefused else {
                throw ImportRefusal.problems(report)
            }
            guard report.overlaps == 0 || order.addingAnswers || order.again else {
                throw ImportRefusal.overlaps(report)
            }
            guard report.values > 0, let posting else { throw ImportRefusal.nothingToTake(report) }
            let made = Import(
                id: source, account: order.account, madeBy: order.name, madeAt: order.at, file: file,
                mapping: mapping.json, rowsRead: report.rows, rowsRefused: report.refused,
                observations: try posting.finish())
            try transaction.imports.insert(made)
            try settle(transaction, made)
            return (made, report)
        }
    }

    private func run(
        in transaction: any Transaction, leavingOut: Bool = false, progress: ImportProgress.Handler?,
        posting: ([Metric], Ancestry) -> ObservationPosting?
    ) throws -> (report: ImportReport, posting: ObservationPosting?) {
        let tree = try transaction.units.tree()
        let ancestry = Ancestry(tree)
        let units = UnitFinder(tree, ancestry)
        let reader = try CSVReader(path: path, options: mapping.options)
        let plan = try mapping.plan(reader, metrics: try transaction.metrics.all(), units: units)
        let refusals = try refusedPath.map { try RefusedRows(path: $0, file: reader) }
        let run = try ImportRun(reader, plan, units: units, ancestry: ancestry, in: transaction, refusals: refusals)
        let posting = posting(plan.columns.map(\.metric), ancestry)
        let meter = progress.map { ProgressMeter(bytes: file.bytes, writes: posting != nil, report: $0) }
        posting?.whenWritten = { meter?.written($0) }
        try run.run(posting: posting, leavingOut: leavingOut) { bytes, report in meter?.read(bytes, report) }
        return (run.report, posting)
    }
}

/// Why a file was not brought in although it could be read.
public enum ImportRefusal: Error {
    /// Rows were refused, and nobody said to leave them out; or the file could not be read to its end.
    case problems(ImportReport)
    /// The same bytes were brought in before.
    case importedBefore(Import)
    /// There is not one value that can be taken.
    case nothingToTake(ImportReport)
    /// Answers of the same units and periods are there already, and nobody said that these are others.
    case overlaps(ImportReport)
}

extension ImportRefusal: CustomStringConvertible {
    public var description: String {
        switch self {
        case .problems(let report):
            report.end.map(\.reason) ?? "\(counted(report.refused, "row")) of \(grouped(report.rows)) cannot be taken."
        case .importedBefore(let before):
            """
            The same file was brought in by \(before.madeBy) on \(Day(secondsSince1970: Double(before.madeAt))) \
            as “\(before.file.name)”.
            """
        case .overlaps(let report): report.overlap ?? ""
        case .nothingToTake: "The file holds no value that can be taken."
        }
    }
}
