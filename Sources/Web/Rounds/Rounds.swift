import Domain
import HTTPTypes
import Hummingbird
import Storage

/// Asking: a round is opened, watched and closed; then its answers are seen.
enum Rounds {
    static func show(_ member: Member, id: Round.ID) async throws -> Response {
        let site = member.site
        let found = try await site.database.read { transaction -> (RoundResults, RoundSurroundings)? in
            guard let round = try transaction.rounds.find(id), let results = try RoundResults(round, in: transaction)
            else { return nil }
            return (results, try RoundSurroundings(results, site, in: transaction))
        }
        guard let (found, around) = found else { throw HTTPError(.notFound) }
        return try member.page(
            RoundPage(
                found, around, link: member.address + SiteURL.answering.path(found.round.link), now: member.now,
                mayClose: !Audience.analysts.excludes(member.account.role)
            ))
    }

    static func close(_ member: Member, id: Round.ID) async throws -> Response {
        let now = member.now
        _ = try await member.site.database.write { try $0.rounds.close(id, at: now) }
        return member.redirect(to: SiteURL.round.path(id), notice: .roundClosed)
    }
}

extension Member {
    /// Where the site is reached: as it was told, or as this request reached it.
    var address: String {
        visit.site.address.map { "\($0)" } ?? "http://\(visit.request.head.authority ?? "localhost")"
    }
}
