import Domain
import Exchange
import Foundation
import Storage
import Web

/// What a start does before pages are served: on the first one, the sample and an administrator with a link to sign in.
struct FirstStart {
    /// The path of a one-time link; nil when none is wanted.
    let signInPath: String?

    /// - Parameter sample: the folder of the sample organisation; it is loaded only where there are no units yet, or where
    ///   a loading was broken off.
    static func prepare(_ database: any Database, sample: String?, wantsLink: Bool) async throws -> FirstStart {
        let now = Int64.now
        let known = try await database.read { transaction in
            try transaction.accounts.list().filter { $0.role == .administrator && !$0.isClosed }
        }
        if let first = known.first {
            return FirstStart(signInPath: wantsLink ? try await link(for: first.id, in: database, at: now) : nil)
        }
        if let sample, try await wantsSample(database) { try await load(sample, into: database, at: now) }
        let id = try await database.write { transaction in
            try transaction.accounts.insert(
                Account(name: "Administrator", email: "administrator@localhost", role: .administrator), at: now)
        }
        return FirstStart(signInPath: try await link(for: id, in: database, at: now))
    }

    private static let begun = "sample_begun"

    private static func wantsSample(_ database: any Database) async throws -> Bool {
        try await database.write { transaction in
            let isBegun = try transaction.settings.text(begun) != nil
            guard try isBegun || transaction.units.tree().units.isEmpty else { return false }
            try transaction.settings.set(begun, to: "1")
            return true
        }
    }

    private static func link(for account: Account.ID, in database: any Database, at now: Int64) async throws -> String {
        try await database.write { transaction in try SignInLink.make(for: account, at: now, in: transaction) }
    }

    private static func load(_ folder: String, into database: any Database, at now: Int64) async throws {
        let bar = ProgressBar("Loading the sample")
        try await SampleOrganisation(folder: folder).load(into: database, at: now) { bar.show($0) }
        bar.finish("New York City's high schools are here")
    }
}
