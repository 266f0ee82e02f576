import Domain
import Hummingbird
import Storage

/// Letters that went wrong: tried again or thrown away.
enum Letters {
    static func repeatOne(_ member: Member, id: Letter.ID) async throws -> Response {
        let now = member.now
        try await member.site.database.write { _ = try $0.letters.retry(id, at: now) }
        return member.redirect(to: SiteURL.mail.path(), notice: .lettersRepeated)
    }

    static func repeatAll(_ member: Member) async throws -> Response {
        let now = member.now
        try await member.site.database.write { _ = try $0.letters.retryAll(at: now) }
        return member.redirect(to: SiteURL.mail.path(), notice: .lettersRepeated)
    }

    static func remove(_ member: Member, id: Letter.ID) async throws -> Response {
        try await member.site.database.write { _ = try $0.letters.drop(id) }
        return member.redirect(to: SiteURL.mail.path(), notice: .letterRemoved)
    }
}
