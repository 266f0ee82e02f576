import HTTPTypes
public import Hummingbird
import HummingbirdCore
public import Logging
import NIOCore

extension Site {
    /// The whole web application, as the `serve` command and the tests run it.
    ///
    /// - Parameter onServerRunning: called with the port once connections are taken.
    public func application(
        host: String = "127.0.0.1", port: Int = 8080, logger: Logger,
        onServerRunning: @escaping @Sendable (Int) async -> Void = { _ in }
    ) -> some ApplicationProtocol {
        application(RouteTable.all, host: host, port: port, logger: logger, onServerRunning: onServerRunning)
    }

    func application(
        _ table: [Route], host: String, port: Int, logger: Logger,
        onServerRunning: @escaping @Sendable (Int) async -> Void
    ) -> some ApplicationProtocol {
        Application(
            router: router(table),
            server: .http1(
                configuration: .init(
                    idleTimeout: .seconds(60),
                    httpDecoderConfiguration: .init(maxHeaderFieldSize: 16_384, maxHeaderListSize: 65_536))),
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: port), availableConnectionsDelegate: MaximumAvailableConnections(4_096)),
            onServerRunning: { channel in await onServerRunning(channel.localAddress?.port ?? port) },
            logger: logger)
    }

    func router(_ table: [Route]) -> Router<InsideOutContext> {
        let router = Router(context: InsideOutContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: RequestLog())
        router.add(middleware: SecurityHeaders(isSecure: address?.isSecure ?? false))
        router.add(middleware: Compression())
        router.add(middleware: ErrorPages(templates: templates, assets: assets))
        for (pattern, routes) in Dictionary(grouping: table, by: \.pattern) {
            for route in routes { mount(route, on: router) }
            refuseOtherMethods(than: routes.map(\.method), at: pattern, on: router)
        }
        return router
    }

    private func mount(_ route: Route, on router: Router<InsideOutContext>) {
        let dispatch = Dispatch(route: route, site: self)
        router.on(RouterPath(route.pattern), method: route.method) { request, context in
            try await dispatch.respond(to: request, context: context)
        }
    }

    /// The router takes a known path with another method for an unknown path.
    private func refuseOtherMethods(
        than allowed: [HTTPRequest.Method], at pattern: String, on router: Router<InsideOutContext>
    ) {
        let isReadable = allowed.contains(.get)
        let names = (allowed + (isReadable ? [.head] : [])).map(\.rawValue).sorted().joined(separator: ", ")
        let others = [.get, .head, .post, .put, .patch, .delete, .options, .trace, .query].filter { method in
            !allowed.contains(method) && !(method == .head && isReadable)
        }
        for method in others {
            router.on(RouterPath(pattern), method: method) { _, _ -> Response in
                throw HTTPError(.methodNotAllowed, headers: [.allow: names])
            }
        }
    }
}

extension HTTPRequest.Method {
    /// A GET with a body.
    fileprivate static let query = HTTPRequest.Method("QUERY")!
}
