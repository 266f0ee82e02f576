import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Storage
import Testing

@testable import Web

/// A site on a database of its own with a small cast and a clock that stands still until it is told.
struct TestSite: Sendable {
    let site: Site
    let clock: TestClock
    let cast: Cast

    /// Runs the body against the router, or behind a real socket when `live`, on each engine.
    static func run(
        live: Bool = false, address: String? = nil, on engines: [TestDatabase] = TestDatabase.all,
        whenDrawn: (@Sendable (String, any Sendable) -> Void)? = nil,
        _ body: @escaping @Sendable (TestSite, any TestClientProtocol) async throws -> Void
    ) async throws {
        for engine in engines {
            try await engine.run { database in
                let clock = TestClock()
                _ = try await database.migrate(Migration.all, at: clock.now)
                var site = try Site(
                    database: database, address: address.flatMap(SiteAddress.init), passwords: .cheap,
                    clock: { clock.now })
                site.templates.whenDrawn = whenDrawn
                let test = TestSite(site: site, clock: clock, cast: try await Cast.make(in: database, at: clock.now))
                try await site.application(port: 0, logger: .silent).test(live ? .live : .router) { client in
                    try await body(test, client)
                }
            }
        }
    }
}

extension PasswordCheck {
    static let cheap = PasswordCheck(
        cost: PasswordCost(logRounds: 4, blockSize: 8, parallelism: 1), failureTime: .zero)
}

/// Seconds since 1970 that pass only when a test says so.
final class TestClock: @unchecked Sendable {
    private let lock = NSLock()
    private var seconds: Int64 = 1_750_000_000

    var now: Int64 { lock.withLock { seconds } }
    func pass(_ more: Int64) { lock.withLock { seconds += more } }
}

extension Logger {
    static var silent: Logger { Logger(label: "test") { _ in SwiftLogNoOpLogHandler() } }
}
