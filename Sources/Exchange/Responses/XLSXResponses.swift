import CXlsxwriter
import Domain
import Foundation

/// Writes responses into a workbook: a sheet with a row for each, and one that says what the columns mean.
///
/// Rows go to a file beside the workbook as they come; memory holds one of them.
final class XLSXResponses {
    private let columns: [ResponseColumn]
    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    private let day: UnsafeMutablePointer<lxw_format>?
    private let head: UnsafeMutablePointer<lxw_format>?
    private var rows: UInt32 = 0
    private var isClosed = false

    init(path: String, _ table: ResponseTable) throws {
        columns = table.columns
        let folder = strdup(URL(filePath: path).deletingLastPathComponent().path)
        defer { free(folder) }
        var options = lxw_workbook_options(constant_memory: 1, tmpdir: folder, use_zip64: 0)
        guard let workbook = workbook_new_opt(path, &options) else { throw ResponseFault.ofSystem() }
        guard let sheet = workbook_add_worksheet(workbook, "Responses") else {
            lxw_workbook_free(workbook)
            throw ResponseFault.ofSystem()
        }
        self.workbook = workbook
        self.sheet = sheet
        day = workbook_add_format(workbook)
        head = workbook_add_format(workbook)
        format_set_num_format(day, "yyyy-mm-dd")
        format_set_bold(head)
        try writeHead()
    }

    deinit { if !isClosed { lxw_workbook_free(workbook) } }

    private func writeHead() throws {
        worksheet_freeze_panes(sheet, 1, 0)
        for (place, column) in columns.enumerated() {
            let width = column.kind == .day ? 12 : Double(min(40, max(9, column.name.utf8.count + 2)))
            try check(worksheet_set_column(sheet, UInt16(place), UInt16(place), width, nil))
            try check(worksheet_write_string(sheet, 0, UInt16(place), column.name, head))
        }
        rows = 1
    }

    func add(_ cells: [ResponseCell]) throws {
        for (place, cell) in cells.enumerated() {
            switch cell {
            case .missing: break
            case .text(let text): try write(text, at: place)
            case .number(let number): try check(worksheet_write_number(sheet, rows, UInt16(place), number, nil))
            case .day(let day): try write(day, at: place)
            case .coded(let label): try write(columns[place].labels[label].text, at: place)
            }
        }
        rows += 1
    }

    /// Puts the workbook together.
    func finish() throws {
        try writeMeanings()
        let rowFile = sheet.pointee.optimize_tmpfile
        // The library writes rows without a look at whether the disk takes them.
        guard fflush(rowFile) == 0, ferror(rowFile) == 0 else { throw ResponseFault.ofSystem() }
        // Only where it must be: some readers do not know it.
        if ftello(rowFile) > 3 << 30 { workbook.pointee.options.use_zip64 = 1 }
        isClosed = true
        try check(workbook_close(workbook))
    }

    private func writeMeanings() throws {
        let meanings = workbook_add_worksheet(workbook, "Columns")
        var row: UInt32 = 0
        func write(_ texts: [String], _ format: UnsafeMutablePointer<lxw_format>? = nil) throws {
            for (place, text) in texts.enumerated() {
                try check(worksheet_write_string(meanings, row, UInt16(place), XLSXText.held(text), format))
            }
            row += 1
        }
        try check(worksheet_set_column(meanings, 0, 1, 30, nil))
        try write(["column", "what it holds", "number", "stands for"], head)
        for column in columns {
            try write([column.name, column.label])
            for label in column.labels where column.kind == .number {
                try write(["", "", "\(Int(label.number))", label.text])
            }
        }
    }

    private func write(_ text: String, at place: Int) throws {
        try check(worksheet_write_string(sheet, rows, UInt16(place), XLSXText.held(text), nil))
    }

    /// A number of days that is shown as a day. Spreadsheets count from 1900, and take that for a leap year: days up to its
    /// February are written as texts.
    private func write(_ day: Day, at place: Int) throws {
        guard day >= Day(year: 1900, month: 3, day: 1) else { return try write(day.description, at: place) }
        let number = Double(day.rawValue + 25_569)
        try check(worksheet_write_number(sheet, rows, UInt16(place), number, self.day))
    }

    private func check(_ code: lxw_error) throws {
        guard code != LXW_NO_ERROR else { return }
        if errno == ENOSPC { throw ResponseFault.diskFull }
        throw ResponseFault.unwritable(String(cString: lxw_strerror(code)))
    }
}
