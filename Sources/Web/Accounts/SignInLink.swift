public import Domain
import HTTPTypes
import Hummingbird
public import Storage

/// One-time links: made by an administrator or on the command line, used once within a day.
public enum SignInLink {
    public static let lifeSeconds: Int64 = 24 * 3_600

    /// Makes a link for an account, in place of those made before, and returns its path on the site.
    public static func make(for account: Account.ID, at now: Int64, in transaction: any Transaction) throws -> String {
        let token = Token()
        try transaction.signInLinks.void(of: account)
        try transaction.signInLinks.insert(tokenHash: token.hash, account: account, expiresAt: now + lifeSeconds)
        return SiteURL.signInLink.path(token.text)
    }

    static func show(_ visit: Visit, token: String) async throws -> Response {
        let now = visit.now
        guard let hash = Token(token)?.hash,
            let account = try await visit.site.database.read({ transaction in
                try transaction.signInLinks.account(tokenHash: hash, at: now)
            }), !account.isClosed
        else { return try visit.page(StaleLinkPage(), status: .gone) }
        return try visit.page(SignInLinkPage(name: account.name, action: SiteURL.signInLink.path(token)))
    }

    static func use(_ visit: Visit, token: String) async throws -> Response {
        let now = visit.now
        guard let hash = Token(token)?.hash,
            let account = try await visit.site.database.write({ transaction -> Account? in
                guard let account = try transaction.signInLinks.use(tokenHash: hash, at: now) else { return nil }
                try transaction.accounts.resetSignIns(of: account.id)
                return account
            }), !account.isClosed
        else { return try visit.page(StaleLinkPage(), status: .gone) }
        let next = account.hasPassword ? SiteURL.home.path() : SiteURL.you.path()
        return try await visit.start(account, next: next, isByLink: true)
    }
}
