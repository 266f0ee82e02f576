import Domain
import HTTPTypes
import Hummingbird
import Storage

/// The tokens of programs, for administrators: made, shown once, revoked.
enum Tokens {
    static func list(_ member: Member) async throws -> Response { try await page(member) }

    static func create(_ member: Member) async throws -> Response {
        let (now, account, token) = (member.now, member.account.id, Token())
        do {
            let draft = try APITokenDraft(member.form, today: member.today)
            _ = try await member.site.database.write {
                try $0.apiTokens.insert(draft, tokenHash: token.hash, by: account, at: now)
            }
            return try member.page(NewTokenPage(draft, token: token, address: member.address))
        } catch let problems as FieldProblems {
            return try await page(member, problems: problems)
        }
    }

    static func revoke(_ member: Member, id: APIToken.ID) async throws -> Response {
        guard try await member.site.database.write({ try $0.apiTokens.revoke(id) }) else { throw HTTPError(.notFound) }
        return member.redirect(to: SiteURL.tokens.path(), notice: .tokenRevoked)
    }

    private static func page(_ member: Member, problems: FieldProblems? = nil) async throws -> Response {
        let tokens = try await member.site.database.read { try $0.apiTokens.all() }
        let form = problems == nil ? Form(["role": [Role.analyst.rawValue]]) : member.form
        return try member.page(
            TokensPage(tokens, form: form, today: member.today, problems: problems),
            status: problems == nil ? .ok : .unprocessableContent)
    }
}
