import Domain
import HTTPTypes
import Hummingbird
import Storage

/// Wanting no more letters, by the link in any of them.
enum Unsubscribing {
    /// Asks first: programs that look at links in mails open them all.
    static func show(_ visit: Visit, link: String) async throws -> Response {
        guard let words = try await words(visit, link) else { return try visit.noSuchRound() }
        return try visit.page(
            AnsweredPage(
                title: words[.unsubscribe], language: words.language, text: "",
                action: SiteURL.unsubscribing.path(link), button: words[.unsubscribe]))
    }

    /// One click, also from a mail program (RFC 8058).
    static func send(_ visit: Visit, link: String) async throws -> Response {
        guard let words = try await words(visit, link) else { return try visit.noSuchRound() }
        try await visit.site.database.write { transaction in
            guard let token = Token(link), let invitation = try transaction.invitations.find(tokenHash: token.hash)
            else { return }
            try transaction.people.setUnsubscribed(invitation.person, true)
            for other in try transaction.invitations.all(of: invitation.person) {
                try transaction.letters.cancel(about: Letter.about(other.round, to: other.person))
            }
        }
        return try visit.page(
            AnsweredPage(title: words[.thanks], language: words.language, text: words[.unsubscribed]))
    }

    private static func words(_ visit: Visit, _ link: String) async throws -> Words? {
        let language = try await visit.site.database.read { transaction -> String? in
            guard let token = Token(link), let invitation = try transaction.invitations.find(tokenHash: token.hash)
            else { return nil }
            return try transaction.people.find(invitation.person)?.draft.language ?? ""
        }
        return language.map { .in($0.isEmpty ? visit.request.headers[.acceptLanguage] ?? "" : $0) }
    }
}
