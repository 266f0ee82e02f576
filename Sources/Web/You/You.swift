import Domain
import Hummingbird
import Storage

/// Each person's own page: her name, her password, her sessions.
enum You {
    static func show(_ member: Member) async throws -> Response {
        try await page(member)
    }

    static func rename(_ member: Member) async throws -> Response {
        do {
            let name = try AccountDraft.name(member.form)
            try await member.site.database.write { transaction in
                // As it is now: meanwhile she may have been given another role or been shut out.
                guard var account = try transaction.accounts.find(member.account.id) else { return }
                account.name = name
                try transaction.accounts.update(account)
            }
            return member.redirect(to: SiteURL.you.path(), notice: .nameSaved)
        } catch let problems as FieldProblems {
            return try await page(member, name: member.form["name"], problems: problems)
        }
    }

    static func changePassword(_ member: Member) async throws -> Response {
        do {
            let hash = try await member.newPasswordHash()
            try await member.site.database.write { transaction in
                try transaction.accounts.setPasswordHash(hash, of: member.account.id)
                try transaction.accounts.resetSignIns(of: member.account.id)
                try transaction.sessions.endAll(of: member.account.id, except: member.session.tokenHash)
                try transaction.sessions.forgetLink(tokenHash: member.session.tokenHash)
                try transaction.signInLinks.void(of: member.account.id)
            }
            return member.redirect(to: SiteURL.you.path(), notice: .passwordSaved)
        } catch let problems as FieldProblems {
            return try await page(member, problems: problems)
        }
    }

    static func endSessions(_ member: Member) async throws -> Response {
        try await member.site.database.write { try $0.sessions.endAll(of: member.account.id) }
        var response = member.redirect(to: SiteURL.signIn.path(), notice: .sessionsEnded)
        response.headers[.setCookie] = SessionCookie(member.site).removal
        return response
    }

    private static func page(
        _ member: Member, name: String? = nil, problems: FieldProblems? = nil
    ) async throws -> Response {
        let since = member.now - SessionCookie.idleSeconds
        let sessions = try await member.site.database.read { transaction in
            try transaction.sessions.count(of: member.account.id, seenSince: since)
        }
        return try member.page(
            YouPage(
                member.account, name: name, mayReplacePassword: member.session.mayReplacePassword, sessions: sessions,
                problems: problems),
            status: problems == nil ? .ok : .unprocessableContent)
    }
}

extension Member {
    /// The hash of the password that the form asks for, once the old one has proved that it is she who sits there.
    fileprivate func newPasswordHash() async throws -> String {
        let chosen = visit.form.all("new-password").first ?? ""
        if let problem = NewPassword.problem(with: chosen, for: account) {
            throw FieldProblems([FieldProblem("new-password", problem)])
        }
        if account.hasPassword, !session.mayReplacePassword { try await requireOldPassword() }
        return try await visit.site.passwords.hash(chosen)
    }

    /// Counted like an attempt to sign in: a borrowed browser must not be a place to guess.
    private func requireOldPassword() async throws {
        let (id, now) = (account.id, visit.now)
        let (isCounted, hash) = try await visit.site.database.write { transaction in
            (try transaction.accounts.countSignIn(of: id, at: now), try transaction.accounts.passwordHash(of: id))
        }
        guard isCounted else {
            let message = "Too many attempts. Wait a quarter of an hour and try again."
            throw FieldProblems([FieldProblem("old-password", message)])
        }
        let old = visit.form.all("old-password").first ?? ""
        guard old.utf8.count <= NewPassword.longest * 4, try await visit.site.passwords.matches(old, hash) else {
            throw FieldProblems([FieldProblem("old-password", "That is not the password you have now.")])
        }
    }
}
