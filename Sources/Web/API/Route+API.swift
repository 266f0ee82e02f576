import HTTPTypes
import Hummingbird

extension Route {
    /// A route for programs.
    static func api<Parameter>(
        _ method: HTTPRequest.Method, _ place: Place<Parameter>, _ audience: Audience, body: Body = .none,
        _ handler: @escaping @Sendable (Caller, Parameter) async throws -> Reply
    ) -> Route {
        precondition(audience.isForPrograms, "\(place.pattern) is for people")
        return Route(method, place, audience, body) { visit, parameter in
            guard let caller = Caller(visit) else { throw HTTPError(.unauthorized) }
            return try await caller.once { try await handler(caller, parameter) }.response
        }
    }

    /// A route without a parameter for programs.
    static func api(
        _ method: HTTPRequest.Method, _ place: Place<Void>, _ audience: Audience, body: Body = .none,
        _ handler: @escaping @Sendable (Caller) async throws -> Reply
    ) -> Route {
        api(method, place, audience, body: body) { caller, _ in try await handler(caller) }
    }
}
