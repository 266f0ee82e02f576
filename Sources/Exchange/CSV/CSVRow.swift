/// One row of a delimited file. It points into the reader's buffer: it is valid until the reader's next step.
public struct CSVRow {
    /// Where a cell lies in the buffer.
    struct Cell {
        var start: Int
        var end: Int
    }

    let base: UnsafePointer<UInt8>
    let cells: UnsafePointer<Cell>
    /// The number of cells.
    public let count: Int
    /// The line on which the row begins, from 1.
    public let line: Int
    /// What makes the row useless as a whole: too few cells, text that is not UTF-8. Its cells can be read all the same.
    public let problem: CSVProblem?

    /// The cell's bytes, unquoted, from 0. Valid until the reader's next step.
    @inlinable
    public subscript(cell: Int) -> UnsafeBufferPointer<UInt8> { bytes(cell) }

    @usableFromInline
    func bytes(_ cell: Int) -> UnsafeBufferPointer<UInt8> {
        precondition(cell < count, "a row has no such cell")
        let place = cells[cell]
        return UnsafeBufferPointer(start: base + place.start, count: place.end - place.start)
    }

    /// The cell's text; bytes that are not UTF-8 become U+FFFD.
    public func text(_ cell: Int) -> String { String(decoding: self[cell], as: UTF8.self) }

    /// The cell's number.
    public func number(_ cell: Int, decimalComma: Bool = false) -> CSVNumber {
        CSVNumber(self[cell], decimalComma: decimalComma)
    }

    /// Every cell's text.
    public var texts: [String] { (0..<count).map(text) }
}
