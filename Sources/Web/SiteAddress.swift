import Foundation

/// The scheme, host and port under which people reach the site: `https://voice.example.org`.
public struct SiteAddress: Hashable, Sendable, CustomStringConvertible {
    /// As browsers send it in `Origin`: lower case, no path, no default port.
    public let origin: String
    public var isSecure: Bool { origin.hasPrefix("https:") }
    public var description: String { origin }

    /// - Returns: nil unless the text is an http or https address without path, query and account.
    public init?(_ text: String) {
        guard let url = URLComponents(string: text), let scheme = url.scheme?.lowercased(),
            ["http", "https"].contains(scheme), let host = url.host?.lowercased(), !host.isEmpty,
            ["", "/"].contains(url.path), url.query == nil, url.fragment == nil, url.user == nil
        else { return nil }
        let usual = scheme == "https" ? 443 : 80
        let port = url.port.flatMap { $0 == usual ? nil : ":\($0)" } ?? ""
        origin = "\(scheme)://\(host)\(port)"
    }
}
