/// The beginning of a file, for looking at it and guessing what its columns mean.
public struct FilePreview: Sendable {
    /// How many rows are looked at.
    public static let length = 300

    public let header: [String]
    /// The first rows that are well formed.
    public let rows: [[String]]
    public let delimiter: Character

    /// - Parameter delimiter: what parts the cells; nil: found out from the first lines.
    public init(path: String, delimiter: Character? = nil) throws(CSVProblem) {
        let file = try CSVReader(path: path, options: CSVOptions(delimiter: delimiter?.asciiValue))
        var rows: [[String]] = []
        while rows.count < Self.length, let row = try? file.next() {
            if row.problem == nil { rows.append(row.texts.map(CSVOpening.trimmed)) }
        }
        header = file.header
        self.delimiter = Character(Unicode.Scalar(file.delimiter))
        self.rows = rows
    }

    /// A column's cells that hold something.
    func values(_ column: Int) -> [String] { rows.map { $0[column] }.filter { !$0.isEmpty && $0 != "NA" } }
}
