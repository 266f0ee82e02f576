import Foundation

/// Cuts a stream of bytes into rows and cells (RFC 4180), holding one row and a block of bytes in memory.
///
/// A row that the block cuts off is moved to the front and cut anew after the next read; cells are places in the block,
/// nothing is copied. A quote inside an unquoted cell is taken as it stands.
final class CSVScanner {
    private var source: CSVSource
    private let options: CSVOptions
    private var buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 18)
    private var cells = UnsafeMutableBufferPointer<CSVRow.Cell>.allocate(capacity: 64)
    /// 0 inside a cell; 1 at the bytes that end an unquoted one.
    private let ends = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 256)
    private var position = 0
    private var filled = 0
    private var isAtEnd = false
    private var holdsNonASCII = false
    /// Escaped cells of the current row, whose doubled quotes are still to be made single.
    private var escaped: [Int] = []
    private var line = 1

    private(set) var delimiter = UInt8(ascii: ",")
    private(set) var bytesRead = 0

    init(_ source: CSVSource, _ options: CSVOptions) {
        self.source = source
        self.options = options
    }

    deinit {
        source.finish()
        buffer.deallocate()
        cells.deallocate()
        ends.deallocate()
    }

    /// The first bytes of the file, without moving on.
    func peek() throws(CSVProblem) -> UnsafeRawBufferPointer {
        while filled < 1 << 16, !isAtEnd { try fill() }
        return UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[position..<filled])
    }

    func skip(_ count: Int) { position += count }

    func start(delimiter: UInt8) {
        self.delimiter = delimiter
        ends.initialize(repeating: 0)
        for byte in [delimiter, UInt8(ascii: "\n"), UInt8(ascii: "\r")] { ends[Int(byte)] = 1 }
    }

    /// The next row that is not blank, or nil at the end.
    /// - Parameter width: the number of cells it should have; nil for any.
    func next(width: Int?) throws(CSVProblem) -> CSVRow? {
        while true {
            switch cut() {
            case .more:
                try makeRoom()
                try fill()
            case .end:
                return nil
            case .openQuote(let cell):
                throw quoteNeverClosed(cell: cell)
            case .row(let shape):
                let row = finish(shape, width: width)
                if !shape.isBlank { return row }
            }
        }
    }

    private struct Shape {
        var count: Int
        /// The cell in which text follows the closing quote.
        var textAfterQuote: Int?
        var isQuoted: Bool
        var isBlank: Bool
        var next: Int
    }

    private enum Cut {
        case row(Shape), more, end, openQuote(cell: Int)
    }

    private func cut() -> Cut {
        guard position < filled else { return isAtEnd ? .end : .more }
        let base = UnsafePointer(buffer.baseAddress!)
        let ends = UnsafePointer(ends.baseAddress!)
        let limit = filled
        let delimiter = delimiter
        var shape = Shape(count: 0, textAfterQuote: nil, isQuoted: false, isBlank: false, next: 0)
        var at = position
        if !escaped.isEmpty { escaped.removeAll(keepingCapacity: true) }
        while true {
            var cell = CSVRow.Cell(start: at, end: at)
            if at < limit, base[at] == UInt8(ascii: "\"") {
                shape.isQuoted = true
                guard let close = closingQuote(from: at + 1, base, cell: shape.count) else {
                    return isAtEnd ? .openQuote(cell: shape.count) : .more
                }
                cell = CSVRow.Cell(start: at + 1, end: close)
                at = close + 1
                let after = at
                while at < limit, ends[Int(base[at])] == 0 { at += 1 }
                if at > after {
                    shape.textAfterQuote = shape.textAfterQuote ?? shape.count
                    cell.end = at
                }
            } else {
                while at < limit, ends[Int(base[at])] == 0 { at += 1 }
                cell.end = at
            }
            if at == limit, !isAtEnd { return .more }
            if shape.count == cells.count { widenCells() }
            cells[shape.count] = cell
            shape.count += 1
            if at < limit, base[at] == delimiter {
                at += 1
                continue
            }
            if at < limit {
                let isReturn = base[at] == UInt8(ascii: "\r")
                at += 1
                if isReturn, at == limit, !isAtEnd { return .more }
                if isReturn, at < limit, base[at] == UInt8(ascii: "\n") { at += 1 }
            }
            shape.isBlank = shape.count == 1 && cell.start == cell.end && !shape.isQuoted
            shape.next = at
            return .row(shape)
        }
    }

    private func widenCells() {
        let wider = UnsafeMutableBufferPointer<CSVRow.Cell>.allocate(capacity: cells.count * 2)
        _ = wider.update(fromContentsOf: cells)
        cells.deallocate()
        cells = wider
    }

    private func closingQuote(from start: Int, _ base: UnsafePointer<UInt8>, cell: Int) -> Int? {
        var at = start
        while let found = memchr(base + at, Int32(UInt8(ascii: "\"")), filled - at) {
            let quote = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - base
            if quote + 1 == filled { return isAtEnd ? quote : nil }
            guard base[quote + 1] == UInt8(ascii: "\"") else { return quote }
            if escaped.last != cell { escaped.append(cell) }
            at = quote + 2
        }
        return nil
    }

    private func finish(_ shape: Shape, width: Int?) -> CSVRow {
        let first = line
        line += shape.isQuoted ? CSVBytes.lineBreaks(in: buffer[position..<shape.next]) : 1
        for cell in escaped { CSVBytes.unescape(&cells[cell], in: buffer) }
        let row = CSVRow(
            base: UnsafePointer(buffer.baseAddress!), cells: UnsafePointer(cells.baseAddress!), count: shape.count,
            line: first, problem: nil)
        let problem = problem(of: row, shape, width: width)
        position = shape.next
        guard let problem else { return row }
        return CSVRow(base: row.base, cells: row.cells, count: row.count, line: first, problem: problem)
    }

    private func problem(of row: CSVRow, _ shape: Shape, width: Int?) -> CSVProblem? {
        if let cell = shape.textAfterQuote {
            return CSVProblem(
                .textAfterQuote, line: row.line, column: cell + 1, value: CSVBytes.excerpt(row[cell]),
                reason: "Text follows the closing quote. A quote inside a quoted cell must be doubled.")
        }
        if holdsNonASCII, let cell = (0..<row.count).first(where: { !CSVBytes.isUTF8(row[$0]) }) {
            return CSVProblem(
                .notUTF8, line: row.line, column: cell + 1, value: CSVBytes.excerpt(row[cell]),
                reason: "This is not UTF-8. Save the file as “CSV UTF-8”.")
        }
        if shape.next - position > options.cellLimit,
            let cell = (0..<row.count).first(where: { row[$0].count > options.cellLimit })
        {
            return CSVProblem(
                .cellTooLong, line: row.line, column: cell + 1, value: CSVBytes.excerpt(row[cell]),
                reason: "The cell holds more than \(options.cellLimit) bytes. A quote may not be closed.")
        }
        if let width, row.count != width {
            return CSVProblem(
                .wrongNumberOfCells, line: row.line,
                reason: "The row has \(row.count) cells, the header has \(width).")
        }
        return nil
    }

    private func quoteNeverClosed(cell: Int) -> CSVProblem {
        let start = cell == 0 ? position : cells[cell - 1].end
        let excerpt = CSVBytes.excerpt(UnsafeBufferPointer(rebasing: UnsafeBufferPointer(buffer)[start..<filled]))
        return CSVProblem(
            .quoteNeverClosed, line: line, column: cell + 1, value: excerpt,
            reason: "A quote is opened in the row that begins here and never closed.")
    }

    /// Moves the row that was cut off to the front, and widens the block when the row fills it.
    private func makeRoom() throws(CSVProblem) {
        let rest = filled - position
        guard rest <= options.rowLimit else {
            throw CSVProblem(
                .rowTooLong, line: line,
                reason: "The row that begins here is longer than \(options.rowLimit) bytes. A quote may not be closed.")
        }
        let target = rest > buffer.count / 2 ? .allocate(capacity: buffer.count * 2) : buffer
        memmove(target.baseAddress!, buffer.baseAddress! + position, rest)
        if target.baseAddress != buffer.baseAddress {
            buffer.deallocate()
            buffer = target
        }
        holdsNonASCII = CSVBytes.holdsNonASCII(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: buffer[0..<rest])))
        position = 0
        filled = rest
    }

    private func fill() throws(CSVProblem) {
        let free = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
        let count = try source.read(into: free)
        isAtEnd = count == 0
        bytesRead += count
        guard bytesRead <= options.fileLimit else { throw CSVSource.tooLarge(limit: options.fileLimit) }
        let fresh = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(free)[0..<count])
        // A workbook and UTF-16 hold NUL bytes too, and have a better reason.
        if filled == 0, bytesRead == count { _ = try CSVOpening.byteOrderMark(fresh) }
        if count > 0, let null = memchr(fresh.baseAddress!, 0, count) {
            let place = UnsafeRawPointer(null) - UnsafeRawPointer(buffer.baseAddress!)
            throw CSVProblem(
                .notText, line: line + CSVBytes.lineBreaks(in: buffer[position..<place]),
                reason: "There is a NUL byte. This is no text file, or it is UTF-16: save it as “CSV UTF-8”.")
        }
        holdsNonASCII = holdsNonASCII || CSVBytes.holdsNonASCII(fresh)
        filled += count
    }
}
