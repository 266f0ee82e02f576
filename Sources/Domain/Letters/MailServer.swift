/// The server that takes the organisation's letters, and how to speak to it.
public struct MailServer: Hashable, Sendable, Codable {
    /// How the connection is kept from others' eyes.
    public enum Security: String, Hashable, Sendable, Codable, CaseIterable {
        /// TLS from the first byte.
        case tls
        /// Begun in the open, and refused unless the server goes over to TLS.
        case startTLS = "starttls"
        case none

        public var usualPort: Int {
            switch self {
            case .tls: 465
            case .startTLS: 587
            case .none: 25
            }
        }
    }

    public var host: String
    public var port: Int
    public var security: Security
    /// Empty for a server that asks for no name.
    public var user: String
    public var password: String
    public var from: Mailbox
    /// A file with the certificates of those whom to trust; empty for the machine's own.
    public var caFile: String

    public init(
        host: String, port: Int, security: Security, user: String = "", password: String = "", from: Mailbox,
        caFile: String = ""
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.user = user
        self.password = password
        self.from = from
        self.caFile = caFile
    }
}
