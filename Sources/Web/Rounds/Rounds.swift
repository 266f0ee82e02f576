import Domain
import HTTPTypes
import Hummingbird
import Storage

/// Asking: a round is opened, watched and closed; then its answers are seen.
enum Rounds {
    static func show(_ member: Member, id: Round.ID) async throws -> Response {
        let site = member.site
        try await site.fillComments(of: id)
        let found = try await site.database.read { transaction -> (AskedRound, DrawnPage)? in
            guard let asked = try AskedRound(id, in: transaction, cache: site.figures) else { return nil }
            let neighbours = try RoundNeighbours(of: asked, site, in: transaction)
            func draw() throws -> DrawnPage {
                let results = try RoundResults(asked, site, in: transaction)
                let around = try RoundSurroundings(asked, results, neighbours, site, in: transaction)
                return try site.templates.draw(RoundAnswers(asked, results, around))
            }
            let state = try asked.state(beside: neighbours, in: transaction)
            return (asked, try state.map { try site.answers.page($0, draw: draw) } ?? draw())
        }
        guard let (asked, answers) = found else { throw HTTPError(.notFound) }
        return try member.page(
            RoundPage(
                asked, answers: answers, link: member.address + SiteURL.answering.path(asked.round.link),
                now: member.now,
                mayClose: !Audience.analysts.excludes(member.account.role)))
    }

    static func close(_ member: Member, id: Round.ID) async throws -> Response {
        let now = member.now
        _ = try await member.site.database.write { try $0.rounds.close(id, at: now) }
        try await member.site.database.releaseRounds()
        return member.redirect(to: SiteURL.round.path(id), notice: .roundClosed)
    }
}

extension Visit {
    /// Where the site is reached: as it was told, or as this request reached it.
    var address: String {
        site.address.map { "\($0)" } ?? "http://\(request.head.authority ?? "localhost")"
    }
}
