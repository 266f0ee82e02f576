import Domain
import Foundation

/// Writes responses as comma-separated rows under the columns' names.
final class CSVResponses {
    private let columns: [ResponseColumn]
    private var writer: CSVWriter

    init(path: String, _ table: ResponseTable) throws {
        columns = table.columns
        let output = try ResponseFile(path)
        writer = CSVWriter { try output.write($0) }
        try writer.addRow(columns.map(\.name))
    }

    func add(_ cells: [ResponseCell]) throws { try writer.add(cells, of: columns) }

    func finish() throws { try writer.flush() }
}

extension CSVWriter {
    mutating func add(_ cells: [ResponseCell], of columns: [ResponseColumn]) throws {
        for (cell, column) in zip(cells, columns) {
            switch cell {
            case .missing: add("")
            case .text(let text): add(text)
            case .number(let number): add(number)
            case .day(let day): add(day.description)
            case .coded(let place): add(column.labels[place].text)
            }
        }
        try endRow()
    }
}
