import Domain
import HTTPTypes
import Hummingbird
import Storage

extension Dispatch {
    /// Leads a program's request to its handler: whose token, may it, not too fast, what did it bring.
    func respond(toProgram visit: Visit, _ parameter: String, _ roles: Set<Role>) async throws -> Response {
        var visit = visit
        let token = try await token(of: visit)
        if let seconds = site.pace.wait(for: token.id, at: visit.now) {
            throw HTTPError(.tooManyRequests, headers: [.retryAfter: "\(seconds)"])
        }
        guard roles.contains(token.role) else {
            throw HTTPError(.forbidden, message: "This token may only read what may be shown.")
        }
        visit.token = token
        if case .document(let limit) = route.body {
            visit.document = try await visit.request.body.collect(upTo: limit)
        }
        return try await route.handle(visit, parameter)
    }

    private func token(of visit: Visit) async throws -> APIToken {
        let words = (visit.request.headers[.authorization] ?? "").split(separator: " ")
        guard words.count == 2, words[0].lowercased() == "bearer", let hash = Token(String(words[1]))?.hash else {
            throw HTTPError(
                .unauthorized, headers: [.wwwAuthenticate: "Bearer"],
                message: "Show a token: “Authorization: Bearer …”. An administrator makes one under Accounts.")
        }
        let today = visit.today
        guard let token = try await site.database.read({ try $0.apiTokens.find(tokenHash: hash) }),
            token.isGood(on: today)
        else {
            throw HTTPError(
                .unauthorized, headers: [.wwwAuthenticate: "Bearer error=\"invalid_token\""],
                message: "This token is not good, or not any more.")
        }
        if token.usedOn.map({ $0 < today }) ?? true {
            await site.database.note { try $0.apiTokens.touch(token.id, on: today) }
        }
        return token
    }
}
