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

    /// Throws a ``DatabaseRefusal``; waits for a server that is starting up or has no connection free at the moment.
    func connect() throws -> PostgresConnection {
        let deadline = ContinuousClock.now + .seconds(patience)
        var reason: DatabaseRefusal?
        while true {
            guard let handle = start() else { throw DatabaseRefusal.unreachable("(out of memory)") }
            // From here on errors carry their SQLSTATE, which a server in any language means alike.
            PQsetErrorVerbosity(handle, PQERRORS_VERBOSE)
            if poll(handle, until: deadline) { return try accept(handle) }
            defer { PQfinish(handle) }
            let state = state(handle)
            // Without a state time ran out in the middle of a try: then the reason of the one before stands.
            if state != nil || reason == nil { reason = refusal(handle) }
            guard state == "53300" || state == "57P03", ContinuousClock.now < deadline else { throw reason! }
            Thread.sleep(forTimeInterval: 0.1)
        }
    }

    private func accept(_ handle: OpaquePointer) throws -> PostgresConnection {
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

    private func poll(_ handle: OpaquePointer, until deadline: ContinuousClock.Instant) -> Bool {
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

    /// The SQLSTATE for which the server turned us away; nil when it said nothing.
    private func state(_ handle: OpaquePointer) -> String? {
        String(cString: PQerrorMessage(handle)).firstMatch(of: /: +([0-9][0-9A-Z]{4}):/).map { String($0.output.1) }
    }

    private func refusal(_ handle: OpaquePointer) -> DatabaseRefusal {
        func text(_ pointer: UnsafeMutablePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }
        let user = "user “\(text(PQuser(handle)))”"
        if PQconnectionNeedsPassword(handle) == 1 { return .wrongPassword("\(user), who gave no password") }
        let place = "at \(text(PQhost(handle))):\(text(PQport(handle)))"
        return switch state(handle) {
        case "28P01", "28000": .wrongPassword(user)
        case "3D000": .noSuchDatabase("database “\(text(PQdb(handle)))”")
        case "53300": .unreachable("\(place), which has no connection free,")
        case "57P03": .unreachable("\(place), which is starting up or shutting down,")
        default: .unreachable(place)
        }
    }
}
