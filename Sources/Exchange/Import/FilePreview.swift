/// The beginning of a file, for looking at it and guessing what its columns mean.
public struct FilePreview: Sendable {
    /// How many rows are looked at.
    public static let length = 300

    public let header: [String]
    /// The first rows that are well formed.
    public let rows: [[String]]
    public let delimiter: Character

    public init(path: String) throws(CSVProblem) {
        let file = try CSVReader(path: path)
        var rows: [[String]] = []
        while rows.count < Self.length, let row = try? file.next() {
            if row.problem == nil { rows.append(row.texts.map(CSVOpening.trimmed)) }
        }
        header = file.header
        delimiter = Character(Unicode.Scalar(file.delimiter))
        self.rows = rows
    }

    /// A column's cells that hold something.
    func values(_ column: Int) -> [String] { rows.map { $0[column] }.filter { !$0.isEmpty && $0 != "NA" } }
}
