import Foundation

/// A CSV file of the rows that were refused: their line and reasons in front, then the cells as they were, so that they
/// can be mended and brought in with the same mapping.
final class RefusedRows {
    static let columns = ["refused_line", "refused_because"]

    private var writer: CSVWriter
    /// The cells of the file itself, without those of an earlier file of refused rows.
    private let cells: [Int]

    /// Makes the file anew.
    init(path: String, file: CSVReader) throws {
        // Not the file that is there: an earlier check may still be writing in it.
        unlink(path)
        let descriptor = Foundation.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw CSVProblem(.unreadable, reason: "The file of refused rows cannot be written at \(path).")
        }
        let output = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        writer = CSVWriter(delimiter: file.delimiter, guardsFormulas: false) { try output.write(contentsOf: Data($0)) }
        cells = file.header.indices.filter { !Self.columns.contains(file.header[$0]) }
        try writer.addRow(Self.columns + cells.map { file.header[$0] })
    }

    func add(_ row: CSVRow, _ problems: [ImportProblem]) throws {
        writer.add(row.line)
        let reasons = problems.map { $0.column.isEmpty ? $0.reason : "\($0.column): \($0.reason)" }
        writer.add(reasons.joined(separator: " | "))
        for cell in cells where cell < row.count { writer.add(row.text(cell)) }
        try writer.endRow()
    }

    func finish() throws { try writer.flush() }
}
