import CLibpq
import Foundation
import Storage

/// Where the server is and how to get a connection to it.
struct PostgresServer: Sendable {
    let url: String
    /// Seconds until a server that does not answer counts as unreachable.
    let patience: Double

    init(url: String, patience: Double) throws {
        self.url = url
        self.patience = patience
        var message: UnsafeMutablePointer<CChar>?
        guard let options = PQconninfoParse(url, &message) else {
            defer { PQfreemem(message) }
            let reason = message.map { String(cString: $0) } ?? "unknown"
            throw DatabaseRefusal.badLocation("The database URL cannot be read: \(reason)")
        }
        PQconninfoFree(options)
    }

    /// Throws a ``DatabaseRefusal``.
    func connect() throws -> PostgresConnection {
        guard let handle = start() else { throw DatabaseRefusal.unreachable("(out of memory)") }
        // From here on errors carry their SQLSTATE, which a server in any language means alike.
        PQsetErrorVerbosity(handle, PQERRORS_VERBOSE)
        guard poll(handle) else {
            defer { PQfinish(handle) }
            throw refusal(handle)
        }
        let encoding = PQparameterStatus(handle, "server_encoding").map { String(cString: $0) } ?? ""
        guard encoding == "UTF8" else {
            PQfinish(handle)
            throw DatabaseRefusal.wrongEncoding(encoding)
        }
        return try PostgresConnection(handle)
    }

    /// The URL wins over what stands before it, what stands after it wins over the URL.
    private func start() -> OpaquePointer? {
        let settings = [
            ("keepalives_idle", "30"), ("keepalives_interval", "10"), ("keepalives_count", "3"),
            ("dbname", url), ("fallback_application_name", "insideout"), ("client_encoding", "UTF8"),
        ]
        let keywords = settings.map { strdup($0.0) } + [nil]
        let values = settings.map { strdup($0.1) } + [nil]
        defer { for text in keywords + values { free(text) } }
        return PQconnectStartParams(keywords.map { UnsafePointer($0) }, values.map { UnsafePointer($0) }, 1)
    }

    private func poll(_ handle: OpaquePointer) -> Bool {
        let deadline = ContinuousClock.now + .seconds(patience)
        var state = PGRES_POLLING_WRITING
        while PQstatus(handle) != CONNECTION_BAD, ContinuousClock.now < deadline {
            var descriptor = pollfd()
            descriptor.fd = PQsocket(handle)
            descriptor.events = Int16(state == PGRES_POLLING_READING ? POLLIN : POLLOUT)
            _ = Foundation.poll(&descriptor, 1, 100)
            guard descriptor.revents != 0 else { continue }
            state = PQconnectPoll(handle)
            if state == PGRES_POLLING_OK { return true }
            if state == PGRES_POLLING_FAILED { return false }
        }
        return false
    }

    private func refusal(_ handle: OpaquePointer) -> DatabaseRefusal {
        func text(_ pointer: UnsafeMutablePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }
        let message = String(cString: PQerrorMessage(handle))
        let user = "user “\(text(PQuser(handle)))”"
        if PQconnectionNeedsPassword(handle) == 1 { return .wrongPassword("\(user), who gave no password") }
        guard let state = message.firstMatch(of: /: +([0-9][0-9A-Z]{4}):/)?.output.1 else {
            return .unreachable("at \(text(PQhost(handle))):\(text(PQport(handle)))")
        }
        return switch state {
        case "28P01", "28000": .wrongPassword(user)
        case "3D000": .noSuchDatabase("database “\(text(PQdb(handle)))”")
        case "53300": .unreachable("at \(text(PQhost(handle))), which has no connection free,")
        default: .unreachable("at \(text(PQhost(handle))):\(text(PQport(handle)))")
        }
    }
}
