import Domain
import HTTPTypes
import Hummingbird
import Storage

/// How many must have answered, for a round that has begun: it can ask for more, never for fewer.
enum RoundThresholds {
    static func update(_ member: Member, id: Round.ID) async throws -> Response {
        let form = member.form
        let isStricter = try await member.site.database.write { transaction in
            guard try transaction.rounds.find(id) != nil else { throw HTTPError(.notFound) }
            guard let threshold = Int(form["threshold"]), let comments = Int(form["comment_threshold"]) else {
                return false
            }
            return try transaction.releases.tighten(id, threshold: threshold, commentThreshold: comments)
        }
        return member.redirect(to: SiteURL.round.path(id), notice: isStricter ? .roundStricter : .roundNotWeaker)
    }
}
