import Domain
import HTTPTypes
import Hummingbird
import Logging
import Storage

/// Signing in with e-mail and password, and out again.
enum SignIn {
    static func show(_ visit: Visit) async throws -> Response {
        let next = SitePath.checked(visit.query["next"])
        guard visit.session == nil else { return visit.redirect(to: next ?? SiteURL.home.path()) }
        return try visit.page(SignInPage(next: next ?? ""))
    }

    static func create(_ visit: Visit) async throws -> Response {
        let next = SitePath.checked(visit.form["next"])
        guard let account = try await visit.account(signingInAs: visit.form["email"], with: visit.form.all("password"))
        else {
            let page = SignInPage(email: visit.form["email"], next: next ?? "", hasFailed: true)
            return try visit.page(page, status: .unprocessableContent)
        }
        return try await visit.start(account, next: next ?? SiteURL.home.path())
    }

    static func delete(_ visit: Visit) async throws -> Response {
        if let session = visit.session {
            try await visit.site.database.write { try $0.sessions.end(tokenHash: session.tokenHash) }
        }
        var response = visit.redirect(to: SiteURL.signIn.path(), notice: .signedOut)
        response.headers[.setCookie] = SessionCookie(visit.site).removal
        return response
    }
}

extension Visit {
    /// The open account of this e-mail and password. Every failure takes the same time, whatever its reason.
    fileprivate func account(signingInAs email: String, with passwords: [String]) async throws -> Account? {
        let answerAt = ContinuousClock().now + site.passwords.failureTime
        let password = passwords.first ?? ""
        if password.utf8.count <= NewPassword.longest * 4, let account = try await attempt(email, password) {
            return account
        }
        try await Task.sleep(until: answerAt)
        return nil
    }

    private func attempt(_ email: String, _ password: String) async throws -> Account? {
        let now = self.now
        // The attempt is counted before the password is tried: of many at once, no more than five get through.
        let (account, hash) = try await site.database.write { transaction -> (Account?, String?) in
            guard let account = try transaction.accounts.find(email: email), !account.isClosed,
                try transaction.accounts.countSignIn(of: account.id, at: now)
            else { return (nil, nil) }
            return (account, try transaction.accounts.passwordHash(of: account.id))
        }
        guard try await site.passwords.matches(password, hash), let account else { return nil }
        try await site.database.write { try $0.accounts.resetSignIns(of: account.id) }
        return account
    }

    /// A new session with a new token, in place of the one that the browser had, whoever planted it.
    func start(_ account: Account, next: String, isByLink: Bool = false) async throws -> Response {
        let (token, secret, now, old) = (Token(), Token(), self.now, SessionCookie(site).token(of: request))
        try await site.database.write { transaction in
            if let old { try transaction.sessions.end(tokenHash: old.hash) }
            try transaction.sessions.endAll(unusedSince: now - SessionCookie.idleSeconds)
            try transaction.sessions.insert(
                tokenHash: token.hash, account: account.id, formToken: secret.text, isByLink: isByLink, at: now)
        }
        logger.info("signed in", metadata: ["account": "\(account.id)"])
        var response = redirect(to: next)
        response.headers[.setCookie] = SessionCookie(site).header(token)
        return response
    }
}
