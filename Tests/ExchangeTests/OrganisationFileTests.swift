import Domain
import Exchange
import Storage
import Testing

struct OrganisationFileTests {
    private func bring(_ text: String, again: String? = nil) async throws -> [String: String] {
        var parents: [String: String] = [:]
        try await Engine.sqlite.withDatabase { database in
            try await withFolder { folder in
                let town = Town(database: database, folder: folder)
                for text in [text, again].compactMap(\.self) {
                    let file = try UnitFile(path: try town.file(text))
                    _ = try await database.write { try file.bring(into: $0) }
                }
                let tree = try await database.read { try $0.units.tree() }
                for unit in tree.units.values {
                    let parent = tree.history(of: unit.id).first?.parent
                    parents[unit.key] = parent.map { tree.units[$0]!.key } ?? ""
                }
            }
        }
        return parents
    }

    @Test func `units come in any order and a second time only the new ones`() async throws {
        let first = "key,name,kind,parent\nward,A ward,ward,house\nhouse,The house,hospital,\n"
        #expect(try await bring(first) == ["ward": "house", "house": ""])
        let second = "key,name,kind,parent\nward,Other,ward,\nbed,A bed,bed,ward\n"
        #expect(try await bring(first, again: second) == ["ward": "house", "house": "", "bed": "ward"])
    }

    @Test(arguments: [
        ("key,name\na,b\n", 1), ("key,name,kind,parent\na,A,x,b\nb,B,x,a\n", 2),
        ("key,name,kind,parent\na,A,x,gone\n", 2),
        ("key,name,kind,parent\na,,x,\n", 2), ("key,name,kind,parent,from\na,A,x,,soon\n", 2),
        ("key,name,kind,parent\na,A,x,\na,B,x,\n", 3),
    ])
    func `a file of units with a fault is refused with its line`(text: String, line: Int) async throws {
        let problems = await #expect(throws: FileProblems.self) { _ = try await bring(text) }
        #expect(problems?.list.first?.line == line)
    }

    @Test func `a file of metrics is read, written and read the same`() async throws {
        try await withFolder { folder in
            let town = Town(database: NoDatabase(), folder: folder)
            var bytes: [UInt8] = []
            var writer = CSVWriter { bytes.append(contentsOf: $0) }
            try MetricFile.write(Town.metrics, to: &writer)
            try writer.flush()
            let path = try town.file(String(decoding: bytes, as: UTF8.self))
            #expect(try MetricFile(path: path).metrics == Town.metrics)
        }
    }

    @Test func `a file of metrics with faults is refused with each line and column`() async throws {
        try await withFolder { folder in
            let town = Town(database: NoDatabase(), folder: folder)
            let path = try town.file(
                "key,name,side,respondents,scale_low,scale_high\nok,Fine,inside,employees,1,5\nNot ok,,above,,5,1\n")
            let problems = #expect(throws: FileProblems.self) { _ = try MetricFile(path: path) }
            #expect(problems?.list.map(\.line) == [3, 3, 3, 3, 3])
            #expect(Set(problems?.list.map(\.column) ?? []) == ["key", "name", "side", "respondents", "scale_high"])
        }
    }
}

/// Stands where no database is asked for anything.
private struct NoDatabase: Database {
    struct Absent: Error {}
    func schemaVersion(knowing migrations: [Migration]) async throws -> Int { throw Absent() }
    func read<T: Sendable>(_ work: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        throw Absent()
    }
    func write<T: Sendable>(_ work: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        throw Absent()
    }
    func migrate(_ migrations: [Migration], at now: Int64) async throws -> [Migration] { throw Absent() }
    func backUp(to path: String) async throws { throw Absent() }
    func integrityProblems() async throws -> [String] { throw Absent() }
    func close() async throws {}

    @Test func `what a file of metrics has no column for stays, and a key comes once`() async throws {
        try await Engine.sqlite.withTown { town in
            let path = try town.file("key,name,side,scale_low,scale_high,basis\nmood,Morale,inside,1,5,answers\n")
            #expect(throws: FileProblems.self) { _ = try MetricFile(path: path) }
            let known = try town.file(
                "key,name,side,respondents,scale_low,scale_high\nmood,Morale,inside,employees,1,5\n")
            let file = try MetricFile(path: known)
            _ = try await town.database.write { try file.bring(into: $0) }
            let mood = try #require(try await town.database.read { try $0.metrics.find(key: "mood") })
            #expect(mood.name == "Morale" && mood.answeredBy == "Teachers")
            let twice = try town.file(
                "key,name,side,respondents,scale_low,scale_high\na,A,inside,employees,1,5\na,B,inside,employees,1,5\n")
            #expect(throws: FileProblems.self) { _ = try MetricFile(path: twice) }
        }
    }
}
