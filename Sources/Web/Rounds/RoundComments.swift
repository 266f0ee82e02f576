import Domain
import HTTPTypes
import Hummingbird
import Storage

/// What people wrote in a round: searched, tagged, a page at a time.
enum RoundComments {
    static func show(_ member: Member, id: Round.ID) async throws -> Response {
        try await page(member, id, CommentQuestion(member.query))
    }

    /// Adds a tag to a comment or takes one away, and leads back to where she was.
    static func tag(_ member: Member, id: Round.ID) async throws -> Response {
        let (form, question) = (member.form, CommentQuestion(member.form))
        let (added, removed) = (Domain.Comment.tag(form["add"]), form["remove"])
        guard added != nil || !removed.isEmpty else {
            return try await page(
                member, id, question, problem: "Write a tag of at most \(Comment.longestTag) characters.")
        }
        try await member.site.database.write { transaction in
            guard removed.isEmpty else {
                return try transaction.comments.remove(removed, from: form["comment"], in: id)
            }
            try transaction.comments.add(added ?? "", to: form["comment"], in: id)
        }
        return member.redirect(to: question.path(id))
    }

    /// - Parameter draft: a reply that was not taken.
    static func page(
        _ member: Member, _ id: Round.ID, _ question: CommentQuestion, problem: String? = nil,
        draft: CommentsPage.Draft? = nil
    ) async throws -> Response {
        let (site, mayTag) = (member.site, !Audience.analysts.excludes(member.account.role))
        try await site.fillComments(of: id)
        let found = try await site.database.read { transaction in
            try FoundComments(id, question, seesPeople: mayTag, site, in: transaction)
        }
        guard let found else { throw HTTPError(.notFound) }
        return try member.page(
            CommentsPage(found, mayTag: mayTag, problem: problem, draft: draft),
            status: problem == nil ? .ok : .unprocessableContent)
    }
}

extension Site {
    /// Takes the comments of a round from before out of its responses, once.
    func fillComments(of id: Round.ID) async throws {
        guard try await !database.read({ try $0.rounds.find(id) == nil || $0.rounds.hasComments(id) }) else { return }
        try await database.write { try $0.rounds.fillComments(of: id) }
    }
}

extension Round {
    /// Nil where comments are shown, or may not be yet.
    func reasonForNoComments<Comments>(_ comments: Released<Comments>) -> String? {
        guard case .heldBack = comments else { return nil }
        return "Comments are shown from \(plan.policy.commentThreshold) respondents on."
    }
}
