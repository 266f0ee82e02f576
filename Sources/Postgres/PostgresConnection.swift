import CLibpq
import Storage

/// One connection to the server.
///
/// Unchecked: it is handed from thread to thread by the pool, which gives it to one at a time.
final class PostgresConnection: @unchecked Sendable {
    let handle: OpaquePointer
    private var prepared: [Key: String] = [:]
    private var seen: Set<Key> = []
    private static let most = 256

    private struct Key: Hashable {
        let text: String
        let types: [Oid]
    }

    /// - Parameter handle: an open connection, which this object ends.
    init(_ handle: OpaquePointer) throws {
        self.handle = handle
        PQsetErrorVerbosity(handle, PQERRORS_DEFAULT)
        PQsetNoticeReceiver(handle, { _, _ in }, nil)
        // What was acknowledged is on disk; a stronger setting (remote_apply) is left as it is.
        try run(
            "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'")
    }

    deinit { PQfinish(handle) }

    var isOpen: Bool { PQstatus(handle) == CONNECTION_OK }

    /// Runs statements that bind nothing and return nothing of interest; returns the last one's command tag.
    @discardableResult
    func run(_ text: String) throws -> String {
        let result = PQexec(handle, text)
        defer { PQclear(result) }
        let status = PQresultStatus(result)
        guard status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK else {
            throw PostgresFault.error(result, handle, sql: text)
        }
        return String(cString: PQcmdStatus(result))
    }

    /// Runs a statement and returns how many rows it changed.
    func execute(_ sql: SQL) throws -> Int {
        let text = PostgresDialect.text(sql)
        let parameters = try PostgresParameters(sql.bindings, sql: text)
        let name = try name(for: text, parameters.types)
        let result = parameters.withPointers { count, values, lengths, formats in
            name.map { PQexecPrepared(handle, $0, count, values, lengths, formats, 1) }
                ?? PQexecParams(handle, text, count, parameters.types, values, lengths, formats, 1)
        }
        defer { PQclear(result) }
        let status = PQresultStatus(result)
        guard status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK else {
            throw PostgresFault.error(result, handle, sql: text)
        }
        return Int(String(cString: PQcmdTuples(result))) ?? 0
    }

    /// Calls `body` with each row as it comes off the wire.
    func forEach(_ sql: SQL, _ body: (any Row) throws -> Void) throws {
        let text = PostgresDialect.text(sql)
        let parameters = try PostgresParameters(sql.bindings, sql: text)
        let name = try name(for: text, parameters.types)
        let sent = parameters.withPointers { count, values, lengths, formats in
            name.map { PQsendQueryPrepared(handle, $0, count, values, lengths, formats, 1) }
                ?? PQsendQueryParams(handle, text, count, parameters.types, values, lengths, formats, 1)
        }
        guard sent == 1, PQsetSingleRowMode(handle) == 1 else {
            throw PostgresFault.error(nil, handle, sql: text)
        }
        // Whatever happens, the connection is left without results that wait.
        defer { drain() }
        var types: [Oid]?
        while let result = PQgetResult(handle) {
            defer { PQclear(result) }
            switch PQresultStatus(result) {
            case PGRES_SINGLE_TUPLE:
                if types == nil { types = (0..<PQnfields(result)).map { PQftype(result, $0) } }
                try body(PostgresRow(result: result, types: types ?? []))
            case PGRES_TUPLES_OK, PGRES_COMMAND_OK: continue
            default: throw PostgresFault.error(result, handle, sql: text)
            }
        }
        if !isOpen { throw PostgresFault.lost }
    }

    func drain() {
        while let result = PQgetResult(handle) { PQclear(result) }
    }

    /// The name under which a statement is prepared: from its second use on, so that what is asked once costs one trip.
    private func name(for text: String, _ types: [Oid]) throws -> String? {
        let key = Key(text: text, types: types)
        if let name = prepared[key] { return name }
        guard !seen.insert(key).inserted else {
            if seen.count > Self.most * 4 { seen.removeAll() }
            return nil
        }
        if prepared.count >= Self.most {
            try run("DEALLOCATE ALL")
            prepared.removeAll()
        }
        let name = "s\(prepared.count)"
        let result = PQprepare(handle, name, text, Int32(types.count), types)
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COMMAND_OK else { throw PostgresFault.error(result, handle, sql: text) }
        prepared[key] = name
        return name
    }
}
