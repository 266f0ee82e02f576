import Storage

/// Stands where pages are drawn without asking for anything.
struct NoDatabase: Database {
    struct Asked: Error {}

    func read<T: Sendable>(_ work: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        throw Asked()
    }

    func write<T: Sendable>(_ work: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        throw Asked()
    }

    func schemaVersion(knowing migrations: [Migration]) async throws -> Int { throw Asked() }
    func migrate(_ migrations: [Migration], at now: Int64) async throws -> [Migration] { throw Asked() }
    func backUp(to path: String) async throws { throw Asked() }
    func integrityProblems() async throws -> [String] { throw Asked() }
    func close() async throws {}
}
