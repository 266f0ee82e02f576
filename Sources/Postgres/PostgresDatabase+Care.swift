import CLibpq
import Foundation
import Storage

extension PostgresDatabase {
    /// Runs `pg_dump`, whose file `pg_restore` reads.
    public func backUp(to path: String) async throws {
        let file = try BackupFile(path)
        try await pool.run { pool in
            defer { file.discard() }
            let (environment, schema) = try pool.withConnection { ($0.environment, try $0.schema()) }
            try Self.dump(schema, to: file.partial, environment)
            try file.publish()
        }
    }

    /// Reads every row and asks for what the server itself knows to be broken.
    public func integrityProblems() async throws -> [String] {
        let tables = try await read { try $0.rows(Self.quotedTables) { $0.text(0) } }
        var problems = try await read { try $0.rows(Self.knownProblems) { $0.text(0) } }
        for table in tables {
            do {
                // The length of a row's text makes the server read all of it, also what it keeps out of line.
                let scan = "SELECT count(length(whole::text)) FROM \(table) AS whole"
                _ = try await read { try $0.first(SQL(stringLiteral: scan)) { $0.integer(0) } }
            } catch DatabaseRefusal.damaged(let what) {
                problems.append("\(table): \(what)")
            }
        }
        return problems
    }

    private static let quotedTables: SQL = """
        SELECT quote_ident(relname) FROM pg_class
        WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' ORDER BY relname
        """

    private static let knownProblems: SQL = """
        SELECT 'index ' || indexrelid::regclass || ' is not valid; run REINDEX' FROM pg_index
        JOIN pg_class ON pg_class.oid = indexrelid
        WHERE relnamespace = current_schema()::regnamespace AND NOT indisvalid
        UNION ALL
        SELECT 'constraint ' || conname || ' of ' || conrelid::regclass || ' was never validated' FROM pg_constraint
        WHERE connamespace = current_schema()::regnamespace AND NOT convalidated
        UNION ALL
        SELECT checksum_failures || ' pages had a wrong checksum' FROM pg_stat_database
        WHERE datname = current_database() AND checksum_failures > 0
        """

    private static func dump(_ schema: String, to path: String, _ environment: [String: String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["pg_dump", "--format=custom", "--no-owner", "--schema=\"\(schema)\"", "--file=\(path)"]
        // In the environment, not the arguments, which every user of the machine can read.
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        switch process.terminationStatus {
        case 0: return
        case 127: throw DatabaseRefusal.tool("pg_dump is not installed. Install the package postgresql-client.")
        default: throw DatabaseRefusal.tool("pg_dump could not make the backup: \(said.prefix(400))")
        }
    }
}

extension PostgresConnection {
    /// The variables by which a client program finds the same server.
    fileprivate var environment: [String: String] {
        guard let options = PQconninfo(handle) else { return [:] }
        defer { PQconninfoFree(options) }
        var found: [String: String] = [:]
        var option = options
        while option.pointee.keyword != nil {
            if let name = option.pointee.envvar, let value = option.pointee.val {
                found[String(cString: name)] = String(cString: value)
            }
            option += 1
        }
        return found
    }

    fileprivate func schema() throws -> String {
        var name = ""
        try forEach("SELECT current_schema()::text") { name = $0.text(0) }
        return name
    }
}
