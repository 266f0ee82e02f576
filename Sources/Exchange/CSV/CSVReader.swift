/// Reads a delimited file with a header row by row, in constant memory.
///
/// ```swift
/// let file = try CSVReader(path: "panel.csv")        // "-" is standard input
/// let rating = file.column("rating")!
/// while let row = try file.next() {
///     if case .value(let number) = row.number(rating) { … }
/// }
/// ```
/// UTF-8 with or without a byte-order mark; lines end in LF, CRLF or CR; blank lines are skipped; cells may be quoted and
/// then hold line breaks (RFC 4180). What ends the reading is thrown as a ``CSVProblem``; what spoils one row stands in
/// ``CSVRow/problem``, and the reading can go on.
public final class CSVReader {
    /// The names of the columns, without surrounding white space; a name may be empty.
    public let header: [String]
    /// The line on which the header stands.
    public let headerLine: Int
    private let scanner: CSVScanner
    private let columns: [String: Int]

    public convenience init(path: String, options: CSVOptions = .standard) throws(CSVProblem) {
        try self.init(source: .open(path: path, limit: options.fileLimit), options: options)
    }

    public convenience init(bytes: [UInt8], options: CSVOptions = .standard) throws(CSVProblem) {
        try self.init(source: .bytes(bytes, position: 0), options: options)
    }

    init(source: CSVSource, options: CSVOptions) throws(CSVProblem) {
        scanner = CSVScanner(source, options)
        try scanner.skip(CSVOpening.byteOrderMark(scanner.peek()))
        let guess = CSVOpening.delimiter(of: try scanner.peek())
        scanner.start(delimiter: options.delimiter ?? guess)
        guard let row = try scanner.next(width: nil) else {
            throw CSVProblem(.empty, reason: "The file is empty.")
        }
        if let problem = row.problem { throw problem }
        header = row.texts.map(CSVOpening.trimmed)
        headerLine = row.line
        columns = try CSVOpening.columns(header, line: row.line)
    }

    /// The byte between cells.
    public var delimiter: UInt8 { scanner.delimiter }

    /// Bytes taken from the source so far, which runs ahead of the rows by at most one block.
    public var bytesRead: Int { scanner.bytesRead }

    /// The place of a column, from 0; nil when there is none of that name.
    public func column(_ name: String) -> Int? { columns[name] }

    /// The next row, or nil at the end.
    public func next() throws(CSVProblem) -> CSVRow? { try scanner.next(width: header.count) }
}
