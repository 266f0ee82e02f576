import Foundation
import Postgres
import Storage
import Synchronization
import Testing

private final class Count: Sendable {
    let value = Mutex(0)
}

@Suite(.enabled(if: testServer != nil, "INSIDEOUT_TEST_POSTGRES is not set")) struct PostgresFaultTests {
    // On a busy machine a server may take seconds to let somebody in.
    private func open(
        patience: Double = 30, _ change: (inout URLComponents) -> Void
    ) async throws -> PostgresDatabase {
        let server = try #require(testServer)
        var url = try #require(URLComponents(string: server))
        change(&url)
        return try await PostgresDatabase(url: try #require(url.string), patience: patience)
    }

    private func refusal(
        patience: Double = 30, _ change: (inout URLComponents) -> Void
    ) async throws -> String {
        let refusal = await #expect(throws: DatabaseRefusal.self) { try await open(patience: patience, change) }
        return refusal.map { "\($0)" } ?? ""
    }

    @Test func `each thing that can be wrong with a URL gets its own advice`() async throws {
        #expect(try await refusal { $0.port = 1 }.contains("127.0.0.1:1 cannot be reached"))
        #expect(try await refusal { $0.password = "wrong" }.contains("refused user “tester”"))
        #expect(try await refusal { $0.user = "nobody" }.contains("refused user “nobody”"))
        #expect(try await refusal { $0.password = nil }.contains("gave no password"))
        #expect(try await refusal { $0.path = "/missing" }.contains("no database “missing”"))
        #expect(try await refusal { $0.percentEncodedQuery = "options=-csearch_path%3Dmissing" }.contains("no schema"))
        await #expect(throws: DatabaseRefusal.self) { try await PostgresDatabase(url: "postgres://[broken") }
        await #expect(throws: DatabaseRefusal.self) { try await PostgresDatabase(url: "postgres://h/?nonsense=1") }
    }

    @Test func `a server without a free connection is waited for, and named when it stays so`() async throws {
        let server = try #require(testServer)
        // A role of its own, so that other tests keep theirs.
        let role = "crowd" + UUID().uuidString.prefix(8).lowercased()
        try call("psql", "--quiet", server, "--command=CREATE ROLE \(role) LOGIN PASSWORD 'x' CONNECTION LIMIT 1")
        let first = try await open { ($0.user, $0.password) = (role, "x") }
        let complaint = try await refusal(patience: 5) { ($0.user, $0.password) = (role, "x") }
        #expect(complaint.contains("no connection free"))
        async let second = open { ($0.user, $0.password) = (role, "x") }
        try await first.close()
        try await second.close()
        try call("psql", "--quiet", server, "--command=DROP ROLE \(role)")
    }

    @Test func `a database of another encoding is refused`() async throws {
        let server = try #require(testServer)
        let settings = "ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0"
        try call("psql", "--quiet", server, "--command=CREATE DATABASE bytes \(settings)")
        #expect(try await refusal { $0.path = "/bytes" }.contains("SQL_ASCII"))
        try call("psql", "--quiet", server, "--command=DROP DATABASE bytes")
    }

    @Test func `a server that is read-only says so`() async throws {
        let database = try await open { $0.percentEncodedQuery = "options=-cdefault_transaction_read_only%3Don" }
        await #expect(throws: DatabaseRefusal.readOnly("The server")) {
            try await database.run("CREATE TABLE x (id BIGINT)")
        }
        try await database.close()
    }

    @Test func `work whose connection is cut is done again, once`() async throws {
        try await Engine.postgres.withDatabase(migrations: [kinds]) { database in
            let attempts = Mutex(0)
            try await database.write { transaction in
                try transaction.execute("INSERT INTO thing (whole) VALUES (1)")
                if attempts.withLock({
                    $0 += 1; return $0
                }) == 1 {
                    try cutConnection(transaction)
                }
            }
            #expect(try await database.number("SELECT count(*) FROM thing") == 1)
            #expect(attempts.withLock { $0 } == 2)
        }
    }

    @Test func `a slow change gets its turn, however many quick ones beat it`() async throws {
        try await Engine.postgres.withDatabase(migrations: [kinds]) { database async throws in
            try await database.run("INSERT INTO thing (whole) VALUES (0)")
            let (quickOnes, tries) = (Count(), Count())
            let quick = (1...4).map { _ in
                Task {
                    while !Task.isCancelled {
                        try await database.run("UPDATE thing SET whole = whole + 1")
                        quickOnes.value.withLock { $0 += 1 }
                    }
                }
            }
            await #expect(throws: Never.self) {
                try await database.write { transaction in
                    tries.value.withLock { $0 += 1 }
                    _ = try transaction.first("SELECT whole FROM thing") { $0.integer(0) }
                    // Until one has beaten it, or, later, none can.
                    let before = quickOnes.value.withLock(\.self)
                    let end = Date(timeIntervalSinceNow: tries.value.withLock(\.self) == 1 ? 20 : 0.3)
                    while Date() < end, quickOnes.value.withLock(\.self) == before {
                        Thread.sleep(forTimeInterval: 0.01)
                    }
                    try transaction.execute("UPDATE thing SET whole = -1000000")
                }
            }
            #expect(tries.value.withLock { $0 } > 1)
            for task in quick {
                task.cancel()
                try await task.value
            }
            #expect(try #require(await database.number("SELECT whole FROM thing")) < 0)
        }
    }

    @Test func `a server that cuts every connection is told of, and nothing is kept`() async throws {
        try await Engine.postgres.withDatabase(migrations: [kinds]) { database async throws in
            await #expect(throws: DatabaseRefusal.connectionLost(committing: false)) {
                try await database.write { transaction in
                    try transaction.execute("INSERT INTO thing (whole) VALUES (1)")
                    try cutConnection(transaction)
                }
            }
            #expect(try await database.number("SELECT count(*) FROM thing") == 0)
        }
    }

    private func cutConnection(_ transaction: any Transaction) throws {
        try transaction.execute("SELECT pg_terminate_backend(pg_backend_pid())")
    }

    @Test func `a connection cut while saving is not called undone, and the work is not repeated`() async throws {
        try await Engine.postgres.withDatabase(migrations: [kinds]) { database in
            try await database.run(
                """
                CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$
                """)
            try await database.run(
                """
                CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON thing DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION cut()
                """)
            await #expect(throws: DatabaseRefusal.connectionLost(committing: true)) {
                try await database.run("INSERT INTO thing (whole) VALUES (1)")
            }
        }
    }

    @Test func `after the server's restart work goes on`() async throws {
        let name = "restart-\(UUID().uuidString)"
        let database = try await open { $0.percentEncodedQuery = "application_name=\(name)" }
        // Several connections at once, which are then idle, and die.
        try await withThrowingTaskGroup { group in
            for _ in 1...6 { group.addTask { _ = try await database.number("SELECT 1 FROM pg_sleep(0.05)") } }
            try await group.waitForAll()
        }
        let other = try await open { _ in }
        let ended = try await other.number(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = \(name)")
        #expect(try #require(ended) > 1)
        #expect(try await database.number("SELECT 1") == 1)
        try await database.run("SELECT 1")
        try await other.close()
        try await database.close()
    }

    @Test func `a full server says so`() async throws {
        try await Engine.postgres.withDatabase(migrations: [kinds]) { database in
            await #expect(throws: DatabaseRefusal.full) {
                try await database.run("DO $$ BEGIN RAISE EXCEPTION 'no space' USING ERRCODE = 'disk_full'; END $$")
            }
        }
    }
}
