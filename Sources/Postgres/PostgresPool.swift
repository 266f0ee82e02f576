import Dispatch
import NIOPosix
import Storage
import Synchronization

/// As many threads as connections: whoever has a thread finds a connection idle or may make one.
final class PostgresPool: Sendable {
    private let server: PostgresServer
    private let threads: NIOThreadPool
    /// Lets writers in beside one another, or one alone, each on the thread she has.
    let writers = DispatchQueue(label: "InsideOut writers", attributes: .concurrent)
    private let idle = Mutex<[PostgresConnection]>([])

    init(_ server: PostgresServer, connections: Int) {
        self.server = server
        threads = NIOThreadPool(numberOfThreads: connections)
        threads.start()
    }

    deinit { threads.shutdownGracefully { _ in } }

    /// Runs blocking work on a thread of the pool, to its end even when the task that waits is cancelled.
    func run<T: Sendable>(_ work: @escaping @Sendable (PostgresPool) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            threads.submit { [self] state in
                guard state == .active else {
                    return continuation.resume(throwing: StatementFault(.other, "the database is closed"))
                }
                continuation.resume(
                    with: Result {
                        do { return try work(self) } catch let fault as PostgresFault {
                            throw fault.refusal
                        }
                    })
            }
        }
    }

    /// Lends a connection; one that was lost meanwhile is not taken back.
    func withConnection<T>(_ work: (PostgresConnection) throws -> T) throws -> T {
        let connection = try idle.withLock { $0.popLast() } ?? server.connect()
        defer { if connection.isOpen { idle.withLock { $0.append(connection) } } }
        return try work(connection)
    }

    func forgetIdle() { idle.withLock { $0.removeAll() } }

    func close() async throws {
        try await threads.shutdownGracefully()
        forgetIdle()
    }
}
