import Domain
public import Storage

extension ResponseExport {
    /// Writes a file with all responses as they are in this one transaction, in place of what is there.
    ///
    /// Memory stays the same however many there are. Throws a ``ResponseRefusal``, and a ``ResponseFault`` where the disk does
    /// not take it.
    /// - Parameters:
    ///   - path: in a folder that may hold other files for a while as well.
    ///   - now: seconds since 1970, which the file may hold as its time.
    ///   - progress: hears from time to time which fraction is done.
    /// - Returns: how many responses it holds.
    @discardableResult
    public func write(
        _ format: ResponseFormat, to path: String, at now: Int64, _ transaction: any Transaction,
        progress: (Double) -> Void = { _ in }
    ) throws -> Int {
        try check(format)
        let count: Int
        switch format {
        case .csv:
            let file = try CSVResponses(path: path, table)
            count = try forEachRow(transaction, progress, part: 0...1) { try file.add($0) }
            try file.finish()
        case .xlsx:
            let file = try XLSXResponses(path: path, table)
            count = try forEachRow(transaction, progress, part: 0...0.7) { try file.add($0) }
            try file.finish()
        case .sav:
            var widths = SPSSWidths(table)
            try forEachRow(transaction, progress, part: 0...0.4) { widths.add($0) }
            let file = try SPSSResponses(path: path, table, widths, title: title, at: now)
            count = try forEachRow(transaction, progress, part: 0.4...1) { try file.add($0) }
            try file.finish()
        }
        return count
    }

    @discardableResult
    private func forEachRow(
        _ transaction: any Transaction, _ progress: (Double) -> Void, part: ClosedRange<Double>,
        _ body: ([ResponseCell]) throws -> Void
    ) throws -> Int {
        var cells: [ResponseCell] = []
        var count = 0
        try transaction.rounds.forEachResponse(of: customers) { response in
            table.read(response, into: &cells)
            try body(cells)
            count += 1
            guard count.isMultiple(of: 1_000) else { return }
            let done = min(1, Double(count) / Double(max(1, responses)))
            progress(part.lowerBound + done * (part.upperBound - part.lowerBound))
        }
        return count
    }

    /// A portion of the CSV file: the rows behind a response, as many as fit well into memory whatever they hold.
    /// - Returns: the bytes, with the names of the columns in front of the first row of all; the last response of them, nil
    ///   when there is nothing behind the portion.
    public func csv(after id: String, _ transaction: any Transaction) throws -> (bytes: [UInt8], last: String?) {
        var bytes: [UInt8] = []
        var writer = CSVWriter { bytes.append(contentsOf: $0) }
        if id.isEmpty { try writer.addRow(table.columns.map(\.name)) }
        var (cells, count, last): ([ResponseCell], Int, String?) = ([], 0, nil)
        try transaction.rounds.forEachResponse(of: customers, after: id, limit: Self.portion) { response in
            table.read(response, into: &cells)
            try writer.add(cells, of: table.columns)
            count += 1
            last = response.id
        }
        try writer.flush()
        return (bytes, count < Self.portion ? nil : last)
    }

    private static let portion = 500
}
