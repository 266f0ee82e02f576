/// Writes comma-separated rows (RFC 4180, UTF-8, CRLF), gathering 64 KB between calls of its sink.
///
/// A text that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`, `@`, tab or return and is no number)
/// gets a `'` in front, unless the file is meant to be read back as it was.
public struct CSVWriter: ~Copyable {
    private var buffer: [UInt8] = []
    private var isAtStart = true
    private let delimiter: UInt8
    private let guardsFormulas: Bool
    private let sink: (UnsafeRawBufferPointer) throws -> Void

    public init(
        delimiter: UInt8 = UInt8(ascii: ","), guardsFormulas: Bool = true,
        _ sink: @escaping (UnsafeRawBufferPointer) throws -> Void
    ) {
        self.delimiter = delimiter
        self.guardsFormulas = guardsFormulas
        self.sink = sink
    }

    /// Adds a cell to the current row.
    public mutating func add(_ text: some StringProtocol) {
        let cell = guardsFormulas && Self.isFormula(text) ? "'" + text : String(text)
        begin()
        let needsQuotes = cell.utf8.contains {
            $0 == delimiter || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
        }
        guard needsQuotes || Self.isSpace(cell.utf8.first, cell.first) || Self.isSpace(cell.utf8.last, cell.last) else {
            return buffer.append(contentsOf: cell.utf8)
        }
        buffer.append(UInt8(ascii: "\""))
        for byte in cell.utf8 {
            if byte == UInt8(ascii: "\"") { buffer.append(byte) }
            buffer.append(byte)
        }
        buffer.append(UInt8(ascii: "\""))
    }

    /// Adds a number in its shortest form that reads back as the same double; nil is an empty cell.
    public mutating func add(_ number: Double?) {
        begin()
        guard let number else { return }
        let whole = Int64(exactly: number)
        buffer.append(contentsOf: (whole.map(String.init) ?? "\(number)").utf8)
    }

    public mutating func add(_ number: Int) {
        begin()
        buffer.append(contentsOf: String(number).utf8)
    }

    /// A row of a single empty cell is written `""`, so that it is not taken for a blank line.
    public mutating func endRow() throws {
        if buffer.isEmpty || buffer.last == UInt8(ascii: "\n") {
            buffer.append(contentsOf: "\"\"".utf8)
        }
        buffer.append(contentsOf: "\r\n".utf8)
        isAtStart = true
        if buffer.count >= 1 << 16 { try flush() }
    }

    /// Adds a whole row.
    public mutating func addRow(_ cells: some Sequence<some StringProtocol>) throws {
        for cell in cells { add(cell) }
        try endRow()
    }

    /// Hands what is left to the sink.
    public mutating func flush() throws {
        try buffer.withUnsafeBytes(sink)
        buffer.removeAll(keepingCapacity: true)
    }

    private mutating func begin() {
        if !isAtStart { buffer.append(delimiter) }
        isAtStart = false
    }

    /// Whether a cell's end is white space, asked of the byte where it decides: looking a character up costs more than
    /// writing the cell.
    private static func isSpace(_ byte: UInt8?, _ character: @autoclosure () -> Character?) -> Bool {
        guard let byte else { return false }
        return byte < 0x80 ? byte == 0x20 || (0x09...0x0D).contains(byte) : character()?.isWhitespace == true
    }

    private static func isFormula(_ text: some StringProtocol) -> Bool {
        guard let first = text.utf8.first, "=+-@\t\r".utf8.contains(first) else { return false }
        return Double(text) == nil
    }
}
