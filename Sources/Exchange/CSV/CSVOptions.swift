/// How a delimited file is to be read.
public struct CSVOptions: Hashable, Sendable {
    /// `,` `;` or tab as a byte; nil: found out from the first lines.
    public var delimiter: UInt8?
    /// The largest file in bytes; standard input is cut off with the same problem.
    public var fileLimit: Int
    /// The largest cell in bytes.
    public var cellLimit: Int
    /// The largest row in bytes: what is kept in memory at once.
    public var rowLimit: Int

    public init(
        delimiter: UInt8? = nil, fileLimit: Int = 2 << 30, cellLimit: Int = 1 << 20, rowLimit: Int = 8 << 20
    ) {
        self.delimiter = delimiter
        self.fileLimit = fileLimit
        self.cellLimit = cellLimit
        self.rowLimit = rowLimit
    }

    public static let standard = CSVOptions()
}
