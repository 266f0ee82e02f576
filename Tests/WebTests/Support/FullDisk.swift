import Storage

/// A database that can be read, on a disk without room.
struct FullDisk: Database {
    let database: any Database

    func read<T: Sendable>(_ work: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        try await database.read(work)
    }

    func write<T: Sendable>(_ work: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        throw DatabaseRefusal.full
    }

    func schemaVersion(knowing migrations: [Migration]) async throws -> Int {
        try await database.schemaVersion(knowing: migrations)
    }

    func migrate(_ migrations: [Migration], at now: Int64) async throws -> [Migration] { throw DatabaseRefusal.full }
    func backUp(to path: String) async throws { throw DatabaseRefusal.full }
    func integrityProblems() async throws -> [String] { try await database.integrityProblems() }
    func close() async throws {}
}
