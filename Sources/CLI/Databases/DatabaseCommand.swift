import ArgumentParser
import Foundation
import Storage

/// A command that works on the organisation's database. What the user can mend ends with one line and exit status 2.
protocol DatabaseCommand: AsyncParsableCommand {
    var database: DatabaseOptions { get }

    /// Whether a database is made where there is none.
    static var creates: Bool { get }

    /// Whether the schema is brought up to date first.
    static var migrates: Bool { get }

    func run(on database: any Database) async throws
}

extension DatabaseCommand {
    static var creates: Bool { false }
    static var migrates: Bool { true }

    func run() async throws {
        do {
            let opened =
                Self.migrates
                ? try await database.open(creating: Self.creates)
                : try await database.connect(creating: Self.creates)
            try await run(on: opened)
            try await opened.close()
        } catch let refusal where Refusal(refusal) != nil {
            complain(Refusal(refusal)?.line ?? "")
            throw ExitCode(2)
        }
    }
}

/// Says on standard error why nothing was done.
func complain(_ line: String) {
    FileHandle.standardError.write(Data("insideout: \(line)\n".utf8))
}
