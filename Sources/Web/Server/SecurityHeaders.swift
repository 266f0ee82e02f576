import HTTPTypes
import Hummingbird

/// Says on every answer what a browser may do with it: nothing but what comes from here.
struct SecurityHeaders: RouterMiddleware {
    /// Whether the site is reached over TLS alone.
    let isSecure: Bool

    /// For pages that may stand inside other sites' pages.
    static let embeddable = policy(ancestors: "*")

    static let policy = policy()

    /// - Parameters:
    ///   - frames: whose pages may stand in a frame of this one.
    ///   - ancestors: in whose pages this one may stand in a frame.
    static func policy(frames: String = "'none'", ancestors: String = "'none'") -> String {
        [
            "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
            "connect-src 'self'", "manifest-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-src \(frames)",
            "frame-ancestors \(ancestors)",
        ].joined(separator: "; ")
    }

    func handle(
        _ request: Request, context: InsideOutContext,
        next: (Request, InsideOutContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        // A page that frames another of ours, or stands in such a frame, says so itself.
        if response.headers[.contentSecurityPolicy] == nil { response.headers[.contentSecurityPolicy] = Self.policy }
        response.headers[.xContentTypeOptions] = "nosniff"
        // With `no-referrer`, browsers would send `Origin: null` with our own forms.
        response.headers[.referrerPolicy] = "same-origin"
        response.headers[.crossOriginOpenerPolicy] = "same-origin"
        response.headers[.crossOriginResourcePolicy] = response.headers[.crossOriginResourcePolicy] ?? "same-origin"
        response.headers[.requestID] = context.requestID
        if isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
        return response
    }
}

extension HTTPField.Name {
    static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
    static let crossOriginOpenerPolicy = HTTPField.Name("Cross-Origin-Opener-Policy")!
    static let requestID = HTTPField.Name("X-Request-Id")!
    static let secFetchSite = HTTPField.Name("Sec-Fetch-Site")!
}
