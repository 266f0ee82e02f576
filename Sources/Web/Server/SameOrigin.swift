import HTTPTypes
import Hummingbird

/// Refuses forms that another site sent in a person's name.
enum SameOrigin {
    /// `Sec-Fetch-Site` is the browser's own word and comes first. Without it, `Origin` must be the site's own. A client
    /// that sends neither is no browser, and has nobody's cookies but its own.
    ///
    /// - Parameter address: where the site is reached; when it is not known, the host that the request names.
    static func require(_ request: Request, at address: SiteAddress?) throws {
        let isOurs =
            if let site = request.headers[.secFetchSite] {
                site == "same-origin" || site == "none"
            } else if let origin = request.headers[.origin] {
                isOwn(origin, address, host: request.head.authority)
            } else {
                true
            }
        guard isOurs else {
            throw HTTPError(.forbidden, message: "This form came from another site, so nothing was done.")
        }
    }

    private static func isOwn(_ origin: String, _ address: SiteAddress?, host: String?) -> Bool {
        guard let sender = SiteAddress(origin) else { return false }
        if let address { return sender == address }
        guard let host else { return false }
        return sender == SiteAddress("http://" + host) || sender == SiteAddress("https://" + host)
    }
}
