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

    @Test func `no route stands in the table twice, and every GET is of a place`() {
        let keys = RouteTable.all.map { "\($0.method) \($0.pattern)" }
        #expect(Set(keys).count == keys.count)
    }

    @Test func `only these routes are open to everyone`() {
        let open = RouteTable.all.filter { $0.audience == .anyone }.map { "\($0.method) \($0.pattern)" }
        #expect(
            Set(open) == [
                "GET /assets/**", "GET /sign-in", "POST /sign-in", "GET /sign-in/{id}", "POST /sign-in/{id}",
                "POST /sign-out", "GET /a/{id}", "POST /a/{id}",
                "GET /unsubscribe/{id}", "POST /unsubscribe/{id}",
            ])
    }
}

extension TestSite {
    enum Answer { case letIn, sentToSignIn, unauthorized, forbidden }

    /// Asks for the route as a page of ours would, with a token that fits, so that only the audience decides.
    fileprivate func knock(_ route: Route, _ browser: Browser) async throws -> Answer {
        let path = route.pattern.replacing("{id}", with: "\(cast.north)").replacing("**", with: "x")
        let secret = try await formSecret(of: browser)
        let token = secret.map(FormToken.masked) ?? ""
        var headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
        headers[.accept] = "text/html"
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
            return route.audience == .anyone ? [.letIn] : [route.method == .get ? .sentToSignIn : .unauthorized]
        }
        switch route.audience {
        case .anyone, .signedIn: return [.letIn]
        case .roles(let roles): return [roles.contains(person.role) ? .letIn : .forbidden]
        case .scope: return [seesNorth(person) ? .letIn : .forbidden]
        }
    }

    private func seesNorth(_ person: Account) -> Bool {
        switch person.role {
        case .administrator, .analyst, .executive: true
        case .manager, .employee: person.unit == cast.north
        }
    }
}
