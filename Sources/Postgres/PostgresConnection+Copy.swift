import CLibpq
import Storage

extension PostgresConnection {
    /// How many rows wait in the temporary table before they are merged.
    private static let batch = 200_000

    /// Copies rows straight into a table; a row that is there already is an error.
    func copy(
        into table: String, columns: [String], _ fill: (inout RowWriter) throws -> Bool
    ) throws {
        let command = PostgresDialect.copy(into: table, columns: columns)
        _ = try copy(command, columns: columns.count, atMost: .max, fill)
    }

    /// Copies rows into a temporary table and merges them from there, a batch at a time.
    func merge(
        into table: String, columns: [String], merging: MergedColumns, _ fill: (inout RowWriter) throws -> Bool
    ) throws {
        let staging = PostgresDialect.Staging(table: table, columns: columns, merging: merging)
        try run(staging.creation)
        let command = PostgresDialect.copy(into: staging.name, columns: columns)
        var isLast = false
        while !isLast {
            isLast = try copy(command, columns: columns.count, atMost: Self.batch, fill)
            try run(staging.merge)
            try run(staging.clearing)
        }
    }

    /// - Returns: whether `fill` has no more rows.
    private func copy(
        _ command: String, columns: Int, atMost: Int, _ fill: (inout RowWriter) throws -> Bool
    ) throws -> Bool {
        let start = PQexec(handle, command)
        defer { PQclear(start) }
        guard PQresultStatus(start) == PGRES_COPY_IN else { throw PostgresFault.error(start, handle, sql: command) }
        do {
            let isLast = try send(command, columns: columns, atMost: atMost, fill)
            try end(command, refusal: nil)
            return isLast
        } catch {
            // Tells the server that the copy is off; without it the connection would hang in it.
            try? end(command, refusal: "not finished")
            throw error
        }
    }

    private func send(
        _ command: String, columns: Int, atMost: Int, _ fill: (inout RowWriter) throws -> Bool
    ) throws -> Bool {
        var row = RowWriter()
        var text = CopyText()
        for _ in 0..<atMost {
            row.removeAll()
            guard try fill(&row) else {
                try flush(&text, command)
                return true
            }
            // The server would say so too, but only after the last row.
            guard row.values.count == columns else { throw StatementFault.unevenRow(sql: command) }
            for value in row.values { try value.checkKept(command) }
            text.append(row.values)
            if text.bytes.count > 65_536 { try flush(&text, command) }
        }
        try flush(&text, command)
        return false
    }

    private func flush(_ text: inout CopyText, _ command: String) throws {
        let sent = text.bytes.withUnsafeBytes { buffer in
            buffer.isEmpty
                ? 1 : PQputCopyData(handle, buffer.bindMemory(to: CChar.self).baseAddress, Int32(buffer.count))
        }
        guard sent == 1 else { throw PostgresFault.error(nil, handle, sql: command) }
        text.removeAll()
    }

    private func end(_ command: String, refusal: String?) throws {
        guard PQputCopyEnd(handle, refusal) == 1 else { throw PostgresFault.error(nil, handle, sql: command) }
        let result = PQgetResult(handle)
        defer {
            PQclear(result)
            drain()
        }
        guard PQresultStatus(result) == PGRES_COMMAND_OK else {
            throw PostgresFault.error(result, handle, sql: command)
        }
    }
}
