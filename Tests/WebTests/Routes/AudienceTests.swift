import Domain
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Storage
import Testing

@testable import Web

/// Walks every route of the table as everybody and compares who gets in with what the table says.
@Suite struct AudienceTests {
    @Test func `every route lets in its audience and nobody else`() async throws {
        try await TestSite.run { test, client in
            for person in [nil] + test.cast.everyone.filter({ !$0.isClosed }) {
                for route in RouteTable.all {
                    // A session each time, since some routes end it.
                    let browser = Browser(client)
                    if let person { try await browser.signIn(person) }
                    let answer = try await test.knock(route, browser)
                    let expected = try test.expected(route, person)
                    #expect(
                        expected.contains(answer),
                        "\(route.method) \(route.pattern) as \(person?.name ?? "guest"): \(answer)")
                }
            }
        }
    }

    @Test func `a token opens the routes of programs that its role may use, and no other`() async throws {
        try await TestSite.run { test, client in
            for role in APITokenDraft.roles {
                let program = try await test.program(client, role)
                for route in RouteTable.all {
                    let answer = try await test.knock(route, Browser(client), token: program.token)
                    var expected = try test.expected(route, nil)
                    if case .programs(let roles) = route.audience {
                        expected = [roles.contains(role) ? .letIn : .forbidden]
                    }
                    #expect(expected.contains(answer), "\(route.method) \(route.pattern) as \(role): \(answer)")
                }
            }
        }
    }

    @Test func `a token that is over, revoked or none opens nothing`() async throws {
        try await TestSite.run { test, client in
            let today = Day(secondsSince1970: Double(test.clock.now))
            let (last, revoked) = (try await test.program(client, lastDay: today), try await test.program(client))
            #expect(try await last.get("/people").status == .ok)
            #expect(try await revoked.get("/people").status == .ok)
            let tokens = try await test.site.database.read { try $0.apiTokens.all() }
            #expect(tokens.map(\.usedOn) == [today, today])
            _ = try await test.site.database.write { try $0.apiTokens.revoke(tokens[0].id) }
            test.clock.pass(86_400)
            for token in [last.token, revoked.token, Token().text, "", "x", "\(last.token) x"] {
                let refusal = try await Program(client: client, token: token).get("/people")
                #expect(refusal.status == .unauthorized, "\(token)")
                #expect(refusal.headers[.wwwAuthenticate]?.hasPrefix("Bearer") == true)
            }
            let basic = try await revoked.send(.get, "/people", headers: [.authorization: "Basic \(last.token)"])
            #expect(basic.status == .unauthorized)
        }
    }

    @Test func `no route stands in the table twice, and every GET is of a place`() {
        let keys = RouteTable.all.map { "\($0.method) \($0.pattern)" }
        #expect(Set(keys).count == keys.count)
    }

    @Test func `only these routes are open to everyone`() {
        let open = RouteTable.all.filter { $0.audience == .anyone }.map { "\($0.method) \($0.pattern)" }
        #expect(
            Set(open) == [
                "GET /assets/**", "GET /sign-in", "POST /sign-in", "GET /sign-in/{id}", "POST /sign-in/{id}",
                "POST /sign-out", "GET /a/{id}", "POST /a/{id}", "GET /c/{id}", "POST /c/{id}",
                "GET /unsubscribe/{id}", "POST /unsubscribe/{id}", "GET /api/v1/openapi.json",
            ])
    }
}

extension TestSite {
    enum Answer { case letIn, sentToSignIn, unauthorized, forbidden }

    /// Asks for the route as a page of ours would, with a token that fits, so that only the audience decides.
    fileprivate func knock(_ route: Route, _ browser: Browser, token bearer: String? = nil) async throws -> Answer {
        let path = route.pattern.replacing("{id}", with: "\(cast.north)").replacing("**", with: "x")
        let secret = try await formSecret(of: browser)
        let token = secret.map(FormToken.masked) ?? ""
        var headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
        headers[.accept] = "text/html"
        headers[.authorization] = bearer.map { "Bearer \($0)" }
        let target = route.body == .stream ? path + "?\(FormToken.field)=\(token)" : path
        let response = try await browser.send(
            target, route.method, headers, ByteBuffer(string: "\(FormToken.field)=\(token)"))
        switch response.status {
        case .seeOther where response.location?.hasPrefix("/sign-in?next=") == true: return .sentToSignIn
        case .unauthorized: return .unauthorized
        case .forbidden: return .forbidden
        default:
            #expect(response.status.code < 500, "\(route.method) \(route.pattern): \(response.status)")
            return .letIn
        }
    }

    private func formSecret(of browser: Browser) async throws -> String? {
        guard let text = await browser.cookie?.split(separator: "=").last, let token = Token(String(text)) else {
            return nil
        }
        return try await site.database.read { try $0.sessions.find(tokenHash: token.hash)?.formToken }
    }

    fileprivate func expected(_ route: Route, _ person: Account?) throws -> Set<Answer> {
        guard let person else {
            if route.audience.isForPrograms { return [.unauthorized] }
            return route.audience == .anyone ? [.letIn] : [route.method == .get ? .sentToSignIn : .unauthorized]
        }
        switch route.audience {
        case .anyone, .signedIn: return [.letIn]
        case .roles(let roles): return [roles.contains(person.role) ? .letIn : .forbidden]
        case .scope: return [seesNorth(person) ? .letIn : .forbidden]
        case .programs: return [.unauthorized]
        }
    }

    private func seesNorth(_ person: Account) -> Bool {
        switch person.role {
        case .administrator, .analyst, .executive: true
        case .manager, .employee: person.unit == cast.north
        }
    }
}
