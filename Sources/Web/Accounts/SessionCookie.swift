import Domain
import HTTPTypes
import Hummingbird
import Storage

/// The cookie that holds a session's token, and the session behind it.
struct SessionCookie: Sendable {
    let site: Site

    init(_ site: Site) { self.site = site }

    /// A session unused for 12 hours is over, and so is one of 30 days.
    static let idleSeconds: Int64 = 12 * 3_600
    static let longestSeconds: Int64 = 30 * 24 * 3_600
    /// How exact "last seen" is: a write for every page would cost more than it tells.
    private static let touchSeconds: Int64 = 60
    /// How long after a one-time link a password can be replaced without the old one.
    private static let replacingSeconds: Int64 = 3_600

    private var isSecure: Bool { site.address?.isSecure ?? false }

    /// With the prefix, browsers take the cookie only over TLS, for this very host and from nobody else.
    private var name: String { isSecure ? "__Host-insideout" : "insideout" }

    func token(of request: Request) -> Token? { request.cookies[name].flatMap { Token($0.value) } }

    /// The live session that a request belongs to.
    func session(of request: Request) async throws -> ActiveSession? {
        guard let hash = token(of: request)?.hash else { return nil }
        let now = site.clock()
        guard let found = try await site.database.readBeside({ try $0.sessions.find(tokenHash: hash) }),
            !found.account.isClosed, now - found.seenAt <= Self.idleSeconds,
            now - found.createdAt <= Self.longestSeconds
        else { return nil }
        if now - found.seenAt >= Self.touchSeconds {
            await site.database.note { try $0.sessions.touch(tokenHash: hash, at: now) }
        }
        return ActiveSession(
            account: found.account, tokenHash: hash, formSecret: found.formToken,
            mayReplacePassword: found.isByLink && now - found.createdAt <= Self.replacingSeconds)
    }

    /// `Set-Cookie` for a new session.
    func header(_ token: Token) -> String { "\(name)=\(token.text); Max-Age=\(Self.longestSeconds)\(attributes)" }

    /// `Set-Cookie` that takes the cookie away.
    var removal: String { "\(name)=; Max-Age=0\(attributes)" }

    private var attributes: String { "; Path=/; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "") }
}
