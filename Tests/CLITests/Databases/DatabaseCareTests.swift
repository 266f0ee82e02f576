import Foundation
import Testing

@Suite struct DatabaseCareTests {
    @Test(arguments: Home.Engine.all) func `a database is made, checked and backed up`(
        engine: Home.Engine
    ) async throws {
        try await Home.with(engine) { home async throws in
            #expect(try home.run("database", "migrate").lines.last?.hasPrefix("The database is at schema") == true)
            #expect(try home.run("database", "migrate").lines.count == 1)
            #expect(try home.run("database", "check").output.hasPrefix("The database is whole, at schema"))
            let copy = "\(home.folder)/copy"
            #expect(try home.run("database", "backup", copy).status == 0)
            #expect(FileManager.default.fileExists(atPath: copy))
            let second = try home.run("database", "backup", copy)
            #expect(second.status == 2)
            #expect(
                second.complaint == "insideout: \(copy) exists already and is not overwritten. Choose another name.\n")
        }
    }

    @Test func `what can be mended gets one line and exit status 2`() async throws {
        try await Home.with(.sqlite) { home async throws in
            let notes = try home.write("notes", to: "notes.sqlite")
            for (words, advice) in [
                (["--data", "nowhere"], "There is no database"), (["--data", notes], "is not an SQLite database"),
                (["--database-url", "mysql://host"], "must begin with postgres://"),
                (["--database-url", "postgres://127.0.0.1:1/x"], "cannot be reached"),
            ] {
                let answer = try Home.run(["database", "check"] + words, in: home.folder)
                #expect(answer.status == 2)
                #expect(answer.complaint.contains(advice))
                #expect(answer.complaint.split(whereSeparator: \.isNewline).count == 1)
                #expect(answer.output.isEmpty)
            }
        }
    }

    @Test func `without a word about it the data lie in the folder data`() async throws {
        try await Home.with(.sqlite) { home async throws in
            #expect(try Home.run(["database", "migrate"], in: home.folder).status == 0)
            #expect(FileManager.default.fileExists(atPath: "\(home.folder)/data/insideout.sqlite"))
        }
    }
}
