/// What a file's first bytes and its header tell.
enum CSVOpening {
    /// The length of the byte-order mark, 0 or 3; refuses what is no text at all.
    static func byteOrderMark(_ bytes: UnsafeRawBufferPointer) throws(CSVProblem) -> Int {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return 3 }
        for (magic, problem) in foreign where bytes.starts(with: magic) { throw problem }
        return 0
    }

    private static let foreign: [([UInt8], CSVProblem)] = [
        ([0x50, 0x4B, 0x03, 0x04], spreadsheet("an Excel or OpenDocument workbook")),
        ([0xD0, 0xCF, 0x11, 0xE0], spreadsheet("an old Excel workbook")),
        ([0x1F, 0x8B], CSVProblem(.notText, reason: "This is a compressed file. Unpack it first.")),
        ([0xFF, 0xFE], utf16), ([0xFE, 0xFF], utf16),
    ]

    private static let utf16 = CSVProblem(.notText, reason: "This is UTF-16. Save the file as “CSV UTF-8”.")

    private static func spreadsheet(_ kind: String) -> CSVProblem {
        CSVProblem(
            .spreadsheet, reason: "This is \(kind), not a text file. Open it and save the sheet as “CSV UTF-8”.")
    }

    /// The delimiter that parts the first line and, if it can, the second into equally many cells; else the one that
    /// occurs most in the first; a comma when none does.
    static func delimiter(of bytes: UnsafeRawBufferPointer) -> UInt8 {
        let lines = firstLines(of: bytes)
        let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
        func count(_ byte: UInt8, _ line: Int) -> Int { line < lines.count ? lines[line][Int(byte)] : 0 }
        let steady = candidates.filter { count($0, 0) > 0 && count($0, 0) == count($0, 1) }
        let choice = steady.isEmpty ? candidates : steady
        // Of equals the comma, which stands first, should win; which of them `max` takes is not promised.
        return choice.enumerated().max { (count($0.1, 0), -$0.0) < (count($1.1, 0), -$1.0) }?.element
            ?? UInt8(ascii: ",")
    }

    /// How often each byte occurs outside quotes in the first two lines.
    private static func firstLines(of bytes: UnsafeRawBufferPointer) -> [[Int]] {
        var lines: [[Int]] = [Array(repeating: 0, count: 256)]
        var isQuoted = false
        for byte in bytes {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard !isQuoted else { continue }
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                guard lines[lines.count - 1].contains(where: { $0 > 0 }) else { continue }
                if lines.count == 2 { break }
                lines.append(Array(repeating: 0, count: 256))
            } else {
                lines[lines.count - 1][Int(byte)] += 1
            }
        }
        return lines
    }

    /// Places by name; refuses a header without names and names that occur twice.
    static func columns(_ header: [String], line: Int) throws(CSVProblem) -> [String: Int] {
        let names = header.filter { !$0.isEmpty }
        guard names.contains(where: { Double($0) == nil }) else {
            throw CSVProblem(
                .noHeader, line: line, value: String(header.joined(separator: " ").prefix(80)),
                reason: "The first line should name the columns, but it holds only numbers.")
        }
        var columns: [String: Int] = [:]
        for (place, name) in header.enumerated() where !name.isEmpty {
            guard columns.updateValue(place, forKey: name) == nil else {
                throw CSVProblem(
                    .duplicateColumn, line: line, column: place + 1, value: name,
                    reason: "Two columns have the name “\(name)”. Name them apart.")
            }
        }
        return columns
    }

    static func trimmed(_ text: String) -> String {
        String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
