/// A browser in which somebody is signed in. Instants are seconds since 1970.
public struct Session: Hashable, Sendable {
    public let account: Account
    /// The secret that every form of the session carries.
    public let formToken: String
    public let createdAt: Int64
    /// When it was last used, to the minute.
    public let seenAt: Int64
    /// A one-time link began it, and no password was chosen in it since.
    public let isByLink: Bool

    public init(account: Account, formToken: String, createdAt: Int64, seenAt: Int64, isByLink: Bool) {
        self.account = account
        self.formToken = formToken
        self.createdAt = createdAt
        self.seenAt = seenAt
        self.isByLink = isByLink
    }
}
