import Foundation
import Hummingbird
public import Logging
import NIOCore

/// Why the server cannot begin; `description` says it, with what to do about it.
public enum ServingRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    case portInUse(Int)
    case portForbidden(Int)
    case noSuchAddress(String)

    public var description: String {
        switch self {
        case .portInUse(let port): "Port \(port) is in use, perhaps by another InsideOut. Choose another with --port."
        case .portForbidden(let port): "Port \(port) is open to root alone. Choose one above 1023 with --port."
        case .noSuchAddress(let host): "\(host) is no address of this machine. Choose another with --host."
        }
    }
}

extension Site {
    /// Serves until the process is told to end by SIGINT or SIGTERM, and answers what was begun, and does
    /// the site's chores beside it. Throws a ``ServingRefusal``.
    ///
    /// - Parameter whenReady: called with the port once connections are taken.
    public func serve(
        host: String, port: Int, logger: Logger, whenReady: @escaping @Sendable (Int) async -> Void
    ) async throws {
        do {
            try await Chores(list: chores, logger: logger).run {
                try await application(host: host, port: port, logger: logger, onServerRunning: whenReady).runService()
            }
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw ServingRefusal.portInUse(port)
        } catch let error as IOError where error.errnoCode == EACCES {
            throw ServingRefusal.portForbidden(port)
        } catch let error as IOError where error.errnoCode == EADDRNOTAVAIL {
            throw ServingRefusal.noSuchAddress(host)
        }
    }
}
