import CReadStat
import Domain
import Foundation

/// Writes responses as an SPSS file with variable and value labels; what is missing is system missing.
final class SPSSResponses {
    private let writer: UnsafeMutablePointer<readstat_writer_t>
    private let output: UnsafeMutablePointer<FILE>
    private var variables: [UnsafeMutablePointer<readstat_variable_t>?] = []
    private let columns: [ResponseColumn]

    /// - Parameters:
    ///   - widths: of the very rows that follow.
    ///   - now: seconds since 1970.
    init(path: String, _ table: ResponseTable, _ widths: SPSSWidths, title: String, at now: Int64) throws {
        columns = table.columns
        guard let output = fopen(path, "wbe") else { throw ResponseFault.ofSystem() }
        self.output = output
        writer = readstat_writer_init()
        readstat_set_data_writer(writer) { bytes, count, file in
            fwrite(bytes, 1, count, file?.assumingMemoryBound(to: FILE.self)) == count ? count : -1
        }
        try check(readstat_writer_set_file_timestamp(writer, time_t(now)))
        try check(readstat_writer_set_file_label(writer, SPSSText.label(title, atMost: SPSSText.longestTitle)))
        try check(readstat_writer_set_compression(writer, READSTAT_COMPRESS_ROWS))
        for (place, name) in SPSSNames.names(of: columns.map(\.name)).enumerated() {
            variables.append(variable(name, columns[place], width: widths.widths[place], place))
        }
        try check(readstat_begin_writing_sav(writer, output, widths.rows))
    }

    deinit {
        readstat_writer_free(writer)
        fclose(output)
    }

    func add(_ cells: [ResponseCell]) throws {
        try check(readstat_begin_row(writer))
        for (place, cell) in cells.enumerated() {
            switch cell {
            case .missing: try check(readstat_insert_missing_value(writer, variables[place]))
            case .text(let text):
                try check(readstat_insert_string_value(writer, variables[place], SPSSText.value(text)))
            case .number(let number): try insert(number, place)
            case .day(let day): try insert(day, place)
            case .coded(let label): try insert(columns[place].labels[label].number, place)
            }
        }
        try check(readstat_end_row(writer))
    }

    func finish() throws {
        try check(readstat_end_writing(writer))
        guard fflush(output) == 0 else { throw ResponseFault.ofSystem() }
    }

    private func insert(_ number: Double, _ place: Int) throws {
        try check(readstat_insert_double_value(writer, variables[place], number))
    }

    /// Seconds since the beginning of the Gregorian calendar, before which SPSS knows no day.
    private func insert(_ day: Day, _ place: Int) throws {
        let days = day.rawValue - Day(year: 1582, month: 10, day: 14).rawValue
        guard days > 0 else { return try check(readstat_insert_missing_value(writer, variables[place])) }
        try insert(Double(days) * 86_400, place)
    }

    private func variable(
        _ name: String, _ column: ResponseColumn, width: Int, _ place: Int
    ) -> UnsafeMutablePointer<readstat_variable_t>? {
        let isText = column.kind == .text
        let variable = readstat_add_variable(
            writer, name, isText ? READSTAT_TYPE_STRING : READSTAT_TYPE_DOUBLE, isText ? width : 0)
        readstat_variable_set_label(variable, SPSSText.label(column.label, atMost: SPSSText.longestLabel))
        readstat_variable_set_measure(variable, column.measure.ofReadStat)
        readstat_variable_set_format(variable, column.kind == .text ? "A\(width)" : column.format)
        if isText { readstat_variable_set_display_width(variable, Int32(min(40, max(8, width)))) }
        if !column.labels.isEmpty {
            let labels = readstat_add_label_set(writer, READSTAT_TYPE_DOUBLE, "labels\(place)")
            for label in column.labels {
                let text = SPSSText.label(label.text, atMost: SPSSText.longestValueLabel)
                readstat_label_double_value(labels, label.number, text)
            }
            readstat_variable_set_label_set(variable, labels)
        }
        return variable
    }

    private func check(_ code: readstat_error_t) throws {
        guard code != READSTAT_OK else { return }
        if code == READSTAT_ERROR_WRITE, ferror(output) != 0 { throw ResponseFault.ofSystem() }
        throw ResponseFault.unwritable(String(cString: readstat_error_message(code)))
    }
}

extension ResponseColumn {
    /// How numbers are shown.
    fileprivate var format: String {
        switch kind {
        case .day: "SDATE10"
        case .number where measure == .scale: "F8.2"
        case .number, .coded, .text: "F8.0"
        }
    }
}

extension ResponseColumn.Measure {
    fileprivate var ofReadStat: readstat_measure_t {
        switch self {
        case .nominal: READSTAT_MEASURE_NOMINAL
        case .ordinal: READSTAT_MEASURE_ORDINAL
        case .scale: READSTAT_MEASURE_SCALE
        }
    }
}
