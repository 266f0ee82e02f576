import Domain
import HTTPTypes
import Hummingbird
import Storage

/// Leads a request to its route's handler: who is it, may she, does it come from a page of ours, what did it bring.
struct Dispatch: Sendable {
    let route: Route
    let site: Site

    func respond(to request: Request, context: InsideOutContext) async throws -> Response {
        guard let query = Form(urlEncoded: request.uri.query ?? ""),
            let parameter = PercentCoding.decode(Self.parameter(context), plusIsSpace: false)
        else { throw HTTPError(.badRequest) }
        var visit = Visit(
            site: site, request: request, id: context.requestID, peer: context.peer, logger: context.logger,
            query: query,
            session: route.audience.isForPrograms ? nil : try await SessionCookie(site).session(of: request))
        if case .programs(let roles) = route.audience {
            return try await respond(toProgram: visit, parameter, roles)
        }
        if let elsewhere = try await admit(visit, parameter) { return elsewhere }
        if route.method != .get {
            try SameOrigin.require(request, at: site.address)
            visit.form = try await form(of: visit)
            try requireToken(visit)
        }
        return try await route.handle(visit, parameter)
    }

    private static func parameter(_ context: InsideOutContext) -> String {
        context.parameters.get("id") ?? context.parameters.getCatchAll().joined(separator: "/")
    }

    /// Nil when the visitor belongs to the audience. Who has not signed in is sent to do so and comes back afterwards.
    private func admit(_ visit: Visit, _ parameter: String) async throws -> Response? {
        guard route.audience != .anyone else { return nil }
        guard let account = visit.session?.account else {
            guard route.method == .get else { throw HTTPError(.unauthorized) }
            return .redirect(to: SiteURL.signIn.path(["next": visit.request.uri.string]))
        }
        guard !route.audience.excludes(account.role) else { throw HTTPError(.forbidden) }
        if route.audience == .scope {
            guard let unit = route.unit(parameter) else { throw HTTPError(.notFound) }
            try await requireScope(of: account, holds: unit, on: visit.today)
        }
        return nil
    }

    private func requireScope(of account: Account, holds unit: Unit.ID, on day: Day) async throws {
        guard account.scope != .everything else { return }
        let isHeld = try await site.database.read { transaction in
            account.scope.allows(unit, in: try transaction.units.tree().standing(on: day))
        }
        guard isHeld else {
            throw HTTPError(.forbidden, message: "It belongs to another part of the organisation than yours.")
        }
    }

    private func form(of visit: Visit) async throws -> Form {
        guard case .form(let limit) = route.body else { return Form() }
        let type = visit.request.headers[.contentType] ?? ""
        guard type.lowercased().hasPrefix("application/x-www-form-urlencoded") else {
            throw HTTPError(.unsupportedMediaType)
        }
        let body = try await visit.request.body.collect(upTo: limit)
        guard let form = Form(urlEncoded: String(buffer: body)) else { throw HTTPError(.badRequest) }
        return form
    }

    /// A visitor without a session has no token; ``SameOrigin`` alone guards her forms.
    private func requireToken(_ visit: Visit) throws {
        guard let session = visit.session else { return }
        let token = route.body == .stream ? visit.query[FormToken.field] : visit.form[FormToken.field]
        guard FormToken.matches(token, secret: session.formSecret) else {
            throw HTTPError(
                .forbidden, message: "This form is out of date. Go back, load the page again and repeat it.")
        }
    }
}
