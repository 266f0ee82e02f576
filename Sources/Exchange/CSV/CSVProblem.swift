/// What is wrong with a delimited file, said so that the person can mend it.
///
/// `reason` is a whole sentence without line and column, which are told apart so that they can be listed.
public struct CSVProblem: Error, Hashable, Sendable {
    public enum Kind: String, Sendable, CaseIterable, Codable {
        case unreadable, tooLarge, empty, spreadsheet, notText, notUTF8
        case noHeader, duplicateColumn
        case quoteNeverClosed, textAfterQuote, wrongNumberOfCells, cellTooLong, rowTooLong
    }

    public let kind: Kind
    /// Counted from 1 in lines of the file; nil when the file as a whole is meant.
    public let line: Int?
    /// The cell's number in its row, from 1.
    public let column: Int?
    /// The beginning of what stands there, at most 80 characters.
    public let value: String
    public let reason: String

    public init(_ kind: Kind, line: Int? = nil, column: Int? = nil, value: String = "", reason: String) {
        self.kind = kind
        self.line = line
        self.column = column
        self.value = value
        self.reason = reason
    }
}

extension CSVProblem: CustomStringConvertible {
    /// `Line 3, column 2: …` as one line of text.
    public var description: String {
        let place = [line.map { "line \($0)" }, column.map { "column \($0)" }].compactMap(\.self).joined(
            separator: ", ")
        return place.isEmpty ? reason : "\(place): \(reason)"
    }
}
