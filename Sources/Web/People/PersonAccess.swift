import Domain
import HTTPTypes
import Hummingbird
import Storage

/// Whether and how somebody gets in: closing and reopening her account, handing her a link.
enum PersonAccess {
    static func close(_ member: Member, id: Account.ID) async throws -> Response {
        do {
            try await member.site.database.write { transaction in
                var account = try transaction.account(id)
                account.isClosed = true
                try transaction.accounts.update(account)
            }
            return member.redirect(to: SiteURL.person.path(id), notice: .personClosed)
        } catch let problems as FieldProblems {
            let account = try await member.site.database.read { try $0.account(id) }
            return try await People.page(member, account, problems: problems)
        }
    }

    static func reopen(_ member: Member, id: Account.ID) async throws -> Response {
        try await member.site.database.write { transaction in
            var account = try transaction.account(id)
            account.isClosed = false
            try transaction.accounts.update(account)
        }
        return member.redirect(to: SiteURL.person.path(id), notice: .personReopened)
    }

    /// Sends a link to her own address instead of showing it. Those made before no longer work, so letters with them that
    /// still wait are dropped.
    static func sendLink(_ member: Member, id: Account.ID) async throws -> Response {
        let (now, origin, sender) = (member.now, member.visit.origin, member.account.name)
        try await member.site.database.write { transaction in
            let account = try transaction.account(id)
            guard !account.isClosed else { throw HTTPError(.conflict, message: "This account is closed.") }
            guard try transaction.settings.mailServer() != nil else {
                throw HTTPError(.conflict, message: "No mail server is set.")
            }
            let link = origin + (try SignInLink.make(for: id, at: now, in: transaction))
            let letter = Letter(toSignIn: account, link: link, until: now + SignInLink.lifeSeconds, from: sender)
            try transaction.letters.cancel(about: letter.about ?? "")
            try transaction.letters.add(letter, at: now)
        }
        return member.redirect(to: SiteURL.person.path(id), notice: .signInLetterSent)
    }

    /// The link is on this page alone: we keep only its hash.
    static func makeLink(_ member: Member, id: Account.ID) async throws -> Response {
        let now = member.now
        let (account, path) = try await member.site.database.write { transaction in
            let account = try transaction.account(id)
            guard !account.isClosed else { throw HTTPError(.conflict, message: "This account is closed.") }
            return (account, try SignInLink.make(for: id, at: now, in: transaction))
        }
        let until = Day(secondsSince1970: Double(now + SignInLink.lifeSeconds))
        return try member.page(
            HandOverPage(
                name: account.name, link: member.visit.origin + path, until: Period(.day, containing: until).label,
                back: SiteURL.person.path(id)))
    }
}

extension Visit {
    /// The site's address as far as it is known, to put in front of a path that leaves the browser.
    var origin: String {
        site.address?.origin ?? request.head.authority.flatMap { SiteAddress("http://" + $0)?.origin } ?? ""
    }
}
