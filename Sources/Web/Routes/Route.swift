import Domain
import HTTPTypes
import Hummingbird

/// A method and a place, who may use them, and what happens then.
struct Route: Sendable {
    let method: HTTPRequest.Method
    let pattern: String
    let audience: Audience
    let body: Body
    /// Gets the path's parameter, decoded; throws "not found" when it cannot be read.
    let handle: @Sendable (Visit, String) async throws -> Response
    /// The unit that the path's parameter names, where the audience is a scope.
    let unit: @Sendable (String) -> Unit.ID?

    /// What a request may carry.
    enum Body: Hashable, Sendable {
        /// Nothing that is read.
        case none
        /// A simple form of at most so many bytes; it holds the session's token.
        case form(limit: Int)
        /// Anything, read by the handler itself as it comes; the session's token stands in the query.
        case stream
        /// A program's document of at most so many bytes.
        case document(limit: Int)
    }

    /// A route for people who are signed in.
    init<Parameter>(
        _ method: HTTPRequest.Method, _ place: Place<Parameter>, _ audience: Audience, body: Body? = nil,
        _ handler: @escaping @Sendable (Member, Parameter) async throws -> Response
    ) {
        precondition(audience != .anyone, "anyone has no account: use Route.open")
        self.init(method, place, audience, body) { visit, parameter in
            guard let member = Member(visit) else { throw HTTPError(.unauthorized) }
            return try await handler(member, parameter)
        }
    }

    /// A route without a parameter for people who are signed in.
    init(
        _ method: HTTPRequest.Method, _ place: Place<Void>, _ audience: Audience, body: Body? = nil,
        _ handler: @escaping @Sendable (Member) async throws -> Response
    ) {
        self.init(method, place, audience, body: body) { member, _ in try await handler(member) }
    }

    /// A route for everybody, signed in or not.
    static func open<Parameter>(
        _ method: HTTPRequest.Method, _ place: Place<Parameter>, body: Body? = nil,
        _ handler: @escaping @Sendable (Visit, Parameter) async throws -> Response
    ) -> Route {
        Route(method, place, .anyone, body, handler)
    }

    /// A route without a parameter for everybody.
    static func open(
        _ method: HTTPRequest.Method, _ place: Place<Void>, body: Body? = nil,
        _ handler: @escaping @Sendable (Visit) async throws -> Response
    ) -> Route {
        open(method, place, body: body) { visit, _ in try await handler(visit) }
    }

    init<Parameter>(
        _ method: HTTPRequest.Method, _ place: Place<Parameter>, _ audience: Audience, _ body: Body?,
        _ handler: @escaping @Sendable (Visit, Parameter) async throws -> Response
    ) {
        precondition(audience != .scope || Parameter.self == Unit.ID.self, "\(place.pattern) names no unit")
        self.method = method
        self.pattern = place.pattern
        self.audience = audience
        self.body = body ?? (method == .get ? .none : .form(limit: 64 * 1024))
        handle = { visit, text in
            guard let parameter = place.parse(text) else { throw HTTPError(.notFound) }
            return try await handler(visit, parameter)
        }
        unit = { place.parse($0) as? Unit.ID }
    }
}
